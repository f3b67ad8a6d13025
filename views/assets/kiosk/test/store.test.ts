import "fake-indexeddb/auto";

import assert from "node:assert/strict";
import { test } from "node:test";

import { told, type Verdict } from "../records.ts";
import { Device, meet, results, START, tap } from "./memory.ts";

const sent = (id: string): Verdict => ({ id, kind: "ratings", state: "sent" });
const DAY = 86_400_000;

test("what waits comes back oldest first, also after a restart", async () => {
  const device = await Device.paired();
  const [first, second] = [await device.store.rate(tap(1)), await device.store.rate(tap(2))];
  await device.store.follow({ rating: first.id, outcome: "done" });
  const load = await (await device.boot()).load(100);
  assert.deepEqual(load.ratings.map(({ id, seq, level }) => ({ id, seq, level })), [
    { id: first.id, seq: 1, level: 1 }, { id: second.id, seq: 2, level: 2 },
  ]);
  assert.equal(load.followups[0]?.rating, first.id);
  assert.equal(device.store.token, "secret");
});

test("numbers begin anew with each start, counters do not", async () => {
  const device = await Device.paired();
  await device.store.rate(tap());
  await device.store.rate({ ...tap(), test: true });
  await (await device.boot()).rate(tap());
  const { ratings, counters } = await device.store.load(100);
  assert.deepEqual(ratings.map(({ seq }) => seq), [1, 2, 1]);
  assert.deepEqual(counters, { accepted: 2, tests: 1, acknowledged: 0, dead: 0 });
});

test("taps that come at once get numbers without gap and without repeat", async () => {
  const device = await Device.paired();
  await Promise.all(Array.from({ length: 20 }, () => device.store.rate(tap())));
  const { ratings } = await device.store.load(100);
  assert.deepEqual(ratings.map(({ seq }) => seq).sort((a, b) => a - b), Array.from({ length: 20 }, (_, index) => index + 1));
});

test("only the acknowledged record leaves the queue, and stays 14 days of the server's time", async () => {
  const device = await Device.paired();
  const [first, second] = [await device.store.rate(tap()), await device.store.rate(tap())];
  await device.store.settle([sent(first.id)], "epoch-1", START);
  assert.deepEqual((await device.store.load(100)).ratings.map(({ id }) => id), [second.id]);
  await device.store.tidy(START + 13 * DAY);
  assert.equal((await device.store.everything()).length, 2);
  await device.store.tidy(START + 15 * DAY);
  assert.deepEqual((await device.store.everything()).map(({ id }) => id), [second.id]);
  assert.deepEqual(device.store.ledger.counters, { accepted: 2, tests: 0, acknowledged: 1, dead: 0 });
});

test("another epoch brings the acknowledged records back, and counts them once", async () => {
  const device = await Device.paired();
  const { id } = await device.store.rate(tap());
  await device.store.settle([sent(id)], "epoch-1", START);
  await device.store.noteEpoch("epoch-2");
  assert.deepEqual((await device.store.load(100)).ratings.map((rating) => rating.id), [id]);
  await device.store.settle([sent(id)], "epoch-2", START);
  assert.equal((await device.store.load(100)).ratings.length, 0);
  assert.equal(device.store.ledger.counters.acknowledged, 1);
});

test("a dead letter stays, is counted, and blocks nobody", async () => {
  const device = await Device.paired();
  const { id } = await device.store.rate(tap());
  await device.store.rate(tap());
  await device.store.settle([{ id, kind: "ratings", state: "dead", reason: "x" }], "epoch-1", START);
  const { queue, dead } = await device.store.tally();
  assert.deepEqual({ queue, dead }, { queue: 1, dead: 1 });
  assert.equal(device.store.ledger.counters.dead, 1);
});

