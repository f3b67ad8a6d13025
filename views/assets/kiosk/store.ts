// What this device remembers: its token, what it shows, and every record until the server has it.
//
// Records live in IndexedDB; while that is dead, in the mirror. All writes go one after the other, so that
// the numbers of a boot have no gaps: a number is used up only when its tap is stored.

import type { Clocks } from "./clocks.ts";
import { Database, isFull } from "./database.ts";
import { readLegacy, removeLegacy } from "./legacy.ts";
import { Mirror } from "./mirror.ts";
import type { Addition, Draft, Outbox, Stored } from "./outbox.ts";
import { counted, type Counters, found, judged, type Kept, later, type Ledger, newer, type Pairing, type Verdict } from "./records.ts";
import type { Batch, KioskConfig } from "./types.ts";
import { uuid7 } from "./uuid.ts";
import * as vault from "./vault.ts";
import type { WriteTx } from "./database.ts";

/** How long acknowledged records stay, in the server's time: 14 days. */
const KEEP_MS = 14 * 86_400_000;
/** How long until a dead database is tried again. */
const REVIVE_MS = 15_000;

export interface Load extends Batch {
  /** The installation that counted these records, and its counters. */
  readonly install: string;
  readonly counters: Counters | null;
}

export interface Tally {
  readonly queue: number;
  readonly dead: number;
  /** The oldest rating that waits. */
  readonly oldest: Kept | null;
}

export class Store implements Outbox {
  readonly #storage: Storage | null;
  readonly #mirror: Mirror;
  readonly #clocks: Clocks;
  readonly #db = new Database((tx) => this.#prepare(tx));
  #ledger: Ledger;
  #pairing: Pairing | null;
  #config: KioskConfig | null;
  #mode: "indexeddb" | "mirror" | "none" = "mirror";
  #lastError: string | null = null;
  #seq = 0;
  #emptied = false;
  #pending = 0;
  #turn: Promise<unknown> = Promise.resolve();
  #revival: ReturnType<typeof setTimeout> | undefined;
  /** Called when something new waits to be sent. */
  stored: () => void = () => undefined;

  private constructor(storage: Storage | null, clocks: Clocks) {
    this.#storage = storage;
    this.#clocks = clocks;
    this.#mirror = new Mirror(storage);
    const { ledger, pairing } = this.#mirror.memory;
    this.#ledger = ledger ?? found(uuid7(clocks.now().getTime()), null);
    this.#pairing = pairing;
    this.#config = this.#mirror.config as KioskConfig | null;
  }

  /** Opens the device's memory; never fails, but may have nowhere to store (`mode` is `none`). */
  static async open(storage: Storage | null, clocks: Clocks): Promise<Store> {
    const store = new Store(storage, clocks);
    await store.#revive();
    return store;
  }

  get mode(): "indexeddb" | "mirror" | "none" {
    return this.#mode;
  }

  get lastError(): string | null {
    return this.#lastError;
  }

  /** Whether a write is under way: then the page must not be reloaded. */
  get busy(): boolean {
    return this.#pending > 0;
  }

  get token(): string | null {
    return this.#pairing?.token ?? null;
  }

  get pairing(): Pairing | null {
    return this.#pairing;
  }

  get ledger(): Ledger {
    return this.#ledger;
  }

  /** The last configuration the server gave, for a start without network. */
  get config(): KioskConfig | null {
    return this.#config;
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

  /** The oldest records that wait, at most `size` of each kind, all counted by one installation. */
  async load(size: number): Promise<Load> {
    if (this.#emptied) await this.#alone(async () => undefined, false);
    const [ratings, followups] = await this.#waiting(size);
    const install = (ratings[0] ?? followups[0])?.install ?? this.#ledger.install;
    const own = (kept: Kept) => kept.install === install;
    const counts = [this.#ledger, ...this.#ledger.former].find((count) => count.install === install);
    return {
      install,
      counters: counts?.counters ?? null,
      ratings: ratings.filter(own).flatMap((kept) => (kept.kind === "ratings" ? [kept.record] : [])),
      followups: followups.filter(own).flatMap((kept) => (kept.kind === "followups" ? [kept.record] : [])),
    };
  }

  async #waiting(size: number): Promise<[Kept[], Kept[]]> {
    if (this.#mode !== "indexeddb") return this.#mirrored(size);
    try {
      return await this.#db.read(async (tx) => [
        await vault.listed(tx, "ratings", "waiting", size),
        await vault.listed(tx, "followups", "waiting", size),
      ]);
    } catch (error) {
      this.#died(error);
      return this.#mirrored(size);
    }
  }

  #mirrored(size: number): [Kept[], Kept[]] {
    return [this.#mirror.listed("ratings", ["waiting"], size), this.#mirror.listed("followups", ["waiting"], size)];
  }

  /** Writes down what the server said, in the life of its database named `epoch`. */
  settle(verdicts: readonly Verdict[], epoch: string, sentAt: number | null): Promise<void> {
    return this.#alone(async () => {
      await this.#live(epoch);
      if (this.#mode === "indexeddb") await this.#settleThere(verdicts, sentAt);
      else this.#settleHere(verdicts);
      this.#mirror.settle(verdicts, sentAt, this.#mode === "indexeddb");
      this.#remember();
    }, false);
  }

