// A browser's storage in memory, a device that can break, and a server that can be away.

import { IDBFactory, IDBDatabase as FakeDatabase } from "fake-indexeddb";

import type { Clocks } from "../clocks.ts";
import type { Draft } from "../outbox.ts";
import { Sender } from "../sender.ts";
import { Store } from "../store.ts";
import { uuid7 } from "../uuid.ts";

export class MemoryStorage implements Storage {
  readonly items = new Map<string, string>();
  full = false;

  get length(): number {
    return this.items.size;
  }
  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (this.full) throw new Error("QuotaExceededError");
    this.items.set(key, value);
  }
  removeItem(key: string): void {
    this.items.delete(key);
  }
  clear(): void {
    this.items.clear();
  }
}

export const START = 1_790_000_000_000;

export const tap = (level = 5): Draft => ({ level, questionnaire: "default@1" });

/** A device: what survives a restart, and what can be broken. */
export class Device {
  readonly storage = new MemoryStorage();
  factory = new IDBFactory();
  /** Whether the database refuses everything. */
  dead = false;
  full = false;
  #mono = 0;
  store!: Store;

  constructor() {
    globalThis.indexedDB = this.#breakable();
  }

  /** Starts the application anew on what is stored. */
  async boot(): Promise<Store> {
    this.store = await Store.open(this.storage, this.#clocks());
    return this.store;
  }

  static async paired(): Promise<Device> {
    const device = new Device();
    await device.boot();
    await device.store.pair("secret", "epoch-1", { id: 1, name: "K1" });
    return device;
  }

  /** The database disappears, with the connections that are open. */
  async emptied(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const request = this.factory.deleteDatabase("hailong-kiosk");
      request.onsuccess = () => resolve();
      request.onerror = () => reject(new Error("not deleted"));
    });
  }

  #clocks(): Clocks {
    const began = this.#mono;
    return { bootId: uuid7(START + began), mono: () => (this.#mono += 1) - began, now: () => new Date(START + this.#mono) };
  }

  #breakable(): IDBFactory {
    const open = (name: string, version?: number) => {
      if (this.dead) throw Object.assign(new Error("Internal error"), { name: "UnknownError" });
      return this.factory.open(name, version);
    };
    const { transaction } = Untouched;
    FakeDatabase.prototype.transaction = ((device: Device) =>
      function (this: IDBDatabase, ...args: Parameters<IDBDatabase["transaction"]>) {
        if (device.dead) throw Object.assign(new Error("Internal error"), { name: "UnknownError" });
        if (device.full && args[1] === "readwrite") throw Object.assign(new Error("no room"), { name: "QuotaExceededError" });
        return transaction.apply(this, args as never);
      })(this) as never;
    return { open } as unknown as IDBFactory;
  }
}

const Untouched = { transaction: FakeDatabase.prototype.transaction };

export type Sent = {
  ratings: { id: string; seq: number; boot_id: string; test?: true }[];
  followups: { id: string; rating: string }[];
  counters: { accepted: number; tests: number };
  install: string;
  device_now: string;
};
export type Answer = (sent: Sent) => Response | Promise<Response>;

export function results(sent: Sent, status = "accepted", epoch = "epoch-1"): Response {
  const of = (records: { id: string }[]) => records.map(({ id }) => ({ id, status }));
  return Response.json({ epoch, results: of(sent.ratings), followups: of(sent.followups) });
}

/** Sends until these answers are used up; answers what was sent. */
export async function meet(store: Store, answers: readonly Answer[], told: { forgotten?: number } = {}): Promise<Sent[]> {
  const calls: Sent[] = [];
  const left = [...answers];
  const real = globalThis.fetch;
  globalThis.fetch = (async (_path: unknown, init: RequestInit) => {
    const sent = JSON.parse(String(init.body)) as Sent;
    const answer = left.shift();
    if (answer === undefined) throw new TypeError("network");
    calls.push(sent);
    return answer(sent);
  }) as typeof fetch;
  const signals = {
    unknownToken: () => (told.forgotten = (told.forgotten ?? 0) + 1),
    heard: () => undefined,
    serverNow: () => START,
  };
  const sender = new Sender(store, { bootId: "boot", mono: () => 42, now: () => new Date(START) }, signals, () => 0.5);
  do {
    sender.now();
    while (sender.busy) await new Promise((resolve) => setTimeout(resolve, 1));
  } while (left.length > 0 && (await store.tally()).queue > 0);
  sender.stop();
  globalThis.fetch = real;
  return calls;
}