test("a refused record waits again once on each occasion, and is counted as what it is now", async () => {
  const device = await Device.paired();
  const refused = async () => {
    const { ratings } = await device.store.load(9);
    await device.store.settle(ratings.map(({ id }) => ({ id, kind: "ratings", state: "dead", reason: "x" })), "epoch-1", START);
  };
  const counted = async () => {
    const { queue, dead } = await device.store.tally();
    return [queue, dead, told(device.store.ledger.counters).dead];
  };
  const { id } = await device.store.rate(tap());
  await device.store.rate({ ...tap(), test: true });
  await refused();
  await device.store.retry("1 epoch-1 1.0.0 7");
  assert.deepEqual(await counted(), [2, 0, 0]);
  await refused();
  await device.store.retry("1 epoch-1 1.0.0 7");
  await (await device.boot()).retry("1 epoch-1 1.0.0 7");
  assert.deepEqual(await counted(), [0, 2, 1], "not twice on the same occasion, nor after a restart");
  await device.store.retry("1 epoch-1 1.1.0 7");
  assert.deepEqual(await counted(), [2, 0, 0]);
  await device.boot();
  await device.store.settle([sent(id)], "epoch-1", START);
  const { counters } = device.store.ledger;
  assert.deepEqual(told(counters), { accepted: 1, tests: 1, acknowledged: 1, dead: 0 });
});

test("what was refused for another kiosk does not wait with this one's token", async () => {
  const device = await Device.paired();
  const { id } = await device.store.rate(tap());
  await device.store.settle([{ id, kind: "ratings", state: "dead" }], "epoch-1", START);
  await device.store.pair("other", "epoch-1", { id: 2, name: "K2" });
  await device.store.retry("2 epoch-1 1.0.0 7");
  assert.deepEqual([(await device.store.load(9)).ratings.length, (await device.store.tally()).dead], [0, 1]);
  await device.store.pair("again", "epoch-1", { id: 1, name: "K1" });
  await device.store.retry("1 epoch-1 1.0.0 7");
  assert.equal((await device.store.load(9)).ratings[0]?.id, id);
});

test("while the database is dead taps go to the mirror, and back when it lives", async () => {
  const device = await Device.paired();
  await device.store.rate(tap());
  device.dead = true;
  await device.store.rate(tap());
  assert.equal(device.store.mode, "mirror");
  assert.equal(device.store.ledger.counters.accepted, 2);
  assert.equal((await device.store.load(100)).ratings.length, 2, "also what the database had");
  device.dead = false;
  await device.store.mend();
  assert.equal(device.store.mode, "indexeddb");
  const { ratings, counters } = await device.store.load(100);
  assert.deepEqual(ratings.map(({ seq }) => seq), [1, 2]);
  assert.equal(counters?.accepted, 2);
});

test("a start with a dead database knows its token, and loses no tap in a further start", async () => {
  const device = await Device.paired();
  device.dead = true;
  await device.boot();
  assert.equal(device.store.token, "secret");
  const { id } = await device.store.rate(tap());
  await device.boot();
  assert.equal((await device.store.load(100)).ratings[0]?.id, id);
  await device.store.settle([sent(id)], "epoch-1", START);
  assert.equal((await device.store.load(100)).ratings.length, 0);
  device.dead = false;
  await device.boot();
  assert.equal((await device.store.load(100)).ratings.length, 0, "acknowledged stays acknowledged");
  assert.deepEqual(device.store.ledger.counters, { accepted: 1, tests: 0, acknowledged: 1, dead: 0 });
});

test("an emptied database is a new installation; what the mirror has is recovered under the old one's count", async () => {
  for (const running of [true, false]) {
    const device = await Device.paired();
    await device.store.rate(tap());
    await device.store.rate(tap());
    const before = device.store.ledger.install;
    await device.emptied();
    if (!running) await device.boot();
    await device.store.rate(tap());
    assert.notEqual(device.store.ledger.install, before);
    assert.equal(device.store.token, "secret");
    const old = await device.store.load(100);
    assert.equal(old.install, before);
    assert.deepEqual([old.ratings.length, old.counters?.accepted], [2, 2]);
    await device.store.settle(old.ratings.map(({ id }) => sent(id)), "epoch-1", START);
    const own = await device.store.load(100);
    assert.deepEqual([own.install, own.ratings.length, own.counters?.accepted], [device.store.ledger.install, 1, 1]);
  }
});

test("a full database makes room by forgetting what the server has, then uses the mirror", async () => {
  const device = await Device.paired();
  device.full = true;
  const { id } = await device.store.rate(tap());
  assert.equal((await device.store.everything())[0]?.id, id);
  assert.equal((await device.store.tally()).queue, 1);
  await meet(device.store, [results]);
  assert.equal((await device.store.tally()).queue, 0, "it is sent although it is in the mirror alone");
  const later = await device.store.rate(tap());
  device.full = false;
  await device.store.mend();
  assert.deepEqual((await device.store.load(9)).ratings.map((rating) => rating.id), [later.id]);
  assert.deepEqual(device.store.ledger.counters, { accepted: 2, tests: 0, acknowledged: 1, dead: 0 });
  assert.ok((await device.store.everything()).some((kept) => kept.id === id), "kept for another epoch");
});

