// What this device remembers: its token, what it shows, the outbox, dead letters.
//
// Each record has a key of its own, so that a write is whole or absent and
// stays small however long the outage. A record leaves the outbox only when
// the server acknowledged its id; there is no age limit on anything.

import type { Batch, FollowUp, KioskConfig, Rating } from "./types.ts";

const PREFIX = "hailong.kiosk.";
const RATING = `${PREFIX}out.rating.`;
const FOLLOWUP = `${PREFIX}out.followup.`;
const DEAD = `${PREFIX}dead.`;

/** A rating as it is kept: with its number since the device was first paired. */
interface Kept {
  readonly number: number;
  readonly rating: Rating;
}

export class Store {
  readonly #storage: Storage;
  #accepted: number;

  constructor(storage: Storage) {
    this.#storage = storage;
    const counted = Number(storage.getItem(`${PREFIX}accepted`) ?? 0);
    // The counter is written after the record. Had the power failed between
    // the two, the record's own number is the truth.
    const numbers = this.#records<Kept>(RATING, Infinity).map((kept) => kept.number);
    this.#accepted = numbers.reduce((most, number) => Math.max(most, number), counted);
  }

  get token(): string | null {
    return this.#storage.getItem(`${PREFIX}token`);
  }

  pair(token: string, epoch: string): void {
    this.#storage.setItem(`${PREFIX}token`, token);
    this.#storage.setItem(`${PREFIX}epoch`, epoch);
  }

  /** The last configuration the server gave, for a start without network. */
  get config(): KioskConfig | null {
    return read<KioskConfig>(this.#storage, `${PREFIX}config`);
  }

  set config(config: KioskConfig | null) {
    if (config === null) this.#storage.removeItem(`${PREFIX}config`);
    else this.#storage.setItem(`${PREFIX}config`, JSON.stringify(config));
  }

  /** How many ratings this device ever accepted. */
  get accepted(): number {
    return this.#accepted;
  }

  /** Stores a rating; throws when the device cannot, and then nobody may be thanked. */
  addRating(rating: Rating): void {
    const number = this.#accepted + 1;
    this.#write(RATING + rating.id, { number, rating } satisfies Kept);
    this.#accepted = number;
    this.#storage.setItem(`${PREFIX}accepted`, String(number));
  }

  addFollowUp(followup: FollowUp): void {
    this.#write(FOLLOWUP + followup.id, followup);
  }

  /** The oldest records that wait, at most `size` of each kind. */
  batch(size: number): Batch {
    const ratings = this.#records<Kept>(RATING, size).map((kept) => kept.rating);
    return { ratings, followups: this.#records<FollowUp>(FOLLOWUP, size) };
  }

  /** Forgets a record that the server has. */
  acknowledge(id: string): void {
    this.#storage.removeItem(RATING + id);
    this.#storage.removeItem(FOLLOWUP + id);
  }

  /** Puts a record aside that the server refuses for good; it is kept for people to look at. */
  bury(id: string, reason: unknown): void {
    for (const key of [RATING + id, FOLLOWUP + id]) {
      const text = this.#storage.getItem(key);
      if (text === null) continue;
      this.#write(DEAD + id, { record: JSON.parse(text), reason });
      this.#storage.removeItem(key);
    }
  }

  get deadLetters(): number {
    return this.#keys(DEAD).length;
  }

  #records<T>(prefix: string, size: number): T[] {
    const records: T[] = [];
    for (const key of this.#keys(prefix)) {
      if (records.length >= size) break;
      const record = read<T>(this.#storage, key);
      if (record === null) this.#damaged(key);
      else records.push(record);
    }
    return records;
  }

  /** A record that no longer reads goes to the dead letters as it is: it must not block the rest. */
  #damaged(key: string): void {
    const text = this.#storage.getItem(key) ?? "";
    this.#storage.removeItem(key);
    this.#storage.setItem(DEAD + key.slice(key.lastIndexOf(".") + 1), JSON.stringify({ record: text, reason: "damaged" }));
  }

  /** Keys with that beginning; version 7 ids sort by time, so the oldest comes first. */
  #keys(prefix: string): string[] {
    const keys: string[] = [];
    for (let index = 0; index < this.#storage.length; index += 1) {
      const key = this.#storage.key(index);
      if (key !== null && key.startsWith(prefix)) keys.push(key);
    }
    return keys.sort();
  }

  /** Writes and reads back: some browsers swallow a write in private mode. */
  #write(key: string, value: unknown): void {
    const text = JSON.stringify(value);
    this.#storage.setItem(key, text);
    if (this.#storage.getItem(key) !== text) throw new Error("storage does not keep what it is given");
  }
}

function read<T>(storage: Storage, key: string): T | null {
  const text = storage.getItem(key);
  if (text === null) return null;
  try {
    return JSON.parse(text) as T;
  } catch {
    return null;
  }
}
