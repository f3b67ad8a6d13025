import assert from "node:assert/strict";
import { test } from "node:test";

import type { Clocks } from "../clocks.ts";
import type { Addition, Draft, Outbox } from "../outbox.ts";
import type { Level } from "../types.ts";
import { CORRECTION_MS, Visit } from "../visit.ts";

const level = (number: number): Level => ({ level: number, labels: { vi: String(number) } });

/** A person at the counter: taps, waits, and looks at what was stored. */
class Person {
  now = 1_790_000_000_000;
  mono = 5_000;
  readonly drafts: Draft[] = [];
  readonly additions: Addition[] = [];
  readonly clocks: Clocks = { bootId: "boot", mono: () => this.mono, now: () => new Date(this.now) };
  readonly outbox: Outbox = {
    rate: async (draft) => {
      this.drafts.push(draft);
      return { id: "rating", mono_ms: this.mono };
    },
    follow: async (addition) => void this.additions.push(addition),
  };

  tap(number: number, complete = false): Promise<Visit> {
    const draft: Draft = { level: number, questionnaire: "default@1", ...(complete ? { outcome: "done" as const } : {}) };
    return Visit.begin(this.outbox, this.clocks, level(number), draft);
  }
  wait(ms: number): void {
    this.now += ms;
    this.mono += ms;
  }
}

/** The moment an id of version 7 carries. */
const momentOf = (id: string) => Number.parseInt(id.replace("-", "").slice(0, 12), 16);

test("a tap is stored before anything else; reasons and comment follow in one record", async () => {
  const person = new Person();
  const visit = await person.tap(2);
  assert.equal(person.drafts.length, 1);
  assert.deepEqual(person.additions, []);
  visit.reasons.add("waiting");
  visit.comment = "  Chờ lâu  ";
  await visit.close("done");
  assert.deepEqual(person.additions, [{ rating: "rating", outcome: "done", reasons: ["waiting"], comment: "Chờ lâu" }]);
  await visit.close("timeout");
  assert.equal(person.additions.length, 1);
});

test("a device that cannot store thanks nobody", async () => {
  const person = new Person();
  person.outbox.rate = () => Promise.reject(new Error("full"));
  await assert.rejects(person.tap(5));
});

test("whoever leaves leaves neither reasons nor words, but the rating and a correction count", async () => {
  const person = new Person();
  const visit = await person.tap(1);
  assert.equal(visit.askAgain(), true);
  visit.level = level(5);
  visit.reasons.add("waiting");
  visit.comment = "My name is";
  await visit.close("timeout");
  const [addition] = person.additions;
  assert.equal(addition?.outcome, "timeout");
  assert.equal(addition?.correction, 5);
  assert.equal(addition?.reasons, undefined);
  assert.equal(addition?.comment, undefined);
});

test("a correction is dated by the moment it was asked for", async () => {
  const person = new Person();
  const asked = person.now + 9_000;
  const visit = await person.tap(1);
  person.wait(9_000);
  assert.equal(visit.askAgain(), true);
  person.wait(12_000);
  visit.level = level(4);
  await visit.close("done");
  assert.equal(momentOf(person.additions[0]?.id ?? ""), asked);
});

test("after ten seconds nothing can be changed", async () => {
  const person = new Person();
  const visit = await person.tap(1);
  person.wait(CORRECTION_MS);
  assert.equal(visit.correctable, false);
  assert.equal(visit.askAgain(), false);
});

test("the same face again is no correction", async () => {
  const person = new Person();
  const visit = await person.tap(3);
  visit.askAgain();
  visit.level = level(3);
  await visit.close("skip");
  assert.deepEqual(person.additions, [{ rating: "rating", outcome: "skip" }]);
});

test("a rating that is complete with its tap has a follow-up only when it is corrected", async () => {
  const person = new Person();
  await (await person.tap(5, true)).close("done");
  assert.equal(person.additions.length, 0);
  const visit = await person.tap(5, true);
  visit.askAgain();
  visit.level = level(4);
  await visit.close("done");
  assert.equal(person.additions[0]?.correction, 4);
});