test("a full disk is told at the first tap that the database cannot take, and again when the mirror cannot either", async () => {
  const device = await Device.paired();
  assert.equal(device.store.storage, "indexeddb");
  device.full = true;
  await device.store.rate(tap());
  assert.equal(device.store.storage, "mirror");
  device.storage.full = true;
  await assert.rejects(device.store.rate(tap()));
  assert.equal(device.store.storage, "none", "nobody is asked in vain");
  assert.equal((await device.store.load(9)).ratings.length, 1, "what is here is sent nevertheless");
  device.storage.full = false;
  await device.store.mend();
  assert.equal(device.store.storage, "mirror", "the mirror has room again");
  device.full = false;
  await device.store.mend();
  assert.equal(device.store.storage, "indexeddb");
});

test("where nothing can be stored the tap is refused, not thanked", async () => {
  const device = await Device.paired();
  device.dead = true;
  device.storage.full = true;
  await assert.rejects(device.store.rate(tap()));
  assert.equal(device.store.mode, "none");
  assert.match(device.store.lastError ?? "", /QuotaExceeded/);
  device.dead = false;
  await device.store.mend();
  await device.store.rate(tap());
  const { ratings, counters } = await device.store.load(9);
  assert.deepEqual([ratings.map(({ seq }) => seq), counters?.accepted], [[1], 1], "a refused tap uses up no number");
});

test("a mirror that only copies stays small; one that stands alone refuses the tap too many", async () => {
  const device = await Device.paired();
  for (let count = 0; count < 505; count += 1) await device.store.rate(tap());
  assert.ok(device.storage.length < 505);
  device.dead = true;
  await device.store.rate(tap());
  for (let count = 1; count < 500; count += 1) await device.store.rate(tap());
  await assert.rejects(device.store.rate(tap()));
  device.dead = false;
  await device.store.mend();
  assert.equal((await device.store.load(2000)).ratings.length, 1005);
  assert.equal(device.store.ledger.counters.accepted, 1005);
});

test("another kiosk's records are not sent with this one's token", async () => {
  const device = await Device.paired();
  const { id } = await device.store.rate(tap());
  await device.store.pair("other", "epoch-1", { id: 2, name: "K2" });
  assert.equal((await device.store.load(9)).ratings.length, 0);
  const { queue, held } = await device.store.tally();
  assert.deepEqual({ queue, held }, { queue: 0, held: 1 });
  await device.store.pair("again", "epoch-1", { id: 1, name: "K1" });
  assert.equal((await device.store.load(9)).ratings[0]?.id, id);
});

test("unpairing keeps the records", async () => {
  const device = await Device.paired();
  await device.store.rate(tap());
  await device.store.unpair();
  await device.boot();
  assert.equal(device.store.token, null);
  assert.equal((await device.store.load(9)).ratings.length, 1);
});

test("the first application's outbox is taken over once, with its count", async () => {
  const device = new Device();
  const at = "hailong.kiosk.";
  const rating = (number: number) => ({
    id: `00000000-0000-7000-8000-00000000000${number}`, boot_id: "b", seq: number, mono_ms: 1, rated_at: "2026-01-01T00:00:00Z",
    level: 5, questionnaire: "default@1",
  });
  for (const number of [7, 8]) {
    device.storage.setItem(`${at}out.rating.${rating(number).id}`, JSON.stringify({ number, rating: rating(number) }));
  }
  device.storage.setItem(`${at}out.followup.f`, JSON.stringify({ id: "f", rating: rating(7).id, outcome: "done" }));
  device.storage.setItem(`${at}token`, "old");
  device.storage.setItem(`${at}epoch`, "epoch-1");
  device.storage.setItem(`${at}accepted`, "8");
  for (let start = 0; start < 2; start += 1) {
    await device.boot();
    const load = await device.store.load(100);
    assert.deepEqual(load.ratings.map(({ seq }) => seq), [7, 8]);
    assert.equal(load.followups.length, 1);
    assert.deepEqual(load.counters, { accepted: 8, tests: 0, acknowledged: 6, dead: 0 });
    assert.equal(device.store.token, "old");
  }
  assert.equal(device.storage.getItem(`${at}token`), null);
});
