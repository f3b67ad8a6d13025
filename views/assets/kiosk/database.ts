// The connection to IndexedDB, which may die at any moment (w3c/IndexedDB#30): each transaction is strict, has a
// time limit, and gets a second try on a new connection. What it does must therefore be safe to do twice.

import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, type IDBPTransaction, openDB } from "idb";

import type { Kept, Kind, State } from "./records.ts";

const NAME = "hailong-kiosk";
/** Grows with each addition to the schema; nothing is ever renamed or taken away. */
const VERSION = 1;
const PATIENCE_MS = 4_000;
/** For what touches thousands of records. */
export const LONG_MS = 30_000;

interface Records {
  key: string;
  value: Kept;
  indexes: { state: [State, string] };
}

interface Schema extends DBSchema {
  meta: { key: string; value: unknown };
  ratings: Records;
  followups: Records;
}

const STORES = ["meta", "ratings", "followups"] as const;

export type Mode = "readonly" | "readwrite";
export type Tx<M extends Mode = Mode> = IDBPTransaction<Schema, typeof STORES, M>;
export type ReadTx = Tx<"readonly"> | Tx<"readwrite">;
export type WriteTx = Tx<"readwrite">;
export type KindStore = IDBPObjectStore<Schema, typeof STORES, Kind, "readwrite">;

export const KINDS: readonly Kind[] = ["ratings", "followups"];

/** No room left: the database itself is well. */
export function isFull(error: unknown): boolean {
  return error instanceof Error && error.name === "QuotaExceededError";
}

export class Database {
  #db: IDBPDatabase<Schema> | null = null;
  readonly #prepare: (tx: WriteTx) => Promise<void>;

  /** `prepare` runs in the first transaction of each connection: the database may have been emptied since the last. */
  constructor(prepare: (tx: WriteTx) => Promise<void>) {
    this.#prepare = prepare;
  }

  read<T>(work: (tx: Tx<"readonly">) => Promise<T>, patience = PATIENCE_MS): Promise<T> {
    return this.#twice((db) => transact(db, "readonly", work, patience));
  }

  /** Resolves when all of `work` is on the disk. */
  write<T>(work: (tx: WriteTx) => Promise<T>, patience = PATIENCE_MS): Promise<T> {
    return this.#twice((db) => transact(db, "readwrite", work, patience));
  }

  /** Lets the connection go; the next transaction opens another. */
  close(): void {
    try {
      this.#db?.close();
    } catch {
      // A dead connection may refuse even that.
    }
    this.#db = null;
  }

  async #twice<T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    try {
      return await work(await this.#connection());
    } catch (error) {
      if (isFull(error)) throw error;
      this.close();
      return await work(await this.#connection());
    }
  }

  async #connection(): Promise<IDBPDatabase<Schema>> {
    if (this.#db !== null) return this.#db;
    const db = await within(open(() => this.#lost(db)), PATIENCE_MS);
    await transact(db, "readwrite", this.#prepare, PATIENCE_MS);
    this.#db = db;
    return db;
  }

  #lost(db: IDBPDatabase<Schema> | undefined): void {
    if (db !== undefined && this.#db === db) this.#db = null;
  }
}

function open(lost: () => void): Promise<IDBPDatabase<Schema>> {
  const opened = openDB<Schema>(NAME, VERSION, {
    upgrade(db) {
      if (!db.objectStoreNames.contains("meta")) db.createObjectStore("meta");
      for (const kind of KINDS) {
        if (db.objectStoreNames.contains(kind)) continue;
        db.createObjectStore(kind, { keyPath: "id" }).createIndex("state", ["state", "id"]);
      }
    },
    // A newer application or a deletion wants the database: let go, and open again at the next tap.
    blocking: () => {
      lost();
      void opened.then((db) => db.close());
    },
    terminated: lost,
  });
  return opened;
}

async function transact<T, M extends Mode>(
  db: IDBPDatabase<Schema>, mode: M, work: (tx: Tx<M>) => Promise<T>, patience: number,
): Promise<T> {
  const tx = db.transaction(STORES, mode, { durability: "strict" });
  // Whoever fails first tells; the other must not be an unhandled rejection.
  tx.done.catch(() => undefined);
  const whole = (async () => {
    const result = await work(tx);
    await tx.done;
    return result;
  })();
  try {
    return await within(whole, patience);
  } catch (error) {
    abort(tx);
    // A request that failed for want of room says so only in the transaction's own error.
    throw tx.error ?? error;
  }
}

function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // It has ended by itself.
  }
}

/** Rejects when it takes too long: a database that hangs is as dead as one that fails. */
function within<T>(promise: Promise<T>, patience: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the database does not answer")), patience);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
