// Carries the outbox to the server: one call at a time, resent until every id
// is acknowledged. It trusts answers, never `navigator.onLine`.

import { backoff, retryAfter } from "./backoff.ts";
import type { Clocks } from "./clocks.ts";
import type { Load } from "./load.ts";
import { isOurs, readReceipt, type Receipt } from "./receipt.ts";
import type { Verdict } from "./records.ts";
import type { Store } from "./store.ts";

export const LARGEST_BATCH = 500;
const PATIENCE_MS = 20_000;
/** A queue of this many is an outage's; its first call waits up to a minute, so that a hundred kiosks do not come at once. */
const LARGE = 100;
const SPREAD_MS = 60_000;
/** Browsers refuse a longer body for a call that may outlive its page. */
const KEEPALIVE_CHARS = 20_000;

/** Whom the sender tells what. */
export interface Signals {
  /** The server no longer knows `token`, with which a call went; the outbox stays. */
  unknownToken(token: string): void;
  /** A call was answered by our server, or was not. */
  heard(answered: boolean): void;
  /** The server's time, epoch milliseconds, where it is known. */
  serverNow(): number | null;
}

export class Sender {
  readonly #store: Store;
  readonly #clocks: Clocks;
  readonly #signals: Signals;
  readonly #random: () => number;
  #size = LARGEST_BATCH;
  #failures = 0;
  #busy = false;
  #again = false;
  #spread = true;
  #stopped = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: Store, clocks: Clocks, signals: Signals, random: () => number = Math.random) {
    this.#store = store;
    this.#clocks = clocks;
    this.#signals = signals;
    this.#random = random;
  }

  /** Whether a call is under way. */
  get busy(): boolean {
    return this.#busy;
  }

  /** Sends what waits, unless a pause after a failure lasts. */
  kick(): void {
    this.#again = true;
    if (!this.#busy && this.#timer === undefined && !this.#stopped) void this.#run();
  }

  /** Sends what waits at once, pause or not: a new token or a person asks for it. */
  now(): void {
    this.#spread = false;
    this.wake();
  }

  /** Ends for good; what is under way runs out. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** Ends a pause: the network may be back. A long queue still takes its time. */
  wake(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.kick();
  }

  async #run(): Promise<void> {
    this.#busy = true;
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false;
        const pause = await this.#round();
        if (pause === 0) continue;
        this.#again = true;
        this.#timer = setTimeout(() => this.wake(), pause);
        return;
      }
    } finally {
      this.#busy = false;
    }
  }

  /** One load, if there is any; answers how long to pause before the next, 0 for not at all. */
  async #round(): Promise<number> {
    try {
      const load = await this.#store.load(this.#size);
      const records = load.ratings.length + load.followups.length;
      if (records === 0 || load.token === null) return 0;
      if (this.#spread && records >= LARGE) return this.#wait();
      this.#again = true;
      return await this.#once(load, load.token);
    } catch {
      // The acknowledgement could not be written down: the records go again, later.
      return this.#pause(null);
    }
  }

  #wait(): number {
    this.#spread = false;
    return Math.max(1, this.#random() * SPREAD_MS);
  }

  async #once(load: Load, token: string): Promise<number> {
    const { response, receipt } = await this.#post(load, token);
    this.#signals.heard(response !== null && isOurs(response));
    if (response?.status === 413) return this.#halve(load, response);
    if (receipt !== null) await this.#settle(load, receipt);
    if (receipt?.complete === true) {
      this.#failures = 0;
      this.#size = Math.min(LARGEST_BATCH, this.#size * 2);
      return 0;
    }
    const refused = response?.status === 401 || response?.status === 403;
    if (refused && response !== null && isOurs(response)) this.#signals.unknownToken(token);
    return this.#pause(response);
  }

  async #settle(load: Load, receipt: Receipt): Promise<void> {
    const ratings = new Set(load.ratings.map(({ id }) => id));
    const kind = (id: string) => (ratings.has(id) ? "ratings" : "followups");
    const verdicts: Verdict[] = [
      ...receipt.settled.map((id) => ({ id, kind: kind(id), state: "sent" }) as const),
      ...receipt.refused.map(({ id, reason }) => ({ id, kind: kind(id), state: "dead", reason }) as const),
    ];
    await this.#store.settle(verdicts, receipt.epoch, this.#signals.serverNow());
  }

  #pause(response: Response | null): number {
    this.#failures += 1;
    this.#spread = true;
    return Math.max(backoff(this.#failures, this.#random()), retryAfter(response));
  }

  /** Too large: half as many at a time. Only our own server can say that a single record will never pass. */
  async #halve(load: Load, response: Response): Promise<number> {
    if (this.#size > 1) {
      this.#size = Math.floor(this.#size / 2);
      return 0;
    }
    const epoch = this.#store.pairing?.epoch ?? "";
    if (!isOurs(response)) return this.#pause(response);
    const records = [...load.ratings, ...load.followups].map(({ id }) => id);
    const refused = records.map((id) => ({ id, reason: { code: "too_large" } }));
    await this.#settle(load, { epoch, settled: [], refused, complete: true });
    return 0;
  }

  async #post(load: Load, token: string): Promise<{ response: Response | null; receipt: Receipt | null }> {
    const controller = new AbortController();
    const patience = setTimeout(() => controller.abort(), PATIENCE_MS);
    const { ratings, followups } = load;
    const body = JSON.stringify({ ...this.#envelope(load), ratings, followups });
    try {
      const response = await fetch("/api/v1/ratings", {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body,
        redirect: "error",
        cache: "no-store",
        credentials: "omit",
        signal: controller.signal,
        keepalive: body.length < KEEPALIVE_CHARS,
      });
      return { response, receipt: await readReceipt(response, { ratings, followups }) };
    } catch {
      return { response: null, receipt: null };
    } finally {
      clearTimeout(patience);
    }
  }

  #envelope({ install, counters, queue }: Load): Record<string, unknown> {
    return {
      device_now: this.#clocks.now().toISOString(),
      device_boot_id: this.#clocks.bootId,
      device_mono_ms: this.#clocks.mono(),
      install,
      queue,
      ...(counters === null ? {} : { counters }),
    };
  }
}
