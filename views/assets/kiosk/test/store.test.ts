import assert from "node:assert/strict";
import { test } from "node:test";

import { Store } from "../store.ts";
import { followup, MemoryStorage, rating } from "./memory.ts";

test("what waits comes back oldest first, also after a restart", () => {
  const storage = new MemoryStorage();
  const [first, second] = [rating(1), rating(2)];
  const before = new Store(storage);
  before.addRating(second);
  before.addRating(first);
  before.addFollowUp(followup(first));
  const { ratings, followups } = new Store(storage).batch(100);
  assert.deepEqual(ratings, [first, second]);
  assert.equal(followups[0]?.rating, first.id);
});

test("only the acknowledged record leaves", () => {
  const store = new Store(new MemoryStorage());
  const [first, second] = [rating(1), rating(2)];
  store.addRating(first);
  store.addRating(second);
  store.acknowledge(first.id);
  assert.deepEqual(store.batch(100).ratings, [second]);
});

test("the lifetime counter survives restarts, acknowledgements and a power cut", () => {
  const storage = new MemoryStorage();
  const store = new Store(storage);
  const [first, second] = [rating(1), rating(2)];
  store.addRating(first);
  store.acknowledge(first.id);
  store.addRating(second);
  assert.equal(new Store(storage).accepted, 2);
  storage.setItem("hailong.kiosk.accepted", "1"); // the cut came before the counter was written
  assert.equal(new Store(storage).accepted, 2);
});

test("a full device says so instead of losing a rating silently", () => {
  const storage = new MemoryStorage();
  const store = new Store(storage);
  storage.full = true;
  assert.throws(() => store.addRating(rating(1)));
  assert.equal(store.accepted, 0);
});

test("a storage that swallows writes is found out", () => {
  const storage = new MemoryStorage();
  storage.setItem = () => undefined;
  const store = new Store(storage);
  assert.throws(() => store.addRating(rating(1)));
});

test("a refused or damaged record is kept aside and does not block the rest", () => {
  const storage = new MemoryStorage();
  const store = new Store(storage);
  const [first, second] = [rating(1), rating(2)];
  store.addRating(first);
  store.addRating(second);
  store.bury(first.id, { code: "unknown_domain" });
  storage.setItem("hailong.kiosk.out.rating.00000000", "{half a rec");
  assert.deepEqual(store.batch(1).ratings, [second]);
  assert.equal(store.deadLetters, 2);
});
