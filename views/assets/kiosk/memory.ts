// The two places where this device remembers, and what is the same in both: IndexedDB, and the mirror while that is
// dead. It opens, gives up, revives, and brings together what was written meanwhile; what is written is the store's.

import type { Clocks } from "./clocks.ts";
import { Database, isFull, LONG_MS, type WriteTx } from "./database.ts";
import { readLegacy, removeLegacy } from "./legacy.ts";
import { Mirror } from "./mirror.ts";
import { foreign, found, type Kept, later, type Ledger, newer, owned, type Pairing } from "./records.ts";
import type { KioskConfig } from "./types.ts";
import { uuid7 } from "./uuid.ts";
import * as vault from "./vault.ts";

/** How long until a dead database is tried again. */
const REVIVE_MS = 15_000;

/** Names the last occasion on which what was refused waited again. */
const RETRIED = "retried";

/** `none`: neither place keeps what it is given. */
export type StorageMode = "indexeddb" | "mirror" | "none";

export class Memory {
  readonly db = new Database((tx) => this.#prepare(tx));
  readonly mirror: Mirror;
  ledger: Ledger;
  pairing: Pairing | null;
  config: KioskConfig | null;
  mode: StorageMode = "mirror";
  /** Whether the last tap found no room in either place. */
  refusing = false;
  lastError: string | null = null;
  readonly #storage: Storage | null;
  readonly #clocks: Clocks;
  readonly #due: () => void;
  #emptied = false;
  #revival: ReturnType<typeof setTimeout> | undefined;

  /** `due` is called when it is time to try `revive` again. */
  constructor(storage: Storage | null, clocks: Clocks, due: () => void) {
    this.#storage = storage;
    this.#clocks = clocks;
    this.#due = due;
    this.mirror = new Mirror(storage);
    const { ledger, pairing } = this.mirror.memory;
    this.ledger = ledger ?? found(this.#name(), null);
    this.pairing = pairing;
    this.config = this.mirror.config as KioskConfig | null;
  }

  /** Whether the database was found empty and has not got back what the mirror has. */
  get emptied(): boolean {
    return this.#emptied && this.mode === "indexeddb";
  }

  /** Where records really are: a database without room is no better than a dead one. */
  get storage(): StorageMode {
    if (this.refusing) return "none";
    return this.mode === "indexeddb" && this.mirror.unique().length > 0 ? "mirror" : this.mode;
  }

  failed(error: unknown): void {
    this.lastError = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }

  /** The database failed twice in a row: from now on the mirror. */
  died(error: unknown): void {
    this.failed(error);
    this.db.close();
    this.mode = "mirror";
    this.later();
  }

  /** Plans another `revive`. */
  later(): void {
    this.#revival ??= setTimeout(() => {
      this.#revival = undefined;
      this.#due();
    }, REVIVE_MS);
    // In Node a timer keeps the process; a browser's is a number.
    (this.#revival as { unref?: () => void }).unref?.();
  }

  remember(): void {
    try {
      this.mirror.remember({ ledger: this.ledger, pairing: this.pairing });
    } catch (error) {
      this.failed(error);
    }
  }

  /** Tries the database with a write, and takes over what the mirror kept meanwhile. */
  async revive(): Promise<void> {
    if (this.refusing) this.refusing = !this.mirror.takes();
    try {
      await this.drain();
      this.mode = "indexeddb";
    } catch (error) {
      if (!isFull(error) || !(await this.#readable())) return this.#dead(error);
      this.mode = "indexeddb";
      this.failed(error);
      this.later();
    }
    this.remember();
  }

  #dead(error: unknown): void {
    this.died(error);
    try {
      this.mirror.remember({ ledger: this.ledger, pairing: this.pairing });
    } catch {
      this.mode = "none";
    }
  }

  async #readable(): Promise<boolean> {
    try {
      const ledger = await this.db.read(vault.readLedger);
      if (ledger !== null) this.ledger = ledger;
      return ledger !== null;
    } catch {
      return false;
    }
  }

  /** Brings into the database what the mirror and the first application have; safe to do twice. */
  async drain(): Promise<void> {
    const mirrored = this.mirror.memory;
    await this.#adopt(mirrored.pairing);
    const install = this.#name();
    const { ledger, done } = await this.db.write(async (tx) => {
      await vault.follow(tx, this.ledger);
      if (this.pairing !== null) await vault.putPairing(tx, this.pairing, install);
      if (this.config !== null) await tx.objectStore("meta").put(this.config, "config");
      const recovered = await vault.recover(tx, this.#sorted());
      const merged = merge(await this.#legacy(tx, recovered.ledger), mirrored.ledger);
      await tx.objectStore("meta").put(merged, vault.LEDGER);
      return { ledger: merged, done: recovered.done };
    });
    this.#emptied = false;
    this.refusing = false;
    this.ledger = ledger;
    const legacy = readLegacy(this.#storage, ledger.install);
    if (legacy !== null) removeLegacy(this.#storage, legacy);
    this.mirror.drained(done);
  }

  /** What may fail without a record being lost: the mirror has it, and a revived database catches up. */
  async attempt<T>(work: (db: Database) => Promise<T>): Promise<T | null> {
    if (this.mode !== "indexeddb") return null;
    try {
      return await work(this.db);
    } catch (error) {
      if (isFull(error)) this.failed(error);
      else this.died(error);
      return null;
    }
  }

  /** Takes a pairing. It is written last: a start in the midst of it finds the one before, and all is done again. */
  async take(next: Pairing): Promise<void> {
    const [before, install] = [this.pairing, this.#name()];
    const ledger = await this.attempt(async (db) => {
      await this.#sort(next);
      return db.write((tx) => vault.putPairing(tx, next, install));
    });
    try {
      if (before !== null && before.epoch !== next.epoch) this.mirror.requeue();
    } catch (error) {
      this.failed(error);
    }
    this.pairing = next;
    this.ledger = ledger ?? owned(this.ledger, next.kiosk?.id ?? null, install, before?.kiosk?.id ?? null);
    this.remember();
  }

  /** Lets what was refused for the present kiosk wait again, unless it did so on this occasion. */
  async retry(occasion: string): Promise<void> {
    const kiosk = this.pairing?.kiosk?.id ?? null;
    const ledger = await this.attempt(async (db) => {
      const before = await db.read((tx) => tx.objectStore("meta").get(RETRIED));
      if (before !== occasion) await vault.walk((work) => db.write(work, LONG_MS), vault.retry(kiosk));
      return db.write(async (tx) => {
        await tx.objectStore("meta").put(occasion, RETRIED);
        return vault.readLedger(tx);
      });
    });
    if (ledger !== null) this.ledger = merge(ledger, this.ledger);
    this.remember();
  }

  /** Which records wait under a pairing that is new to the database. */
  async #sort(next: Pairing): Promise<void> {
    const [there, kiosk] = [await this.db.read(vault.readPairing), next.kiosk?.id ?? null];
    const walk = (step: vault.Step) => vault.walk((work) => this.db.write(work, LONG_MS), step);
    const same = next.turn === there?.turn;
    if (!same && there !== null && there.epoch !== next.epoch) await walk(vault.requeue);
    if (kiosk === null) return;
    if (!same) await walk(vault.hold(kiosk));
    // A start in the midst of another pairing may have left some behind.
    await walk(vault.release(kiosk));
  }

  /** What the mirror has, as it belongs into the database. */
  #sorted(): Kept[] {
    const kiosk = this.pairing?.kiosk?.id ?? null;
    const held = (kept: Kept): Kept => (kept.state === "waiting" && foreign(kept, kiosk) ? { ...kept, state: "held" } : kept);
    return this.mirror.all().map(held);
  }

  /** Runs in the first transaction of each connection. A database without a ledger is new, or was emptied. */
  async #prepare(tx: WriteTx): Promise<void> {
    if ((await vault.readLedger(tx)) !== null) return;
    const before = this.mirror.memory.ledger ?? (this.mode === "indexeddb" ? this.ledger : null);
    await tx.objectStore("meta").put(found(this.#name(), before), vault.LEDGER);
    this.#emptied = true;
  }

  /** Of pairing and configuration the later copy counts. */
  async #adopt(mirrored: Pairing | null): Promise<void> {
    const [there, config] = await this.db.read(async (tx) => [
      await vault.readPairing(tx), (await tx.objectStore("meta").get("config")) as KioskConfig | undefined,
    ] as const);
    this.pairing = newer(this.pairing, newer(mirrored, there));
    this.config ??= config ?? null;
    if (this.pairing !== null) await this.#sort(this.pairing);
  }

  /** Takes the first application's outbox over; what it counted and no longer has was acknowledged. */
  async #legacy(tx: WriteTx, ledger: Ledger): Promise<Ledger> {
    const legacy = readLegacy(this.#storage, ledger.install);
    if (legacy === null) return ledger;
    if (this.pairing === null && legacy.token !== null) {
      this.pairing = { token: legacy.token, epoch: legacy.epoch, kiosk: null, turn: 1 };
      await vault.putPairing(tx, this.pairing, ledger.install);
    }
    const { accepted, acknowledged } = ledger.counters;
    const gone = legacy.accepted - legacy.entries.filter(({ kind }) => kind === "ratings").length;
    const counters = { ...ledger.counters, accepted: accepted + gone, acknowledged: acknowledged + gone };
    await tx.objectStore("meta").put({ ...ledger, counters }, vault.LEDGER);
    return (await vault.recover(tx, legacy.entries)).ledger;
  }

  #name(): string {
    return uuid7(this.#clocks.now().getTime());
  }
}

function merge(ledger: Ledger, mirrored: Ledger | null): Ledger {
  if (mirrored === null || mirrored.install !== ledger.install) return ledger;
  return { ...ledger, counters: later(ledger.counters, mirrored.counters) };
}
