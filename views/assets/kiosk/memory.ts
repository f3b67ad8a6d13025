// The two places where this device remembers, and what is the same in both: IndexedDB, and the mirror while that is
// dead. It opens, gives up, revives, and brings together what was written meanwhile; what is written is the store's.

import type { Clocks } from "./clocks.ts";
import { Database, isFull, type WriteTx } from "./database.ts";
import { readLegacy, removeLegacy } from "./legacy.ts";
import { Mirror } from "./mirror.ts";
import { found, later, type Ledger, newer, type Pairing } from "./records.ts";
import type { KioskConfig } from "./types.ts";
import { uuid7 } from "./uuid.ts";
import * as vault from "./vault.ts";

/** How long until a dead database is tried again. */
const REVIVE_MS = 15_000;

/** `none`: neither place keeps what it is given. */
export type StorageMode = "indexeddb" | "mirror" | "none";

export class Memory {
  readonly db = new Database((tx) => this.#prepare(tx));
  readonly mirror: Mirror;
  ledger: Ledger;
  pairing: Pairing | null;
  config: KioskConfig | null;
  mode: StorageMode = "mirror";
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
    const { ledger, done } = await this.db.write(async (tx) => {
      await this.#adopt(tx, mirrored.pairing);
      const recovered = await vault.recover(tx, this.mirror.all());
      const merged = merge(await this.#legacy(tx, recovered.ledger), mirrored.ledger);
      await tx.objectStore("meta").put(merged, vault.LEDGER);
      return { ledger: merged, done: recovered.done };
    });
    this.#emptied = false;
    this.ledger = ledger;
    const legacy = readLegacy(this.#storage, ledger.install);
    if (legacy !== null) removeLegacy(this.#storage, legacy);
    this.mirror.drained(done);
  }

  /** Writes the pairing where it is newer than the one there, and sorts the records by it. */
  async putPairing(tx: WriteTx): Promise<void> {
    const meta = tx.objectStore("meta");
    const there = ((await meta.get("pairing")) as Pairing | undefined) ?? null;
    if (this.pairing === null || this.pairing.turn === there?.turn) return;
    if (there !== null && there.epoch !== this.pairing.epoch) await vault.requeue(tx);
    await vault.hold(tx, this.pairing.kiosk?.id ?? null);
    await meta.put(this.pairing, "pairing");
  }

  /** Runs in the first transaction of each connection. A database without a ledger is new, or was emptied. */
  async #prepare(tx: WriteTx): Promise<void> {
    if ((await vault.readLedger(tx)) !== null) return;
    const before = this.mirror.memory.ledger ?? (this.mode === "indexeddb" ? this.ledger : null);
    await tx.objectStore("meta").put(found(this.#name(), before), vault.LEDGER);
    this.#emptied = true;
  }

  /** Of pairing and configuration the later copy counts. */
  async #adopt(tx: WriteTx, mirrored: Pairing | null): Promise<void> {
    const meta = tx.objectStore("meta");
    const there = ((await meta.get("pairing")) as Pairing | undefined) ?? null;
    this.pairing = newer(this.pairing, newer(mirrored, there));
    this.config ??= ((await meta.get("config")) as KioskConfig | undefined) ?? null;
    if (this.config !== null) await meta.put(this.config, "config");
    await this.putPairing(tx);
  }

  /** Takes the first application's outbox over; what it counted and no longer has was acknowledged. */
  async #legacy(tx: WriteTx, ledger: Ledger): Promise<Ledger> {
    const legacy = readLegacy(this.#storage, ledger.install);
    if (legacy === null) return ledger;
    if (this.pairing === null && legacy.token !== null) {
      this.pairing = { token: legacy.token, epoch: legacy.epoch, kiosk: null, turn: 1 };
      await this.putPairing(tx);
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