  async #settleThere(verdicts: readonly Verdict[], sentAt: number | null): Promise<void> {
    const there = (lean: boolean) => this.#db.write((tx) => vault.settle(tx, verdicts, sentAt, lean));
    try {
      this.#ledger = await there(false).catch((error: unknown) => {
        if (!isFull(error)) throw error;
        return there(true);
      });
    } catch (error) {
      this.#died(error);
      throw error;
    }
  }

  #settleHere(verdicts: readonly Verdict[]): void {
    for (const { id, state } of verdicts) {
      const kept = this.#mirror.get(id);
      if (kept === null || kept.state !== "waiting" || kept.install !== this.#ledger.install) continue;
      this.#ledger = { ...this.#ledger, counters: judged(this.#ledger.counters, kept, state) };
    }
  }

  /** Takes note of the server's epoch; in another one all that is still here is sent again. */
  noteEpoch(epoch: string): Promise<void> {
    return this.#alone(() => this.#live(epoch));
  }

  async #live(epoch: string): Promise<void> {
    if (this.#pairing === null || this.#pairing.epoch === epoch) return;
    await this.#pair({ ...this.#pairing, epoch, turn: this.#pairing.turn + 1 });
  }

  /** Takes a token; another kiosk's records stay behind until this device is that kiosk again. */
  pair(token: string, epoch: string, kiosk: Pairing["kiosk"]): Promise<void> {
    const turn = (this.#pairing?.turn ?? 0) + 1;
    return this.#alone(() => this.#pair({ token, epoch, kiosk, turn }));
  }

  async #pair(next: Pairing): Promise<void> {
    const before = this.#pairing;
    this.#pairing = next;
    if (before !== null && before.epoch !== next.epoch) this.#mirror.requeue();
    await this.#try(async (tx) => {
      await this.#putPairing(tx);
    });
    this.#remember();
  }

  /** Forgets the token; the records stay. */
  unpair(): Promise<void> {
    return this.#alone(async () => {
      this.#pairing = null;
      this.#config = null;
      await this.#try(async (tx) => {
        await tx.objectStore("meta").delete("pairing");
        await tx.objectStore("meta").delete("config");
      });
      this.#mirror.config = null;
      this.#remember();
    });
  }

  /** Keeps what the server wants shown. */
  keepConfig(config: KioskConfig): Promise<void> {
    return this.#alone(async () => {
      if (JSON.stringify(config) === JSON.stringify(this.#config)) return;
      this.#config = config;
      await this.#try((tx) => tx.objectStore("meta").put(config, "config"));
      try {
        this.#mirror.config = config;
      } catch {
        // A copy for worse days; the next configuration may fit.
      }
    });
  }

  /** Forgets acknowledged records after 14 days of the server's time. */
  tidy(serverNow: number): Promise<void> {
    return this.#alone(() => this.#try((tx) => vault.purge(tx, serverNow - KEEP_MS, serverNow)));
  }

  async tally(): Promise<Tally> {
    if (this.#mode === "indexeddb") {
      try {
        return await this.#db.read(async (tx) => ({
          queue: await vault.number(tx, ["waiting", "held"]),
          dead: await vault.number(tx, ["dead"]),
          oldest: (await vault.listed(tx, "ratings", "waiting", 1))[0] ?? null,
        }));
      } catch (error) {
        this.#died(error);
      }
    }
    const all = this.#mirror.all();
    const waiting = all.filter(({ state }) => state === "waiting" || state === "held");
    const oldest = waiting.find(({ kind }) => kind === "ratings") ?? null;
    return { queue: waiting.length, dead: all.filter(({ state }) => state === "dead").length, oldest };
  }

  /** Everything that is still here, for the rescue file. */
  async everything(): Promise<Kept[]> {
    if (this.#mode !== "indexeddb") return this.#mirror.all();
    const there = await this.#db.read(async (tx) => [
      ...(await tx.objectStore("ratings").getAll()),
      ...(await tx.objectStore("followups").getAll()),
    ]);
    const known = new Set(there.map(({ id }) => id));
    return [...there, ...this.#mirror.all().filter(({ id }) => !known.has(id))];
  }

  /** A small value of the device itself, such as when it was set up. */
  async note<T>(name: string, change: (before: T | undefined) => T): Promise<T | null> {
    let noted: T | null = null;
    await this.#alone(() =>
      this.#try(async (tx) => {
        noted = change((await tx.objectStore("meta").get(`note.${name}`)) as T | undefined);
        await tx.objectStore("meta").put(noted, `note.${name}`);
      }),
    );
    return noted;
  }

  /** Tries a dead database again now; it is done by itself every quarter of a minute, too. */
  mend(): Promise<void> {
    return this.#alone(() => this.#revive());
  }

  // Keeping one record.

  #common(id: string) {
    const [install, kiosk] = [this.#ledger.install, this.#pairing?.kiosk?.id ?? null];
    return { id, install, kiosk, state: "waiting", settled: false, sent_at: null } as const;
  }

  async #keep(kept: Kept): Promise<void> {
    if (this.#mode === "indexeddb" && (await this.#keepThere(kept))) return;
    this.#keepHere(kept);
  }

  async #keepThere(kept: Kept): Promise<boolean> {
    const there = () => this.#db.write((tx) => vault.addFresh(tx, kept));
    try {
      this.#ledger = await there().catch(async (error: unknown) => {
        if (!isFull(error)) throw error;
        await this.#db.write(vault.makeRoom);
        return there();
      });
    } catch (error) {
      if (isFull(error)) this.#failed(error);
      else this.#died(error);
      return false;
    }
    this.#copy({ ...kept, install: this.#ledger.install });
    return true;
  }

  /** A copy is worth having, but nothing depends on it. */
  #copy(kept: Kept): void {
    try {
      this.#mirror.keep(kept, false);
      this.#remember();
    } catch (error) {
      this.#failed(error);
    }
  }

  #keepHere(kept: Kept): void {
    try {
      this.#mirror.keep(kept, true);
    } catch (error) {
      this.#failed(error);
      if (this.#mode === "mirror") this.#mode = "none";
      this.#later();
      throw error;
    }
    if (this.#mode === "none") this.#mode = "mirror";
    this.#ledger = { ...this.#ledger, counters: counted(this.#ledger.counters, kept) };
    this.#remember();
    this.#later();
  }

  #remember(): void {
    try {
      this.#mirror.remember({ ledger: this.#ledger, pairing: this.#pairing });
    } catch (error) {
      this.#failed(error);
    }
  }

  // A database that dies and comes back.

  /** Runs in the first transaction of each connection. A database without a ledger is new, or was emptied. */
  async #prepare(tx: WriteTx): Promise<void> {
    if ((await vault.readLedger(tx)) !== null) return;
    const before = this.#mirror.memory.ledger ?? (this.#mode === "indexeddb" ? this.#ledger : null);
    await tx.objectStore("meta").put(found(uuid7(this.#clocks.now().getTime()), before), vault.LEDGER);
    this.#emptied = true;
  }

  #failed(error: unknown): void {
    this.#lastError = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }

  #died(error: unknown): void {
    this.#failed(error);
    this.#db.close();
    this.#mode = "mirror";
    this.#later();
  }

  #later(): void {
    this.#revival ??= setTimeout(() => {
      this.#revival = undefined;
      void this.#alone(() => this.#revive());
    }, REVIVE_MS);
    // In Node a timer would keep the process; a browser's timer is a number.
    (this.#revival as { unref?: () => void }).unref?.();
  }

  /** Tries the database with a write, and takes over what the mirror kept meanwhile. */
  async #revive(): Promise<void> {
    try {
      await this.#drain();
      this.#mode = "indexeddb";
    } catch (error) {
      if (!isFull(error) || !(await this.#readable())) return this.#dead(error);
      this.#mode = "indexeddb";
      this.#failed(error);
      this.#later();
    }
    this.#remember();
  }

  #dead(error: unknown): void {
    this.#died(error);
    try {
      this.#mirror.remember({ ledger: this.#ledger, pairing: this.#pairing });
    } catch {
      this.#mode = "none";
    }
  }

  async #readable(): Promise<boolean> {
    try {
      await this.#db.read(vault.readLedger);
      return true;
    } catch {
      return false;
    }
  }

  async #drain(): Promise<void> {
    const mirrored = this.#mirror.memory;
    const { ledger, done } = await this.#db.write(async (tx) => {
      await this.#adopt(tx, mirrored.pairing);
      const recovered = await vault.recover(tx, this.#mirror.all());
      const merged = merge(await this.#legacy(tx, recovered.ledger), mirrored.ledger);
      await tx.objectStore("meta").put(merged, vault.LEDGER);
      return { ledger: merged, done: recovered.done };
    });
    this.#emptied = false;
    this.#ledger = ledger;
    const legacy = readLegacy(this.#storage, ledger.install);
    if (legacy !== null) removeLegacy(this.#storage, legacy);
    this.#mirror.drained(done);
  }

  /** Of pairing and configuration the later copy counts. */
  async #adopt(tx: WriteTx, mirrored: Pairing | null): Promise<void> {
    const meta = tx.objectStore("meta");
    const there = ((await meta.get("pairing")) as Pairing | undefined) ?? null;
    this.#pairing = newer(this.#pairing, newer(mirrored, there));
    this.#config ??= ((await meta.get("config")) as KioskConfig | undefined) ?? null;
    if (this.#config !== null) await meta.put(this.#config, "config");
    await this.#putPairing(tx);
  }

  async #putPairing(tx: WriteTx): Promise<void> {
    const meta = tx.objectStore("meta");
    const there = ((await meta.get("pairing")) as Pairing | undefined) ?? null;
    if (this.#pairing === null || this.#pairing.turn === there?.turn) return;
    if (there !== null && there.epoch !== this.#pairing.epoch) await vault.requeue(tx);
    await vault.hold(tx, this.#pairing.kiosk?.id ?? null);
    await meta.put(this.#pairing, "pairing");
  }

  /** Takes the first application's outbox over, once. */
  async #legacy(tx: WriteTx, ledger: Ledger): Promise<Ledger> {
    const legacy = readLegacy(this.#storage, ledger.install);
    if (legacy === null) return ledger;
    if (this.#pairing === null && legacy.token !== null) {
      this.#pairing = { token: legacy.token, epoch: legacy.epoch, kiosk: null, turn: 1 };
      await this.#putPairing(tx);
    }
    const ratings = legacy.entries.filter(({ kind }) => kind === "ratings");
    const gone = legacy.accepted - ratings.length;
    const base = { ...ledger.counters, accepted: ledger.counters.accepted + gone, acknowledged: ledger.counters.acknowledged + gone };
    await tx.objectStore("meta").put({ ...ledger, counters: base }, vault.LEDGER);
    return (await vault.recover(tx, legacy.entries)).ledger;
  }

  // One write after the other.

  /** What may fail without a record being lost; the mirror has it, and a revived database catches up. */
  async #try(work: (tx: WriteTx) => Promise<unknown>): Promise<void> {
    if (this.#mode !== "indexeddb") return;
    try {
      await this.#db.write(work);
    } catch (error) {
      if (isFull(error)) this.#failed(error);
      else this.#died(error);
    }
  }

  /** After the database was found empty: what the mirror has goes back into it. */
  async #refill(): Promise<void> {
    if (this.#emptied && this.#mode === "indexeddb") await this.#drain().catch((error: unknown) => this.#failed(error));
  }

  async #alone<T>(work: () => Promise<T>, tell = true): Promise<T> {
    this.#pending += 1;
    const before = this.#turn;
    const mine = before.then(work).finally(() => this.#refill());
    this.#turn = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      this.#pending -= 1;
      if (tell) this.stored();
    }
  }
}

function merge(ledger: Ledger, mirrored: Ledger | null): Ledger {
  if (mirrored === null || mirrored.install !== ledger.install) return ledger;
  return { ...ledger, counters: later(ledger.counters, mirrored.counters) };
}
