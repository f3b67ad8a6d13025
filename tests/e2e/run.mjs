// All browser tests in one process, so that they share one server and one Chromium:
//   HAILONG_BIN=target/release/hailong node --test-reporter=spec tests/e2e/run.mjs
// One of them: node --test-name-pattern='kiosk' tests/e2e/run.mjs. Pictures and logs are in target/e2e.
import './spec/watch.mjs';
import './spec/public.mjs';
import './spec/manager.mjs';
import './spec/citizen.mjs';
import './spec/phone.mjs';
import './spec/phone-privacy.mjs';
import './spec/phone-slow.mjs';
import './spec/receipt-story.mjs';
import './spec/attack.mjs';
import './spec/kiosk.mjs';
import './spec/kiosk-screens.mjs';
import './spec/kiosk-check.mjs';
import './spec/kiosk-aloud.mjs';
import './spec/kiosk-offline.mjs';
import './spec/kiosk-versions.mjs';
import './spec/kiosk-menu.mjs';
import './spec/kiosk-network.mjs';
import './spec/kiosk-rare-screens.mjs';
import './spec/kiosk-unplugged.mjs';
import './spec/kiosk-speed.mjs';
import './spec/first-start.mjs';
import './spec/desk.mjs';
import './spec/units.mjs';
import './spec/links.mjs';
import './spec/replies.mjs';
import './spec/fleet.mjs';
import './spec/measuring.mjs';
import './spec/sign-in.mjs';
import './spec/network.mjs';
