import assert from "node:assert/strict";
import { test } from "node:test";

import { isIncognito, marked } from "../device.ts";
import { ServerTime } from "../times.ts";
import { byAsking, byLock } from "../tabs.ts";
import { Training } from "../training.ts";

/** Channels of windows that hear each other, as a browser's do. */
class Wire {
  readonly windows = new Set<BroadcastChannel>();

  open(): BroadcastChannel {
    const { windows } = this;
    const channel = {
      onmessage: null as ((event: MessageEvent) => void) | null,
      postMessage(data: unknown) {
        for (const other of windows) {
          if (other !== (channel as unknown)) queueMicrotask(() => other.onmessage?.({ data } as MessageEvent));
        }
      },
    };
    windows.add(channel as unknown as BroadcastChannel);
    return channel as unknown as BroadcastChannel;
  }
}

test("of two windows without locks one works and the other waits until the first has gone", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const wire = new Wire();
  const holders: string[] = [];
  let waited = 0;
  const claim = (name: string, channel: BroadcastChannel) =>
    void byAsking(channel, () => (waited += 1)).then(() => holders.push(name));
  const first = wire.open();
  claim("first", first);
  claim("second", wire.open());
  const pass = async (ms: number) => {
    for (let tick = 0; tick < ms; tick += 100) {
      context.mock.timers.tick(100);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  await pass(10_000);
  assert.equal(holders.length, 1, "they began in the same moment, and one of them holds");
  assert.equal(waited, 1, "the other said so once");
  const holder = holders[0] === "first" ? first : [...wire.windows].find((channel) => channel !== first);
  if (holder !== undefined) wire.windows.delete(holder);
  await pass(10_000);
  assert.equal(holders.length, 2, "it took over");
});

test("a browser that does not say whether the lock is free leaves no screen dark", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let answer: ((lock: Lock | null) => unknown) | undefined;
  const request = (_name: string, _options: unknown, callback: (lock: Lock | null) => unknown) => {
    answer = callback;
    return new Promise(() => undefined);
  };
  let waited = 0;
  let works = false;
  void byLock({ request } as unknown as LockManager, () => (waited += 1)).then(() => (works = true));
  context.mock.timers.tick(9_999);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(works, false, "it is given time");
  context.mock.timers.tick(1);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(works, true);
  answer?.(null);
  assert.equal(waited, 0, "a late no does not take the screen away");
});

test("a private window is told by its disk or quota, unless the storage outlived a browser", () => {
  const now = new Date(0);
  const first = marked(undefined, now, false);
  assert.deepEqual(first, { installed_at: now.toISOString(), starts: 1 });
  const loaded = marked(first, new Date(9), true);
  assert.equal(loaded.starts, 1, "loading the page anew proves nothing");
  const second = marked(loaded, new Date(9), false);
  assert.deepEqual(second, { installed_at: now.toISOString(), starts: 2 });
  const disk = { flushed: null, quota: 60e9, heap: 4e9 };
  const hints = (marker: typeof first | null, more: object) => isIncognito({ ...disk, marker, ...more });
  assert.equal(hints(first, { flushed: 0.3 }), true, "a disk that takes no time");
  assert.equal(hints(first, { flushed: 3.2 }), false);
  assert.equal(hints(first, { quota: 3e9 }), true, "an older browser's quota");
  assert.equal(hints(first, {}), false);
  assert.equal(hints(second, { flushed: 0 }), false, "it outlived a browser");
  assert.equal(hints(null, { quota: null }), false);
});

test("training ends by itself after half an hour", () => {
  let now = 5;
  const training = new Training(() => now);
  assert.equal(training.on, false);
  training.set(true);
  assert.equal(training.on, true);
  now += 30 * 60_000;
  assert.equal(training.on, false);
});

test("the server's time goes on by the clock that only counts", () => {
  let mono = 100;
  const time = new ServerTime(() => mono);
  assert.equal(time.now(), null);
  time.hear(1_000_000);
  mono += 5_000;
  assert.equal(time.now(), 1_005_000);
});
