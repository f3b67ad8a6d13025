import assert from "node:assert/strict";
import { test } from "node:test";

import { hours } from "../opening.ts";

const week = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, from: "13:00", until: "17:00" },
  { weekday, from: "07:30", until: "11:30" },
]);
const calendar = { opening: week, holidays: ["2026-12-01"], timezone: "Asia/Ho_Chi_Minh" };
/** A moment in the counter's zone. */
const at = (local: string) => hours(calendar, new Date(`${local}+07:00`));

test("open in the hours, and closed at noon with the hour of the afternoon", () => {
  assert.equal(at("2026-11-24T07:29:00")?.open, false);
  assert.equal(at("2026-11-24T07:30:00")?.open, true);
  assert.equal(at("2026-11-24T11:30:00")?.open, false);
  assert.deepEqual(at("2026-11-24T12:00:00")?.next, { inDays: 0, weekday: 2, from: "13:00" });
  assert.deepEqual(at("2026-11-24T09:00:00")?.today.map(({ from }) => from), ["07:30", "13:00"]);
});

test("after the last hour of Friday it opens on Monday", () => {
  assert.deepEqual(at("2026-11-27T18:00:00")?.next, { inDays: 3, weekday: 1, from: "07:30" });
});

test("a holiday is closed all day", () => {
  const tuesday = at("2026-12-01T09:00:00");
  assert.equal(tuesday?.open, false);
  assert.deepEqual(tuesday?.today, []);
  assert.deepEqual(tuesday?.next, { inDays: 1, weekday: 3, from: "07:30" });
});

test("the day is the counter's, wherever the device thinks it is", () => {
  // 00:45 UTC on Tuesday is 07:45 in the counter's zone.
  assert.equal(hours(calendar, new Date("2026-11-24T00:45:00Z"))?.open, true);
});

test("without hours, or with a zone nobody knows, nothing is claimed", () => {
  assert.equal(hours({ timezone: "Asia/Ho_Chi_Minh" }, new Date()), null);
  assert.equal(hours({ ...calendar, timezone: "Nowhere/Else" }, new Date()), null);
});
