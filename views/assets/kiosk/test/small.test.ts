import assert from "node:assert/strict";
import { test } from "node:test";

import { backoff, LONGEST_MS, retryAfter, SHORTEST_MS } from "../backoff.ts";
import { uuid7 } from "../uuid.ts";
import { pick, words } from "../words.ts";

test("an id is a UUID of version 7 that carries its moment", () => {
  const id = uuid7(0x0198_0c1e_7a2b);
  assert.match(id, /^01980c1e-7a2b-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("ids sort in the order of the taps and never repeat", () => {
  const ids = Array.from({ length: 500 }, (_, index) => uuid7(1_790_000_000_000 + index));
  assert.deepEqual([...ids].sort(), ids);
  assert.equal(new Set(Array.from({ length: 500 }, () => uuid7(1))).size, 500);
});

test("the pause grows from one second to five minutes and is spread", () => {
  assert.equal(backoff(1, 0.999_999), 1000);
  assert.equal(backoff(1, 0), SHORTEST_MS);
  assert.equal(backoff(4, 0.999_999), 8000);
  assert.equal(backoff(12, 0.999_999), LONGEST_MS);
  assert.equal(backoff(4000, 0.5), LONGEST_MS / 2);
});

test("the server's own wish for a pause is read, nonsense is not", () => {
  const asking = (value: string) => retryAfter(new Response("", { headers: { "retry-after": value } }));
  assert.equal(asking("30"), 30_000);
  assert.equal(asking("999999"), LONGEST_MS);
  assert.equal(asking("soon"), 0);
  assert.equal(asking("-5"), 0);
  assert.equal(retryAfter(null), 0);
});

test("every word exists in both languages", () => {
  assert.deepEqual(Object.keys(words("en")), Object.keys(words("vi")));
  assert.equal(words("fr"), words("vi"));
  assert.equal(pick({ vi: "Hài lòng" }, "en"), "Hài lòng");
  assert.equal(pick({ vi: "Hài lòng", en: "Satisfied" }, "en"), "Satisfied");
});
