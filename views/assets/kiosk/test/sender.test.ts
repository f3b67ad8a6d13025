import "fake-indexeddb/auto";

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Sender } from "../sender.ts";
import type { Store } from "../store.ts";
import { type Answer, Device, meet, results, tap } from "./memory.ts";

const html: Answer = () => new Response("<h1>Welcome to the Wi-Fi</h1>", { headers: { "content-type": "text/html" } });
const broken: Answer = () => new Response("", { status: 500 });
const problem = (status: number): Response =>
  new Response("{}", { status, headers: { "content-type": "application/problem+json" } });

let device: Device;
let store: Store;

beforeEach(async () => {
  device = await Device.paired();
  store = device.store;
});

const waiting = async () => (await store.load(500)).ratings.length;
const taps = async (count: number) => {
  for (let each = 0; each < count; each += 1) await store.rate(tap());
};

test("an acknowledged rating and its follow-up leave the queue", async () => {
  const { id } = await store.rate(tap());
  await store.follow({ rating: id, outcome: "done", reasons: ["waiting"] });
  const [call] = await meet(store, [results]);
  assert.equal(call?.counters.accepted, 1);
  assert.equal(call?.install, store.ledger.install);
  assert.equal(call?.followups[0]?.rating, id);
  assert.equal((await store.tally()).queue, 0);
});

test("each call says how many ratings waited before it, its own among them", async () => {
  await taps(700);
  const { id } = await store.rate(tap());
  await store.follow({ rating: id, outcome: "done" });
  const calls = await meet(store, [results, results]);
  assert.deepEqual(calls.map(({ queue, counters }) => [queue, counters.accepted]), [[701, 701], [201, 701]]);
});

test("a captive portal, a 500, a cut line, a bare 200 and an answer without epoch lose nothing", async () => {
  await taps(1);
  const cut: Answer = () => Promise.reject(new TypeError("cut"));
  const bare: Answer = () => Response.json({ ok: true });
  const foreign: Answer = (sent) => Response.json({ results: [{ id: sent.ratings[0]?.id, status: "accepted" }] });
  const wall: Answer = () => new Response("<login>", { status: 401, headers: { "content-type": "text/html" } });
  const told: { forgotten?: number } = {};
  const calls = await meet(store, [html, broken, cut, bare, foreign, wall], told);
  assert.equal(calls.length, 6);
  assert.equal(await waiting(), 1);
  assert.equal(told.forgotten, undefined, "a portal's 401 says nothing about the token");
  await meet(store, [results]);
  assert.equal(await waiting(), 0);
});

test("what may pass is kept: 408, 425, 429, 503, 422 and 404", async () => {
  await taps(1);
  await meet(store, [408, 425, 429, 503, 422, 404].map((status) => () => problem(status)));
  assert.equal(await waiting(), 1);
  assert.equal((await store.tally()).dead, 0);
});

test("another's id and an unknown status settle nothing", async () => {
  await taps(1);
  const other = () => Response.json({ epoch: "epoch-1", results: [{ id: "other", status: "accepted" }] });
  await meet(store, [other, (sent) => results(sent, "pending")]);
  assert.equal(await waiting(), 1);
});

test("duplicate, conflict and quarantined are final; rejected goes to the dead letters", async () => {
  for (const status of ["duplicate", "conflict", "quarantined"]) {
    await taps(1);
    await meet(store, [(sent) => results(sent, status)]);
    assert.equal(await waiting(), 0, status);
  }
  assert.equal((await store.tally()).dead, 0);
  await taps(1);
  await meet(store, [(sent) => results(sent, "rejected")]);
  assert.equal(await waiting(), 0);
  assert.equal((await store.tally()).dead, 1);
});

test("a record that is refused does not take its neighbours down", async () => {
  const [good, bad] = [await store.rate(tap()), await store.rate(tap())];
  await meet(store, [() => Response.json({
    epoch: "epoch-1", results: [{ id: good.id, status: "accepted" }, { id: bad.id, status: "rejected" }],
  })]);
  assert.equal(await waiting(), 0);
  assert.equal((await store.tally()).dead, 1);
});

test("too large is halved until it fits, and grows again", async () => {
  await taps(60);
  const small: Answer = (sent) => (sent.ratings.length > 40 ? problem(413) : results(sent));
  const calls = await meet(store, Array.from({ length: 6 }, () => small));
  assert.deepEqual(calls.map((call) => call.ratings.length), [60, 60, 60, 60, 31, 29]);
  assert.equal(await waiting(), 0);
});

test("one record that our server calls too large is a dead letter; a proxy's 413 is not believed", async () => {
  await taps(1);
  const proxy: Answer = () => new Response("<h1>413</h1>", { status: 413, headers: { "content-type": "text/html" } });
  await meet(store, Array.from({ length: 12 }, () => proxy));
  assert.equal(await waiting(), 1);
  await meet(store, Array.from({ length: 10 }, () => () => problem(413)));
  assert.equal(await waiting(), 0);
  assert.equal((await store.tally()).dead, 1);
});

test("a token the server has forgotten keeps everything", async () => {
  await taps(1);
  const told: { forgotten?: number } = {};
  await meet(store, [() => problem(401), () => problem(403)], told);
  assert.equal(told.forgotten, 2);
  assert.equal(await waiting(), 1);
});

test("a call carries the token under which it was loaded, and a refusal names it", async () => {
  await taps(1);
  const refused: string[] = [];
  const sent: string[] = [];
  const real = globalThis.fetch;
  globalThis.fetch = (async (_path: unknown, { headers }: { headers: Record<string, string> }) => {
    sent.push(headers["authorization"] ?? "");
    await store.pair("new", "epoch-1", { id: 1, name: "K1" });
    return problem(401);
  }) as never;
  const signals = { unknownToken: (token: string) => refused.push(token), heard: () => undefined, serverNow: () => null };
  const sender = new Sender(store, { bootId: "boot", mono: () => 1, now: () => new Date() }, signals as never, () => 0.5);
  sender.now();
  while (sender.busy) await new Promise((resolve) => setTimeout(resolve, 1));
  sender.stop();
  globalThis.fetch = real;
  assert.deepEqual([sent, refused], [["Bearer secret"], ["secret"]]);
});

test("a device that becomes another kiosk while its records are loaded sends none of them with the new token", async () => {
  await taps(2);
  const [load] = await Promise.all([store.load(9), store.pair("other", "epoch-1", { id: 2, name: "K2" })]);
  assert.ok(load.token === "secret" ? load.ratings.length === 2 : load.ratings.length === 0, load.token ?? "");
  const calls = await meet(store, [results]);
  assert.equal(calls.length, 0);
});

test("a receipt from another epoch brings back what was acknowledged in the one before", async () => {
  await taps(2);
  await meet(store, [results]);
  await taps(1);
  const other: Answer = (sent) => results(sent, "accepted", "epoch-2");
  const calls = await meet(store, [other, other]);
  assert.deepEqual(calls.map((call) => call.ratings.length), [1, 2]);
  assert.equal((await store.tally()).queue, 0);
  assert.equal(store.ledger.counters.acknowledged, 3);
});
