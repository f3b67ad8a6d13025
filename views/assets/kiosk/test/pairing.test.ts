// A device that becomes another kiosk: what it counted stays with the kiosk it counted for.

import "fake-indexeddb/auto";

import assert from "node:assert/strict";
import { test } from "node:test";

import { Device, meet, results, START, tap } from "./memory.ts";

const toSecond = (device: Device) => device.store.pair("other", "epoch-1", { id: 2, name: "K2" });
const toFirst = (device: Device) => device.store.pair("again", "epoch-1", { id: 1, name: "K1" });

test("as another kiosk a device counts from nothing, under a new installation; what it held goes under the old one", async () => {
  const device = await Device.paired();
  const first = device.store.ledger.install;
  await device.store.rate(tap());
  await device.store.rate(tap());
  await toSecond(device);
  assert.notEqual(device.store.ledger.install, first);
  assert.equal(device.store.ledger.counters.accepted, 0);
  await (await device.boot()).rate(tap());
  const own = await device.store.load(9);
  assert.deepEqual([own.install === first, own.ratings.length, own.counters?.accepted], [false, 1, 1]);
  await toFirst(device);
  const back = await device.store.load(9);
  assert.deepEqual([back.install, back.ratings.length, back.counters?.accepted], [first, 2, 2]);
  const third = device.store.ledger;
  assert.deepEqual([third.counters.accepted, third.former.length], [0, 2]);
});

test("paired anew as the same kiosk, even after unpairing, it goes on counting", async () => {
  const device = await Device.paired();
  const { install } = device.store.ledger;
  await device.store.rate(tap());
  await toFirst(device);
  await device.store.unpair();
  await toFirst(device);
  await device.store.rate(tap());
  assert.equal(device.store.ledger.install, install);
  assert.equal(device.store.ledger.counters.accepted, 2);
});

test("unpaired between two kiosks it still knows whose counts it has", async () => {
  const device = await Device.paired();
  const { install } = device.store.ledger;
  await device.store.rate(tap());
  await device.store.unpair();
  await device.boot();
  await toSecond(device);
  assert.notEqual(device.store.ledger.install, install);
});

test("the device of an older application, which did not write down whose counts it has, learns it from its pairing", async () => {
  const device = await Device.paired();
  const { install } = device.store.ledger;
  await device.store.rate(tap());
  await device.forgetOwner();
  await (await device.boot()).rate(tap());
  assert.deepEqual([device.store.ledger.install, device.store.ledger.counters.accepted], [install, 2]);
  await device.forgetOwner();
  await toSecond(device);
  assert.notEqual(device.store.ledger.install, install);
});

test("with a dead database another kiosk's counts begin as well, and the database follows", async () => {
  const device = await Device.paired();
  const first = device.store.ledger.install;
  await device.store.rate(tap());
  device.dead = true;
  await device.store.rate(tap());
  await toSecond(device);
  await device.store.rate(tap());
  const second = device.store.ledger.install;
  assert.notEqual(second, first);
  const load = await device.store.load(9);
  assert.deepEqual([load.ratings.length, load.install, load.queue], [1, second, 1], "the mirror sends none of the first kiosk's");
  const { queue, held } = await device.store.tally();
  assert.deepEqual({ queue, held }, { queue: 1, held: 2 });
  device.dead = false;
  await device.boot();
  assert.deepEqual([device.store.ledger.install, device.store.ledger.counters.accepted], [second, 1]);
  await meet(device.store, [results]);
  await toFirst(device);
  const back = await device.store.load(9);
  assert.deepEqual([back.install, back.ratings.length, back.counters?.accepted], [first, 2, 2]);
});

test("an emptied database gets another kiosk's records back as held", async () => {
  const device = await Device.paired();
  await device.store.rate(tap());
  await device.emptied();
  await toSecond(device);
  await device.store.mend();
  const { queue, held } = await device.store.tally();
  assert.deepEqual({ queue, held }, { queue: 0, held: 1 });
});

test("a pairing that a power cut broke off leaves nothing held back", async () => {
  const device = await Device.paired();
  await device.store.rate(tap());
  await device.change("ratings", (kept) => ({ ...kept, state: "held" }));
  await device.boot();
  assert.equal((await device.store.load(9)).ratings.length, 1);
});

test("thousands of records are sorted and looked through in short transactions", async () => {
  const device = await Device.paired();
  const { id } = await device.store.rate(tap());
  await device.store.settle([{ id, kind: "ratings", state: "sent" }], "epoch-1", START);
  await device.multiply(id, 2_500);
  const most = device.watch();
  await device.store.noteEpoch("epoch-2");
  assert.equal((await device.store.load(9)).queue, 2_501, "all wait again");
  await toSecond(device);
  assert.equal((await device.store.tally()).held, 2_501);
  await toFirst(device);
  assert.equal((await device.store.tally()).queue, 2_501);
  await device.change("ratings", (kept) => ({ ...kept, state: "sent", sent_at: null }));
  await device.store.tidy(START);
  await device.store.tidy(START + 60_000);
  assert.equal((await device.store.everything()).length, 2_501);
  await device.store.tidy(START + 15 * 86_400_000);
  assert.equal((await device.store.everything()).length, 0);
  assert.ok(most() <= 2_100, `at most ${most()} changes in one transaction`);
  assert.equal(device.store.mode, "indexeddb");
});
