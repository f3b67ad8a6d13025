// Carries the outbox to the server: one call at a time, resent until every id
// is acknowledged. It trusts answers, never `navigator.onLine`.

import { backoff, retryAfter } from "./backoff.ts";
import type { Clocks } from "./clocks.ts";
import { readReceipt } from "./receipt.ts";
import type { Store } from "./store.ts";
import type { Batch } from "./types.ts";

const LARGEST_BATCH = 100;
const PATIENCE_MS = 20_000;

export class Sender {
  readonly #store: Store;
  readonly #clocks: Clocks;
  readonly #unknownToken: () => void;
  #size = LARGEST_BATCH;
  #failures = 0;
  #busy = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `unknownToken` is called when the server no longer knows this device; the outbox stays. */
  constructor(store: Store, clocks: Clocks, unknownToken: () => void) {
    this.#store = store;
    this.#clocks = clocks;
    this.#unknownToken = unknownToken;
  }

  /** Sends what waits, unless a call is under way or a pause after a failure lasts. */
  kick(): void {
    if (!this.#busy && this.#timer === undefined) void this.#run();
  }

  /** Sends what waits at once, pause or not: a new token or a person asks for it. */
  now(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.kick();
  }

  async #run(): Promise<void> {
    this.#busy = true;
    try {
      while (this.#hasWork()) {
        const pause = await this.#once(this.#store.batch(this.#size)).catch(() => this.#pause(null));
        if (pause === 0) continue;
        this.#timer = setTimeout(() => this.now(), pause);
        return;
      }
    } finally {
      this.#busy = false;
    }
  }

  #hasWork(): boolean {
    const next = this.#store.batch(1);
    return this.#store.token !== null && next.ratings.length + next.followups.length > 0;
  }

  /** One call; answers how long to pause before the next, 0 for not at all. */
  async #once(batch: Batch): Promise<number> {
    const response = await this.#post(batch);
    if (response?.status === 413) return this.#halve(batch);
    const receipt = response === null ? null : await readReceipt(response, batch);
    receipt?.settled.forEach((id) => this.#store.acknowledge(id));
    receipt?.refused.forEach(({ id, reason }) => this.#store.bury(id, reason));
    if (receipt?.complete === true) {
      this.#failures = 0;
      this.#size = LARGEST_BATCH;
      return 0;
    }
    if (response?.status === 401) this.#unknownToken();
    return this.#pause(response);
  }

  #pause(response: Response | null): number {
    this.#failures += 1;
    return Math.max(backoff(this.#failures, Math.random()), retryAfter(response));
  }

  /** Too large: half as many at a time. A single record that is too large will never pass. */
  #halve(batch: Batch): number {
    if (this.#size === 1) {
      [...batch.ratings, ...batch.followups].forEach(({ id }) => this.#store.bury(id, "413"));
    }
    this.#size = Math.max(1, Math.floor(this.#size / 2));
    return 0;
  }

  async #post(batch: Batch): Promise<Response | null> {
    const controller = new AbortController();
    const patience = setTimeout(() => controller.abort(), PATIENCE_MS);
    try {
      return await fetch("/api/v1/ratings", {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${this.#store.token ?? ""}` },
        body: JSON.stringify({ ...this.#envelope(), ...batch }),
        redirect: "error",
        cache: "no-store",
        credentials: "omit",
        signal: controller.signal,
        keepalive: batch.ratings.length < 50,
      });
    } catch {
      return null;
    } finally {
      clearTimeout(patience);
    }
  }

  #envelope(): Record<string, unknown> {
    return {
      device_now: this.#clocks.now().toISOString(),
      device_boot_id: this.#clocks.bootId,
      device_mono_ms: this.#clocks.mono(),
      counters: { accepted: this.#store.accepted },
    };
  }
}
