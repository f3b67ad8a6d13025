import assert from "node:assert/strict";
import { test } from "node:test";

/** The browser's side of the worker: what is kept, the windows that are open, and where they are sent. */
const kept = ["hailong-kiosk-1", "of-another-application", "hailong-kiosk-2"];
const sentTo: string[] = [];
let registered = true;

const windows = ["/k/pair#K7XQ-2MPD", "/k/", "/k/check"].map((path) => ({
  url: `https://danh-gia.example${path}`,
  navigate: async (address: string) => void sentTo.push(address),
}));
const worker = Object.assign(new EventTarget(), {
  skipWaiting: () => undefined,
  registration: { unregister: async () => void (registered = false) },
  clients: { matchAll: async () => windows },
});
const caches = { keys: async () => [...kept], delete: async (name: string) => kept.splice(kept.indexOf(name), 1).length > 0 };

Object.assign(globalThis, { self: worker, caches });
// Only now, since it listens as soon as it is loaded.
await import("../sw-off.ts");

test("a worker that is switched off goes with its files, and its windows come back without an old pairing code", async () => {
  let work: Promise<unknown> = Promise.resolve();
  worker.dispatchEvent(Object.assign(new Event("activate"), { waitUntil: (begun: Promise<unknown>) => void (work = begun) }));
  await work;
  assert.deepEqual(kept, ["of-another-application"]);
  assert.equal(registered, false);
  assert.deepEqual(sentTo, ["/k/", "/k/", "/k/check"]);
});
