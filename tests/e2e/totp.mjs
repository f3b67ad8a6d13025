// The app on the phone: codes of a second factor (RFC 6238: six digits, thirty seconds, SHA-1).
import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const STEP_MS = 30_000;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The bytes of a secret as people type it: base 32, in groups. */
function bytesOf(secret) {
  const bits = [...secret.replace(/\s/g, '')].map((letter) => {
    const value = LETTERS.indexOf(letter);
    if (value < 0) throw new Error(`«${letter}» is no letter of base 32`);
    return value.toString(2).padStart(5, '0');
  }).join('');
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

/** The code of one step of thirty seconds. */
export function codeAt(secret, step) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', bytesOf(secret)).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** An app that shows no code twice, since the server takes each once only; it takes the next one a little early. */
export class Authenticator {
  #secret;
  #last = -1;

  constructor(secret) {
    this.#secret = secret;
  }

  /** The last code again, which is used up. */
  get used() {
    return codeAt(this.#secret, this.#last);
  }

  async code() {
    const now = () => Math.floor(Date.now() / STEP_MS);
    const step = Math.max(now(), this.#last + 1);
    while (step > now() + 1) await pause(200);
    this.#last = step;
    return codeAt(this.#secret, step);
  }
}
