// How long a tap takes, from the finger to the thanks. Printed and written to target/e2e/taps.txt, for a person to read:
// a shared machine's times prove nothing, so none is asserted. That each of them comes is.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { onPage } from '../browser.mjs';
import { server } from '../context.mjs';
import { openKiosk, settled, toFaces } from '../kiosk-person.mjs';
import { output } from '../server.mjs';

const TAPS = 30;

/** What follows the tap: nothing more is asked, and the next person may come at once. */
const changes = { questionnaire: { reasons: [], comment: false }, response_interval_ms: 0 };

/** Notes when the last write to the database is on the disk. */
function watchDatabase() {
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function transaction(stores, mode, options) {
    const made = begin.call(this, stores, mode, options);
    if (mode === 'readwrite') made.addEventListener('complete', () => { window.durable ??= { at: performance.now(), durability: made.durability }; });
    return made;
  };
}

/** In the page: notes when a finger lands on the face and leaves it, when the face has changed and looks otherwise in the
 *  next frame, and when the thanks are drawn. */
function watchTap() {
  const [face, main] = [document.querySelectorAll('.level')[1], document.querySelector('main')];
  const looks = () => {
    const { backgroundColor, borderTopColor, boxShadow } = getComputedStyle(face);
    return [backgroundColor, borderTopColor, boxShadow].join();
  };
  const untouched = looks();
  const seen = { landed: null, lifted: null, answered: null, thanked: null };
  const frame = (name) => requestAnimationFrame(() => { seen[name] ??= performance.now(); });
  const note = (kind, name) => addEventListener(kind, ({ timeStamp }) => { seen[name] ??= timeStamp; }, { capture: true, once: true });
  note('pointerdown', 'landed');
  note('pointerup', 'lifted');
  new MutationObserver(() => looks() !== untouched && frame('answered')).observe(face, { attributes: true });
  new MutationObserver(() => main.dataset.place === 'thanks' && frame('thanked')).observe(main, { childList: true, attributes: true });
  Object.assign(window, { seen, durable: undefined });
}

/** One tap on a face by a finger that stays until it sees that it is felt; milliseconds from landing to that answer, and
 *  from lifting until the disk has the rating and the thanks are drawn. */
async function measure(page) {
  const { x, y, width, height } = await page.locator('.level').nth(1).boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.evaluate(watchTap);
  await page.mouse.down();
  await page.waitForFunction(() => window.seen.answered !== null).catch((error) => {
    throw new Error('the face never answered the finger', { cause: error });
  });
  await page.mouse.up();
  await page.waitForFunction(() => window.seen.thanked !== null);
  const { landed, lifted, answered, thanked, durable: { at, durability } } = await page.evaluate(() => ({ ...window.seen, durable: window.durable }));
  return { answer: answered - landed, durable: at - lifted, thanks: thanked - lifted, durability };
}

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle - 0.5)] + sorted[Math.floor(middle)]) / 2;
}

test(`how long ${TAPS} taps take: finger to its answer, to disk, to thanks`, { timeout: 300_000 }, (t) => onPage({ size: 'kiosk' }, async (page) => {
  await page.addInitScript(watchDatabase);
  await openKiosk(page, { changes });
  const taps = [];
  while (taps.length < TAPS) {
    await toFaces(page);
    taps.push(await measure(page));
    await page.goto(`${(await server()).url}/k/`);
    await page.locator('.domains, .faces').waitFor();
    await settled(page);
  }
  for (const { answer, durable, thanks, durability } of taps) {
    assert.ok(answer >= 0 && durable >= 0, 'the answer follows the finger');
    assert.ok(durable <= thanks, 'nobody is thanked before the rating is on the disk');
    assert.equal(durability, 'strict');
  }
  const rows = [['landing to answer', 'answer'], ['lifting to disk', 'durable'], ['lifting to thanks', 'thanks']].map(([name, key]) => {
    const times = taps.map((tap) => tap[key]);
    return `${name.padEnd(22)} median ${median(times).toFixed(1).padStart(6)} ms   longest ${Math.max(...times).toFixed(1).padStart(6)} ms`;
  });
  const report = [`${TAPS} taps in Chromium at 1080 × 1920`, ...rows].join('\n');
  mkdirSync(output, { recursive: true });
  writeFileSync(path.join(output, 'taps.txt'), `${report}\n`);
  t.diagnostic(report);
}));
