// Searches the proof that a form needs while its link is under attack: for each piece a number so that the SHA-256 of
// `stamp.piece.number` begins with enough zero bits. The server checks it in src/model/proof.rs.
//
// The browser's own SHA-256 exists only on HTTPS, and gives each hash back by a promise, which costs more than the hash.

import { ROUND } from "../kiosk/sha256.ts";

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** The first word of the SHA-256 of a text of at most 55 ASCII signs: one block. */
export function head(text: string, w: Int32Array): number {
  w.fill(0, 0, 16);
  for (let at = 0; at < text.length; at += 1) put(w, at, text.charCodeAt(at));
  put(w, text.length, 0x80);
  w[15] = text.length * 8;
  for (let t = 16; t < 64; t += 1) {
    const w2 = w[t - 2] as number;
    const w15 = w[t - 15] as number;
    const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
    const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
    w[t] = (w[t - 16] as number) + s0 + (w[t - 7] as number) + s1;
  }
  return ((ROUND.start[0] as number) + rounds(w)) >>> 0;
}

function put(w: Int32Array, at: number, byte: number): void {
  w[at >> 2] = (w[at >> 2] as number) | (byte << (24 - 8 * (at & 3)));
}

function rounds(w: Int32Array): number {
  let [a, b, c, d, e, f, g, h] = ROUND.start as [number, number, number, number, number, number, number, number];
  for (let t = 0; t < 64; t += 1) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (ROUND.k[t] as number) + (w[t] as number)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  return a;
}

export class Work {
  private readonly found: number[] = [];
  private readonly words = new Int32Array(64);
  private next = 0;

  constructor(
    private readonly stamp: string,
    private readonly bits: number,
    private readonly pieces: number,
  ) {}

  /** Tries so many numbers; the proof once it is whole. */
  step(tries: number): string | null {
    for (let left = tries; left > 0 && this.found.length < this.pieces; left -= 1) {
      const hash = head(`${this.stamp}.${this.found.length}.${this.next}`, this.words);
      if (hash < 2 ** (32 - this.bits)) {
        this.found.push(this.next);
        this.next = 0;
      } else {
        this.next += 1;
      }
    }
    return this.found.length < this.pieces ? null : this.found.join(".");
  }
}
