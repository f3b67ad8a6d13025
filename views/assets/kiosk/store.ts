// What this device remembers: its token, what it shows, and every record until the server has it.
//
// All writes go one after the other, so that the numbers of a boot have no gaps: a number is used up only when its
// tap is stored. Every write is meant for IndexedDB; while that is dead, the mirror takes records.

import type { Clocks } from "./clocks.ts";
import { isFull, LONG_MS, type ReadTx, type WriteTx } from "./database.ts";
import { type Load, loadOf, type Waiting } from "./load.ts";
import { Memory, type StorageMode } from "./memory.ts";
import type { Addition, Draft, Outbox, Stored } from "./outbox.ts";
import { counted, foreign, judged, type Kept, type Kind, type Ledger, type Pairing, type Verdict } from "./records.ts";
import type { KioskConfig } from "./types.ts";
import { uuid7 } from "./uuid.ts";
import * as vault from "./vault.ts";

/** How long acknowledged records stay, in the server's time: 14 days. */
const KEEP_MS = 14 * 86_400_000;
/** How often they are looked through. */
const TIDY_MS = 3_600_000;

export interface Tally {
  /** Records that wait to be sent. */
  readonly queue: number;
  /** Records of other kiosks, which wait for their pairing. */
  readonly held: number;
  readonly dead: number;
  /** The oldest rating that waits. */
  readonly oldest: Kept | null;
}

export class Store implements Outbox {
  readonly #memory: Memory;
  readonly #clocks: Clocks;
  #seq = 0;
  #pending = 0;
  #tidied = -Infinity;
  #tried = "";
  #turn: Promise<unknown> = Promise.resolve();
  /** Called when something new may wait to be sent. */
  stored: () => void = () => undefined;

  private constructor(storage: Storage | null, clocks: Clocks) {
    this.#clocks = clocks;
    this.#memory = new Memory(storage, clocks, () => void this.mend());
  }

  /** Opens the device's memory; never fails, but may have nowhere to store (`mode` is `none`). */
  static async open(storage: Storage | null, clocks: Clocks): Promise<Store> {
    const store = new Store(storage, clocks);
    await store.mend();
    return store;
  }

  get mode(): StorageMode {
    return this.#memory.mode;
  }

  /** Where taps go, for people: `mirror` also where the database has no room, `none` where the next tap has no place. */
  get storage(): StorageMode {
    return this.#memory.storage;
  }

  get lastError(): string | null {
    return this.#memory.lastError;
  }

  /** Whether a write is under way: then the page must not be loaded anew. */
  get busy(): boolean {
    return this.#pending > 0;
  }

  get token(): string | null {
    return this.#memory.pairing?.token ?? null;
  }

  get pairing(): Pairing | null {
    return this.#memory.pairing;
  }

  get ledger(): Ledger {
    return this.#memory.ledger;
  }

  /** The last configuration the server gave, for a start without network. */
  get config(): KioskConfig | null {
    return this.#memory.config;
  }

  rate({ lang, ...draft }: Draft): Promise<Stored> {
    const [now, mono_ms] = [this.#clocks.now(), this.#clocks.mono()];
    const id = uuid7(now.getTime());
    return this.#alone(async () => {
      const seq = this.#seq + 1;
      const record = { id, boot_id: this.#clocks.bootId, seq, mono_ms, rated_at: now.toISOString(), ...draft };
      await this.#keep({ ...this.#common(id), kind: "ratings", record, ...(lang === undefined ? {} : { lang }) });
      this.#seq = seq;
      return { id, mono_ms };
    });
  }

  follow(addition: Addition): Promise<void> {
    const id = addition.id ?? uuid7(this.#clocks.now().getTime());
    return this.#alone(() => this.#keep({ ...this.#common(id), kind: "followups", record: { ...addition, id } }));
  }

  /** The oldest records that wait, at most `size` of each kind. */
  async load(size: number): Promise<Load> {
    if (this.#memory.emptied) await this.#alone(async () => undefined, false);
    // Counted before the queue is: a tap in between is one that waits, never one that is missing.
    const { ledger } = this;
    const waiting = await this.#waiting(size);
    return loadOf(waiting, ledger, this.pairing);
  }

  /** Writes down what the server said, in the life of its database named `epoch`. */
  settle(verdicts: readonly Verdict[], epoch: string, sentAt: number | null): Promise<void> {
    const memory = this.#memory;
    return this.#alone(async () => {
      await this.#live(epoch);
      const alive = memory.mode === "indexeddb";
      const alone = new Set(memory.mirror.unique().map(({ id }) => id));
      const there = verdicts.filter(({ id }) => alive && !alone.has(id));
      if (there.length > 0) await this.#settleThere(there, sentAt);
      this.#settleHere(verdicts.filter(({ id }) => !alive || alone.has(id)));
      memory.mirror.settle(verdicts, sentAt, memory.mode === "indexeddb");
      memory.remember();
    }, false);
  }

