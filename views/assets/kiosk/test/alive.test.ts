import assert from "node:assert/strict";
import { test } from "node:test";

import { showLife } from "../alive.ts";
import { MemoryStorage } from "./memory.ts";

const SIGN = "hailong.kiosk.alive";

test("the sign of life changes every minute, until the page ends", (context) => {
  context.mock.timers.enable({ apis: ["setInterval"] });
  const storage = new MemoryStorage();
  let now = 0;
  const end = showLife(storage, () => now);
  const signs = [storage.getItem(SIGN)];
  for (let minute = 1; minute <= 3; minute += 1) {
    now += 60_000;
    context.mock.timers.tick(60_000);
    signs.push(storage.getItem(SIGN));
  }
  assert.equal(new Set(signs).size, 4, "four different signs");
  end();
  now += 60_000;
  context.mock.timers.tick(60_000);
  assert.equal(storage.getItem(SIGN), signs[3]);
});

test("a storage that keeps nothing gives no sign and no error", (context) => {
  context.mock.timers.enable({ apis: ["setInterval"] });
  const storage = new MemoryStorage();
  storage.full = true;
  showLife(storage, () => 1);
  context.mock.timers.tick(60_000);
  assert.equal(storage.getItem(SIGN), null);
  showLife(null, () => 1);
});
