// A sign of life for the watchdog outside the page (deploy/kiosk): while the page works, with or without network, a file
// of its local storage changes every minute. Where that stops, the device starts its browser anew.

const KEY = "hailong.kiosk.alive";
const EVERY_MS = 60_000;

/** Gives a sign now and each minute; returns what ends it. `mono` counts milliseconds. */
export function showLife(storage: Storage | null, mono: () => number): () => void {
  const sign = () => {
    try {
      storage?.setItem(KEY, String(mono()));
    } catch {
      // A storage that is full or forbidden: no sign is a sign, too.
    }
  };
  sign();
  const timer = setInterval(sign, EVERY_MS);
  return () => clearInterval(timer);
}
