// The PIN of the device's menu. It is checked here, because the menu is for the day the server is away; five wrong
// ones make the next wait, also after a restart.

import { fromBase64, pbkdf2, utf8 } from "./sha256.ts";
import type { Pin } from "./types.ts";

const KEY = "hailong.kiosk.pin";
const TRIES = 5;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;

export type Tried = { readonly kind: "right" } | { readonly kind: "wrong" } | { readonly kind: "wait"; readonly ms: number };

export class PinGate {
  readonly #storage: Storage | null;
  readonly #mono: () => number;
  #wrong: number;
  #since: number;

  /** `mono` counts milliseconds and never goes back: setting the wall clock ends no wait. */
  constructor(storage: Storage | null, mono: () => number) {
    this.#storage = storage;
    this.#mono = mono;
    this.#wrong = remembered(storage);
    this.#since = mono();
  }

  /** Milliseconds until the next try. */
  get wait(): number {
    if (this.#wrong < TRIES) return 0;
    const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(this.#wrong - TRIES, 10));
    return Math.max(0, this.#since + whole - this.#mono());
  }

  async try(pin: Pin, typed: string): Promise<Tried> {
    if (this.wait > 0) return { kind: "wait", ms: this.wait };
    // Counted before it is checked: pulling the plug gains no try.
    this.#count(this.#wrong + 1);
    if (!same(await derive(pin, typed), fromBase64(pin.hash))) {
      return this.wait > 0 ? { kind: "wait", ms: this.wait } : { kind: "wrong" };
    }
    this.#count(0);
    return { kind: "right" };
  }

  #count(wrong: number): void {
    this.#wrong = wrong;
    this.#since = this.#mono();
    try {
      this.#storage?.setItem(KEY, String(wrong));
    } catch {
      // Then a restart forgets it.
    }
  }
}

function remembered(storage: Storage | null): number {
  try {
    const count = Number(storage?.getItem(KEY) ?? 0);
    return Number.isFinite(count) ? count : 0;
  } catch {
    return 0;
  }
}

async function derive(pin: Pin, typed: string): Promise<Uint8Array> {
  const [password, salt] = [utf8(typed), fromBase64(pin.salt)];
  const subtle = (globalThis.crypto as { subtle?: SubtleCrypto }).subtle;
  if (subtle === undefined) return pbkdf2(password, salt, pin.iterations);
  const key = await subtle.importKey("raw", password as BufferSource, "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: salt as BufferSource, iterations: pin.iterations };
  return new Uint8Array(await subtle.deriveBits(how, key, 256));
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  let difference = one.length ^ other.length;
  one.forEach((byte, index) => (difference |= byte ^ (other[index] ?? 0)));
  return difference === 0;
}
