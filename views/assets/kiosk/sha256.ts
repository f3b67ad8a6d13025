// SHA-256 (FIPS 180-4) and what is built on it. The browser's own exists only on HTTPS and localhost, and many
// offices begin without: this one checks a PIN and signs a rescue file there, too.

export const ROUND = constants();

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes, and of square roots of 8. */
function constants(): { readonly k: Uint32Array; readonly start: readonly number[] } {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < 64; candidate += 1) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  const fraction = (root: number) => ((root - Math.floor(root)) * 2 ** 32) >>> 0;
  return { k: Uint32Array.from(primes, (prime) => fraction(Math.cbrt(prime))), start: primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime))) };
}

export function sha256(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(message.length / 2 ** 29));
  view.setUint32(padded.length - 4, (message.length * 8) >>> 0);
  const state = Uint32Array.from(ROUND.start);
  const words = new Uint32Array(64);
  for (let at = 0; at < padded.length; at += 64) block(view, at, words, state);
  const digest = new Uint8Array(32);
  state.forEach((word, index) => new DataView(digest.buffer).setUint32(index * 4, word));
  return digest;
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function block(view: DataView, at: number, w: Uint32Array, state: Uint32Array): void {
  for (let t = 0; t < 64; t += 1) w[t] = t < 16 ? view.getUint32(at + t * 4) : expand(w, t);
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let t = 0; t < 64; t += 1) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (ROUND.k[t] ?? 0) + (w[t] ?? 0)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [a, b, c, d, e, f, g, h] = [(t1 + t2) | 0, a, b, c, (d + t1) | 0, e, f, g];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => (state[index] = ((state[index] ?? 0) + word) | 0));
}

function expand(w: Uint32Array, t: number): number {
  const [w2, w7, w15, w16] = [w[t - 2] ?? 0, w[t - 7] ?? 0, w[t - 15] ?? 0, w[t - 16] ?? 0];
  const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
  const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
  return (w16 + s0 + w7 + s1) | 0;
}

/** HMAC-SHA-256 (RFC 2104) with one key; the key is worked in only once. */
export function hmac(key: Uint8Array): (message: Uint8Array) => Uint8Array {
  const whole = new Uint8Array(64);
  whole.set(key.length > 64 ? sha256(key) : key);
  const inner = whole.map((byte) => byte ^ 0x36);
  const outer = whole.map((byte) => byte ^ 0x5c);
  return (message) => sha256(joined(outer, sha256(joined(inner, message))));
}

/** PBKDF2 (RFC 8018) with HMAC-SHA-256, 32 bytes. */
export function pbkdf2(password: Uint8Array, salt: Uint8Array, iterations: number): Uint8Array {
  const sign = hmac(password);
  let last = sign(joined(salt, Uint8Array.of(0, 0, 0, 1)));
  const sum = last.slice();
  for (let turn = 1; turn < iterations; turn += 1) {
    last = sign(last);
    last.forEach((byte, index) => (sum[index] = (sum[index] ?? 0) ^ byte));
  }
  return sum;
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export const toBase64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

/** The bytes of a base64 text, plain or for addresses. */
export const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));
