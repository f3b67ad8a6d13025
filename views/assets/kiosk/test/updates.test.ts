import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";

import { hasWorker, Updates } from "../updates.ts";

const HOUR = 3_600_000;

/** The browser's workers, as far as a page sees them. */
class Workers extends EventTarget {
  controller: object | null = null;
  registration: (EventTarget & { active: object | null; update(): Promise<void> }) | undefined;
  failing = false;
  registered = 0;
  updated = 0;

  async register(): Promise<unknown> {
    this.registered += 1;
    if (this.failing) throw new TypeError("no network");
    const update = async () => void (this.updated += 1);
    this.registration = Object.assign(new EventTarget(), { active: {}, installing: null, waiting: null, update });
    return this.registration;
  }

  async getRegistration(): Promise<unknown> {
    return this.registration;
  }
}

function browser(context: TestContext): Workers {
  const workers = new Workers();
  const before = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  Object.defineProperty(globalThis, "navigator", { value: { serviceWorker: workers }, configurable: true });
  context.after(() => Object.defineProperty(globalThis, "navigator", before ?? {}));
  context.mock.timers.enable({ apis: ["setInterval"] });
  return workers;
}

async function hour(context: TestContext): Promise<void> {
  context.mock.timers.tick(HOUR);
  await new Promise((resolve) => setImmediate(resolve));
}

test("a worker that could not be registered is registered in the next hour, and asked for news after that", async (context) => {
  const workers = browser(context);
  workers.failing = true;
  await new Updates(() => true).start();
  await hour(context);
  workers.failing = false;
  await hour(context);
  assert.deepEqual([workers.registered, workers.updated], [3, 0]);
  await hour(context);
  assert.deepEqual([workers.registered, workers.updated], [3, 1]);
});

test("a worker that was taken away comes back without anyone loading the page", async (context) => {
  const workers = browser(context);
  const updates = new Updates(() => true);
  await updates.start();
  workers.registration = undefined;
  await updates.look();
  assert.equal(workers.registered, 2);
  if (workers.registration !== undefined) Object.assign(workers.registration, { active: null });
  await hour(context);
  assert.equal(workers.registered, 3);
});

test("whether a worker answers for the page is told as it is", (context) => {
  const workers = browser(context);
  assert.equal(hasWorker(), false);
  workers.controller = {};
  assert.equal(hasWorker(), true);
});
