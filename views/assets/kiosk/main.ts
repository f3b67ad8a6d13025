// The kiosk's beginning: the only window, the device's memory, and off it goes.

import { deviceClocks } from "./clocks.ts";
import { askToPersist, type Marker, marked, sameSession, timeTheDisk } from "./device.ts";
import { Kiosk } from "./kiosk.ts";
import { elsewhereScreen } from "./screens.ts";
import { Store } from "./store.ts";
import { onlyWindow } from "./tabs.ts";

/** The pairing code in the address's fragment, which is taken off the address at once. */
function takeCode(): string | null {
  const code = location.hash.slice(1);
  if (code === "") return null;
  history.replaceState(null, "", "/k/");
  return code;
}

/** The local storage; null where the browser forbids it. */
function localStorageIfAny(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

async function run(root: HTMLElement): Promise<void> {
  const code = takeCode();
  const lang = document.documentElement.lang || "vi";
  await onlyWindow(() => root.replaceChildren(elsewhereScreen(lang)));
  const clocks = deviceClocks();
  void askToPersist();
  const storage = localStorageIfAny();
  const store = await Store.open(storage, clocks);
  const again = sameSession();
  const marker = await store.note<Marker>("marker", (before) => marked(before, clocks.now(), again));
  const { version = "", probe = "" } = root.dataset;
  const flushed = probe === "" ? Promise.resolve(null) : timeTheDisk(probe);
  await new Kiosk({ root, store, storage, clocks, version, marker, flushed }).start(code);
}

const root = document.getElementById("app");
if (root !== null) {
  addEventListener("contextmenu", (event) => event.preventDefault());
  void run(root);
}
