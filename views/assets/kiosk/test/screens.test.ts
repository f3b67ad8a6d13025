import assert from "node:assert/strict";
import { test } from "node:test";

import { clockState, millimetres, touchSide } from "../kiosk-check.ts";
import { fitting } from "../paging.ts";
import { codeOf, grouped } from "../screens/code.ts";
import { en } from "../words/en.ts";
import { vi } from "../words/vi.ts";

test("a page holds what ends above its lower edge, and at least one", () => {
  assert.equal(fitting([100, 100, 210, 210], 320), 4);
  assert.equal(fitting([100, 100, 210, 210], 200), 2);
  assert.equal(fitting([100, 210], 50), 1);
  assert.equal(fitting([], 50), 0);
});

test("a code forgives small letters, O, I, L, spaces and dashes, and has eight signs", () => {
  assert.equal(codeOf("abcd-efgh"), "ABCDEFGH");
  assert.equal(codeOf(" oIl1 - 0u "), "01110");
  assert.equal(codeOf("ABCDEFGHJK"), "ABCDEFGH");
  assert.equal(grouped("ABCDEFGH"), "ABCD-EFGH");
  assert.equal(grouped("ABC"), "ABC");
});

test("every word is there in both languages, and none is empty", () => {
  assert.deepEqual(Object.keys(en), Object.keys(vi));
  for (const words of [vi, en]) {
    for (const [name, text] of Object.entries(words)) assert.notEqual(text.length, 0, name);
    assert.equal(words.weekdays.length, 7);
  }
});

test("a thing to touch measures 15 mm: on 10 inches, and on 7 inches with 800 × 480", () => {
  for (const [width, height] of [[1280, 800], [1920, 1200], [800, 1280]] as const) {
    assert.ok(millimetres(touchSide(width, height), width, height, 10) >= 15, `${width} × ${height}`);
  }
  assert.ok(millimetres(touchSide(800, 480), 800, 480, 7) >= 15);
});

test("a clock is good within seconds, and flagged beyond five minutes", () => {
  assert.equal(clockState(-3), "ok");
  assert.equal(clockState(60), "warn");
  assert.equal(clockState(-301), "fail");
});