  /** Takes note of the server's epoch; in another one all that is still here is sent again. */
  noteEpoch(epoch: string): Promise<void> {
    return this.#alone(() => this.#live(epoch));
  }

  /** Takes a token; another kiosk's records stay behind until this device is that kiosk again. */
  pair(token: string, epoch: string, kiosk: Pairing["kiosk"]): Promise<void> {
    return this.#alone(() => this.#memory.take({ token, epoch, kiosk, turn: (this.pairing?.turn ?? 0) + 1 }));
  }

  /** Forgets the token; the records stay. */
  unpair(): Promise<void> {
    return this.#alone(async () => {
      this.#memory.pairing = null;
      this.#memory.config = null;
      await this.#memory.attempt((db) => db.write(async (tx) => {
        await tx.objectStore("meta").delete(vault.PAIRING);
        await tx.objectStore("meta").delete("config");
      }));
      this.#memory.mirror.config = null;
      this.#memory.remember();
    });
  }

  /** Keeps what the server wants shown. */
  keepConfig(config: KioskConfig): Promise<void> {
    return this.#alone(async () => {
      if (JSON.stringify(config) === JSON.stringify(this.config)) return;
      this.#memory.config = config;
      await this.#memory.attempt((db) => db.write((tx) => tx.objectStore("meta").put(config, "config")));
      try {
        this.#memory.mirror.config = config;
      } catch (error) {
        // A copy for worse days; the next configuration may fit.
        this.#memory.failed(error);
      }
    });
  }

  /** Forgets acknowledged records after 14 days of the server's time; looks once an hour, and lets taps go between. */
  async tidy(serverNow: number): Promise<void> {
    if (Math.abs(serverNow - this.#tidied) < TIDY_MS) return;
    this.#tidied = serverNow;
    await this.#walk(vault.purge(serverNow - KEEP_MS, serverNow));
  }

  /** Lets what was refused wait again, once on each `occasion`: another epoch, application or configuration. */
  async retry(occasion: string): Promise<void> {
    if (this.#tried === occasion || this.mode !== "indexeddb") return;
    this.#tried = occasion;
    await this.#alone(() => this.#memory.retry(occasion));
  }

  async tally(): Promise<Tally> {
    const there = await this.#memory.attempt((db) => db.read((tx) => this.#tallied(tx)));
    if (there !== null) return there;
    const all = this.#memory.mirror.all();
    const number = (is: (kept: Kept) => boolean) => all.filter(is).length;
    const oldest = all.find((kept) => kept.kind === "ratings" && this.#mayGo(kept)) ?? null;
    const unsent = number(({ state }) => state === "waiting" || state === "held");
    const queue = number((kept) => this.#mayGo(kept));
    return { queue, held: unsent - queue, dead: number(({ state }) => state === "dead"), oldest };
  }

  /** Everything that is still here, for the rescue file. */
  async everything(): Promise<Kept[]> {
    if (this.mode !== "indexeddb") return this.#memory.mirror.all();
    const there = await this.#memory.db.read(async (tx) => [
      ...(await tx.objectStore("ratings").getAll()),
      ...(await tx.objectStore("followups").getAll()),
    ], LONG_MS);
    const known = new Set(there.map(({ id }) => id));
    return [...there, ...this.#memory.mirror.all().filter(({ id }) => !known.has(id))];
  }

  /** Changes a small value of the device itself, such as when it was set up. */
  async note<T>(name: string, change: (before: T | undefined) => T): Promise<T | null> {
    let noted: T | null = null;
    const write = async (tx: WriteTx) => {
      const meta = tx.objectStore("meta");
      noted = change((await meta.get(`note.${name}`)) as T | undefined);
      await meta.put(noted, `note.${name}`);
    };
    await this.#alone(() => this.#memory.attempt((db) => db.write(write)));
    return noted;
  }

  /** Tries a dead database again now; it is done by itself every quarter of a minute, too. */
  mend(): Promise<void> {
    return this.#alone(() => this.#memory.revive());
  }

  /** Whether a record waits, and may be sent with the present token. */
  #mayGo(kept: Kept): boolean {
    return kept.state === "waiting" && !foreign(kept, this.pairing?.kiosk?.id ?? null);
  }

  async #tallied(tx: ReadTx): Promise<Tally> {
    const alone = this.#memory.mirror.unique().filter((kept) => this.#mayGo(kept));
    return {
      queue: alone.length + (await vault.number(tx, "waiting")),
      held: await vault.number(tx, "held"),
      dead: await vault.number(tx, "dead"),
      oldest: (await vault.listed(tx, "ratings", "waiting", 1))[0] ?? alone[0] ?? null,
    };
  }

  /** What waits: in the database, and in the mirror what the database had no room for. */
  async #waiting(size: number): Promise<Waiting> {
    const { mirror } = this.#memory;
    const there = await this.#memory.attempt((db) => db.read((tx) => vault.waiting(tx, size)));
    const here = (there === null ? mirror.all() : mirror.unique()).filter((kept) => this.#mayGo(kept));
    const of = (kind: Kind) => here.filter((kept) => kept.kind === kind);
    const both = (kind: Kind) => [...(there?.[kind] ?? []), ...of(kind)].slice(0, size);
    return { ratings: both("ratings"), followups: both("followups"), queue: (there?.queue ?? 0) + of("ratings").length };
  }

  async #settleThere(verdicts: readonly Verdict[], sentAt: number | null): Promise<void> {
    const { db } = this.#memory;
    const there = (lean: boolean) => db.write((tx) => vault.settle(tx, verdicts, sentAt, lean));
    try {
      this.#memory.ledger = await there(false).catch((error: unknown) => {
        if (!isFull(error)) throw error;
        return there(true);
      });
    } catch (error) {
      if (!isFull(error)) this.#memory.died(error);
      throw error;
    }
  }

  #settleHere(verdicts: readonly Verdict[]): void {
    for (const { id, state } of verdicts) {
      const kept = this.#memory.mirror.get(id);
      if (kept === null || kept.state !== "waiting" || kept.install !== this.ledger.install) continue;
      this.#memory.ledger = { ...this.ledger, counters: judged(this.ledger.counters, kept, state) };
    }
  }

  async #live(epoch: string): Promise<void> {
    if (this.pairing === null || this.pairing.epoch === epoch) return;
    await this.#memory.take({ ...this.pairing, epoch, turn: this.pairing.turn + 1 });
  }

  #common(id: string) {
    const [install, kiosk] = [this.ledger.install, this.pairing?.kiosk?.id ?? null];
    return { id, install, kiosk, state: "waiting", settled: false, sent_at: null } as const;
  }

  /** Keeps one new record, wherever there is a place; rejects where there is none. */
  async #keep(kept: Kept): Promise<void> {
    if (this.mode === "indexeddb" && (await this.#keepThere(kept))) return;
    this.#keepHere(kept);
  }

  async #keepThere(kept: Kept): Promise<boolean> {
    const memory = this.#memory;
    const there = () => memory.db.write((tx) => vault.addFresh(tx, kept));
    try {
      memory.ledger = await there().catch(async (error: unknown) => {
        if (!isFull(error)) throw error;
        await memory.db.write(vault.makeRoom);
        return there();
      });
    } catch (error) {
      if (isFull(error)) memory.failed(error);
      else memory.died(error);
      return false;
    }
    memory.refusing = false;
    this.#copy({ ...kept, install: memory.ledger.install });
    return true;
  }

  /** A copy is worth having, but nothing depends on it. */
  #copy(kept: Kept): void {
    try {
      this.#memory.mirror.keep(kept, false);
      this.#memory.remember();
    } catch (error) {
      this.#memory.failed(error);
    }
  }

  #keepHere(kept: Kept): void {
    const memory = this.#memory;
    memory.later();
    try {
      memory.mirror.keep(kept, true);
    } catch (error) {
      memory.failed(error);
      memory.refusing = true;
      if (memory.mode === "mirror") memory.mode = "none";
      throw error;
    }
    memory.refusing = false;
    if (memory.mode === "none") memory.mode = "mirror";
    memory.ledger = { ...memory.ledger, counters: counted(memory.ledger.counters, kept) };
    memory.remember();
  }

  /** One write after the other; afterwards a database that was found empty gets back what the mirror has. */
  async #alone<T>(work: () => Promise<T>, tell = true): Promise<T> {
    this.#pending += 1;
    const mine = this.#turn.then(work).finally(() => this.#refill());
    this.#turn = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      this.#pending -= 1;
      if (tell) this.stored();
    }
  }

  /** Goes over all records; each step is a write of its own. */
  #walk(step: vault.Step): Promise<void> {
    const run = (work: (tx: WriteTx) => Promise<string | null>) =>
      this.#alone(() => this.#memory.attempt((db) => db.write(work, LONG_MS)), false);
    return vault.walk(run, step);
  }

  async #refill(): Promise<void> {
    if (this.#memory.emptied) await this.#memory.drain().catch((error: unknown) => this.#memory.failed(error));
  }
}
