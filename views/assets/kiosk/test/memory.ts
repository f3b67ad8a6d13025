// A browser's storage in memory, a device that can break, and a server that can be away.

import { IDBFactory, IDBCursor as FakeCursor, IDBDatabase as FakeDatabase, IDBObjectStore as FakeStore } from "fake-indexeddb";

import type { Clocks } from "../clocks.ts";
import type { Draft } from "../outbox.ts";
import type { Kept, Ledger } from "../records.ts";
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
  #watched = true;
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

  /** Changes every record of a kind behind the application's back. */
  change(kind: "ratings" | "followups", change: (kept: Kept) => Kept): Promise<void> {
    return this.#behind(kind, (store) => {
      store.getAll().onsuccess = ({ target }) => {
        for (const kept of (target as IDBRequest<Kept[]>).result) store.put(change(kept));
      };
    });
  }

  /** Copies a rating so many times. */
  multiply(id: string, times: number): Promise<void> {
    return this.#behind("ratings", (store) => {
      store.get(id).onsuccess = ({ target }) => {
        const { result } = target as IDBRequest<Kept>;
        for (let each = 0; each < times; each += 1) store.put({ ...result, id: uuid7(START + each) });
      };
    });
  }

  /** Takes out of the ledger what an older application did not write. */
  forgetOwner(): Promise<void> {
    const without = ({ kiosk: _, ...ledger }: Ledger) => ledger;
    const at = "hailong.kiosk.mirror.memory";
    const memory = JSON.parse(this.storage.getItem(at) ?? "{}") as { ledger: Ledger };
    this.storage.setItem(at, JSON.stringify({ ...memory, ledger: without(memory.ledger) }));
    return this.#behind("meta", (store) => {
      store.get("ledger").onsuccess = ({ target }) => void store.put(without((target as IDBRequest<Ledger>).result), "ledger");
    });
  }

  #behind(name: string, work: (store: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const request = this.factory.open("hailong-kiosk");
      request.onerror = () => reject(new Error("not opened"));
      request.onsuccess = () => {
        const tx = request.result.transaction(name, "readwrite");
        tx.oncomplete = () => {
          this.#watched = true;
          request.result.close();
          resolve();
        };
        this.#watched = false;
        work(tx.objectStore(name));
      };
    });
  }

  /** Counts from now on; answers the most changes and steps that one of the application's transactions made. */
  watch(): () => number {
    const counts = new Map<unknown, number>();
    const count = <T extends object>(prototype: T, name: keyof T, of: (self: never) => unknown) => {
      const real = prototype[name] as (...args: unknown[]) => unknown;
      prototype[name] = function (this: never, ...args: unknown[]) {
        counts.set(of(this), (counts.get(of(this)) ?? 0) + 1);
        return real.apply(this, args);
      } as never;
    };
    const own = (store: IDBObjectStore) => (this.#watched ? store.transaction : null);
    const under = ({ source }: IDBCursor) => own("objectStore" in source ? source.objectStore : source);
    count(FakeStore.prototype, "put", own);
    count(FakeStore.prototype, "delete", own);
    count(FakeCursor.prototype, "continue", under);
    return () => Math.max(...[...counts].map(([tx, number]) => (tx === null ? 0 : number)));
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
  queue: number;
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
