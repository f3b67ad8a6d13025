import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import type { Clocks } from "../clocks.ts";
import { Sender } from "../sender.ts";
import { Store } from "../store.ts";
import { followup, MemoryStorage, rating } from "./memory.ts";

type Sent = { ratings: { id: string }[]; followups: { id: string }[]; counters: { accepted: number } };
type Answer = (sent: Sent) => Response | Promise<Response>;

const clocks: Clocks = { bootId: "boot", mono: () => 42, now: () => new Date(1_790_000_000_000) };
const realFetch = globalThis.fetch;
let calls: Sent[] = [];
let store: Store;
let forgotten = 0;

beforeEach(() => {
  calls = [];
  forgotten = 0;
  store = new Store(new MemoryStorage());
  store.pair("secret", "epoch-1");
});

afterEach(() => {
  globalThis.fetch = realFetch;
});

/** Lets the sender meet these answers one after the other, and waits until they are used up. */
async function meet(...answers: Answer[]): Promise<void> {
  const whole = answers.length;
  globalThis.fetch = (async (_path: unknown, init: RequestInit) => {
    const sent = JSON.parse(String(init.body)) as Sent;
    calls.push(sent);
    const answer = answers.shift();
    if (answer === undefined) throw new TypeError("network");
    return answer(sent);
  }) as typeof fetch;
  const sender = new Sender(store, clocks, () => (forgotten += 1));
  for (let turn = 0; turn < whole; turn += 1) {
    sender.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  globalThis.fetch = (() => new Promise(() => undefined)) as typeof fetch;
  // Whatever pause is left must not keep the test process alive.
  sender.now();
}

function results(sent: Sent, status = "accepted"): Response {
  const of = (records: { id: string }[]) => records.map(({ id }) => ({ id, status }));
  return Response.json({ epoch: "epoch-1", results: of(sent.ratings), followups: of(sent.followups) });
}

const html: Answer = () => new Response("<h1>Welcome to the Wi-Fi</h1>", { headers: { "content-type": "text/html" } });
const broken: Answer = () => new Response("", { status: 500 });

test("an acknowledged rating and its follow-up leave the outbox", async () => {
  const tap = rating(1);
  store.addRating(tap);
  store.addFollowUp(followup(tap));
  await meet(results);
  assert.equal(calls.length, 1);
  assert.equal(calls[0]?.counters.accepted, 1);
  assert.deepEqual(store.batch(10), { ratings: [], followups: [] });
});

test("a captive portal, a 500, a cut line and a bare 200 lose nothing", async () => {
  store.addRating(rating(1));
  await meet(html, broken, () => Promise.reject(new TypeError("cut")), () => Response.json({ ok: true }));
  assert.equal(store.batch(10).ratings.length, 1);
  await meet(results);
  assert.equal(store.batch(10).ratings.length, 0);
});

test("another's id and an unknown status settle nothing", async () => {
  store.addRating(rating(1));
  await meet(
    () => Response.json({ results: [{ id: rating(9).id, status: "accepted" }] }),
    (sent) => results(sent, "pending"),
  );
  assert.equal(store.batch(10).ratings.length, 1);
  assert.equal(store.deadLetters, 0);
});

test("duplicate, conflict and quarantined are final; rejected goes to the dead letters", async () => {
  for (const status of ["duplicate", "conflict", "quarantined"]) {
    store.addRating(rating(1));
    await meet((sent) => results(sent, status));
    assert.equal(store.batch(10).ratings.length, 0, status);
  }
  assert.equal(store.deadLetters, 0);
  store.addRating(rating(2));
  await meet((sent) => results(sent, "rejected"));
  assert.equal(store.batch(10).ratings.length, 0);
  assert.equal(store.deadLetters, 1);
});

test("a record that is refused does not take its neighbours down", async () => {
  const [good, bad] = [rating(1), rating(2)];
  store.addRating(good);
  store.addRating(bad);
  await meet(() =>
    Response.json({ results: [{ id: good.id, status: "accepted" }, { id: bad.id, status: "rejected" }] }),
  );
  assert.equal(store.batch(10).ratings.length, 0);
  assert.equal(store.deadLetters, 1);
});

test("too large is halved until it fits", async () => {
  for (let seq = 1; seq <= 60; seq += 1) store.addRating(rating(seq));
  const small: Answer = (sent) => (sent.ratings.length > 30 ? new Response("", { status: 413 }) : results(sent));
  await meet(small, small, small, small);
  assert.deepEqual(calls.map((call) => call.ratings.length).slice(0, 4), [60, 50, 25, 35]);
});

test("a token the server has forgotten keeps the outbox", async () => {
  store.addRating(rating(1));
  await meet(() => new Response("{}", { status: 401, headers: { "content-type": "application/problem+json" } }));
  assert.equal(forgotten, 1);
  assert.equal(store.batch(10).ratings.length, 1);
});
