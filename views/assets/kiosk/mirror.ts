// A small copy of the last unsent records in the browser's local storage, for the day IndexedDB dies. While it is
// dead, this is where taps go. Each record has a key of its own, so that a write is whole or absent.

import type { Kept, Ledger, Pairing, Verdict } from "./records.ts";
import { settled } from "./records.ts";

const PREFIX = "hailong.kiosk.mirror.";
const RECORD = `${PREFIX}record.`;
/** Most records in here. */
export const ROOM = 500;

/** What is remembered besides records. */
export interface Memory {
  readonly ledger: Ledger | null;
  readonly pairing: Pairing | null;
}

interface Entry {
  /** Whether this is the only copy: then nothing may push it out. */
  readonly only: boolean;
  readonly kept: Kept;
}

export class Mirror {
  readonly #storage: Storage | null;
  readonly #entries = new Map<string, Entry>();

  constructor(storage: Storage | null) {
    this.#storage = storage;
    for (const key of this.#keys()) {
      const entry = parse(this.#get(key)) as Entry | null;
      if (entry?.kept?.id !== undefined) this.#entries.set(entry.kept.id, entry);
    }
  }

  get memory(): Memory {
    const memory = parse(this.#get(`${PREFIX}memory`)) as Partial<Memory> | null;
    return { ledger: memory?.ledger ?? null, pairing: memory?.pairing ?? null };
  }

  /** Throws where the storage does not keep it. */
  remember(memory: Memory): void {
    this.#set(`${PREFIX}memory`, JSON.stringify(memory));
  }

  /** The text of the configuration, for a start with a dead database. */
  get config(): unknown {
    return parse(this.#get(`${PREFIX}config`));
  }

  set config(config: unknown) {
    if (config === null) this.#remove(`${PREFIX}config`);
    else this.#set(`${PREFIX}config`, JSON.stringify(config));
  }

  /** Keeps a record; throws when it cannot, and then nobody may be thanked. */
  keep(kept: Kept, only: boolean): void {
    if (!this.#entries.has(kept.id) && this.#entries.size >= ROOM) this.#evict();
    const entry = { only, kept };
    this.#set(RECORD + kept.id, JSON.stringify(entry));
    this.#entries.set(kept.id, entry);
  }

  /** Whether there is room for one more record. */
  takes(): boolean {
    if (this.#entries.size >= ROOM && this.#victim() === undefined) return false;
    try {
      this.#set(`${PREFIX}probe`, "x".repeat(1_000));
      return true;
    } catch {
      return false;
    } finally {
      this.#remove(`${PREFIX}probe`);
    }
  }

  /** The oldest record that is a copy, or that a server has. */
  #victim(): Entry | undefined {
    const entries = [...this.#entries.values()].sort(byId);
    return entries.find(({ only }) => !only) ?? entries.find(({ kept }) => kept.state === "sent");
  }

  #evict(): void {
    const victim = this.#victim();
    if (victim === undefined) throw new Error("the mirror is full");
    this.forget(victim.kept.id);
  }

  forget(id: string): void {
    this.#remove(RECORD + id);
    this.#entries.delete(id);
  }

  /** Marks what the server said; a mere copy of a settled record has done its work. */
  settle(verdicts: readonly Verdict[], sentAt: number | null, alive: boolean): void {
    for (const verdict of verdicts) {
      const entry = this.#entries.get(verdict.id);
      if (entry === undefined) continue;
      if (alive && !entry.only) this.forget(verdict.id);
      else this.keep(settled(entry.kept, verdict, sentAt), entry.only);
    }
  }

  /** Another life of the server's database. */
  requeue(): void {
    for (const { only, kept } of this.#entries.values()) {
      if (kept.state === "sent") this.keep({ ...kept, state: "waiting" }, only);
    }
  }

  /** All records, oldest first. */
  all(): Kept[] {
    return [...this.#entries.values()].sort(byId).map(({ kept }) => kept);
  }

  /** Records that are here and nowhere else, oldest first. */
  unique(): Kept[] {
    return [...this.#entries.values()].filter(({ only }) => only).sort(byId).map(({ kept }) => kept);
  }

  get(id: string): Kept | null {
    return this.#entries.get(id)?.kept ?? null;
  }

  /** After the database took everything over: what still waits stays as a copy. */
  drained(done: readonly string[]): void {
    done.forEach((id) => this.forget(id));
    for (const { kept, only } of [...this.#entries.values()]) if (only) this.keep(kept, false);
  }

  #keys(): string[] {
    try {
      const keys = Array.from({ length: this.#storage?.length ?? 0 }, (_, index) => this.#storage?.key(index) ?? "");
      return keys.filter((key) => key.startsWith(RECORD));
    } catch {
      return [];
    }
  }

  #get(key: string): string | null {
    try {
      return this.#storage?.getItem(key) ?? null;
    } catch {
      return null;
    }
  }

  /** Writes and reads back: some browsers swallow a write in private mode. */
  #set(key: string, text: string): void {
    this.#storage?.setItem(key, text);
    if (this.#get(key) !== text) throw new Error("the local storage does not keep what it is given");
  }

  #remove(key: string): void {
    try {
      this.#storage?.removeItem(key);
    } catch {
      // What cannot be removed is only sent once more.
    }
  }
}

const byId = (one: Entry, other: Entry): number => (one.kept.id < other.kept.id ? -1 : 1);

function parse(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
