// Random lives of a device: taps, bad networks, restarts, a dying database, a restored server. Whatever happens in
// whatever order, at the end the server has every tap that was thanked for, and its counts agree.

import "fake-indexeddb/auto";

import assert from "node:assert/strict";
import { test } from "node:test";

import { type Answer, Device, meet, type Sent, tap } from "./memory.ts";

/** A small generator, so that a failure can be repeated by its seed. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

class Server {
  epoch = 1;
  readonly received = new Map<string, Sent["ratings"][number]>();
  readonly followups = new Set<string>();
  /** The highest count that each installation ever said. */
  readonly said = new Map<string, number>();
  /** Ids of which the device has heard, in this epoch. */
  readonly told = new Set<string>();
  readonly repeated: string[] = [];

  hear(install: string, accepted: number): void {
    this.said.set(install, Math.max(accepted, this.said.get(install) ?? 0));
  }

  restored(): void {
    this.epoch += 1;
    this.told.clear();
  }

  #store(sent: Sent): void {
    this.hear(sent.install, sent.counters.accepted);
    for (const rating of sent.ratings) {
      if (this.told.has(rating.id)) this.repeated.push(rating.id);
      this.received.set(rating.id, rating);
    }
    sent.followups.forEach(({ id }) => this.followups.add(id));
  }

  #receipt(sent: Sent, share: () => number): Response {
    const told = (records: { id: string }[]) => records.filter(() => share() < 1).map(({ id }) => ({ id, status: "accepted" }));
    const [ratings, followups] = [told(sent.ratings), told(sent.followups)];
    [...ratings, ...followups].forEach(({ id }) => this.told.add(id));
    return Response.json({ epoch: `epoch-${this.epoch}`, results: ratings, followups });
  }

  readonly good: Answer = (sent) => {
    this.#store(sent);
    return this.#receipt(sent, () => 0);
  };

  /** Any of the ways in which a call can go. */
  any(random: () => number): Answer {
    const cases: Answer[] = [
      this.good,
      (sent) => (this.#store(sent), this.#receipt(sent, () => random() * 2)),
      (sent) => (this.#store(sent), Promise.reject(new TypeError("the answer was lost"))),
      () => Promise.reject(new TypeError("no network")),
      () => new Response("", { status: 500 }),
      () => new Response("<h1>Wi-Fi</h1>", { headers: { "content-type": "text/html" } }),
      () => new Response("{}", { status: 413, headers: { "content-type": "text/html" } }),
    ];
    return cases[Math.floor(random() * cases.length)] ?? this.good;
  }
}

class Life {
  readonly random: () => number;
  readonly server = new Server();
  readonly thanked = new Set<string>();
  readonly added = new Set<string>();
  last = "";

  constructor(seed: number, readonly device: Device) {
    this.random = dice(seed);
  }

  async tap(): Promise<void> {
    try {
      const { id } = await this.device.store.rate({ ...tap(), ...(this.random() < 0.1 ? { test: true as const } : {}) });
      this.thanked.add(id);
      this.last = id;
    } catch {
      // Not thanked: the person was told.
    }
  }

  async follow(): Promise<void> {
    if (this.last !== "") await this.device.store.follow({ rating: this.last, outcome: "done" }).catch(() => undefined);
  }

  async send(): Promise<void> {
    await meet(this.device.store, Array.from({ length: 1 + Math.floor(this.random() * 3) }, () => this.server.any(this.random)));
  }

  async end(): Promise<void> {
    Object.assign(this.device, { dead: false, full: false });
    this.device.storage.full = false;
    await this.device.store.mend();
    for (let turn = 0; turn < 9 && (await this.device.store.tally()).queue > 0; turn += 1) {
      await meet(this.device.store, Array.from({ length: 9 }, () => this.server.good));
    }
    const { install, counters } = this.device.store.ledger;
    this.server.hear(install, counters.accepted);
  }
}

const calm = (life: Life) => [
  () => life.tap(), () => life.tap(), () => life.tap(), () => life.follow(), () => life.send(),
  async () => void (await life.device.boot()),
];

const stormy = (life: Life) => [
  ...calm(life),
  async () => void (life.device.dead = !life.device.dead),
  async () => void (life.device.full = !life.device.full),
  () => life.device.store.mend(),
  async () => (life.device.dead ? undefined : life.device.emptied()),
  async () => life.server.restored(),
  async () => life.device.store.noteEpoch(`epoch-${life.server.epoch}`),
];

async function live(seed: number, acts: typeof calm): Promise<Life> {
  const life = new Life(seed, await Device.paired());
  const choices = acts(life);
  for (let step = 0; step < 40; step += 1) await choices[Math.floor(life.random() * choices.length)]?.();
  await life.end();
  return life;
}

function withoutGaps({ received }: Server): void {
  const boots = new Map<string, number[]>();
  for (const { boot_id, seq } of received.values()) boots.set(boot_id, [...(boots.get(boot_id) ?? []), seq]);
  for (const numbers of boots.values()) {
    assert.deepEqual(numbers.sort((a, b) => a - b), numbers.map((_, index) => index + 1));
  }
}

test("through restarts and bad networks every tap arrives, and none again after its acknowledgement", async () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const { server, thanked } = await live(seed, calm);
    assert.deepEqual([...server.received.keys()].sort(), [...thanked].sort(), `seed ${seed}`);
    assert.deepEqual(server.repeated, [], `seed ${seed}`);
    withoutGaps(server);
  }
});

test("a database that dies, fills up and vanishes loses no thanked tap, and device and server count the same", async () => {
  for (let seed = 1; seed <= 80; seed += 1) {
    const { server, thanked } = await live(seed, stormy);
    const missing = [...thanked].filter((id) => !server.received.has(id));
    assert.deepEqual(missing, [], `seed ${seed}`);
    const real = [...server.received.values()].filter((rating) => rating.test !== true).length;
    const counted = [...server.said.values()].reduce((sum, each) => sum + each, 0);
    assert.equal(counted, real, `seed ${seed}: counted, received`);
    withoutGaps(server);
  }
});
