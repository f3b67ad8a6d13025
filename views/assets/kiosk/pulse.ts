// The heartbeat: once a minute the device says how it is, and hears what has changed.

import type { Clocks } from "./clocks.ts";
import { battery, heapLimit, isIncognito, type Marker, screenState, storageState } from "./device.ts";
import { told } from "./records.ts";
import { beat, type Beat } from "./server.ts";
import type { Store, Tally } from "./store.ts";
import { hasWorker } from "./updates.ts";

const BEAT_MS = 60_000;

export interface Vitals {
  readonly store: Store;
  readonly clocks: Clocks;
  /** The version of the application. */
  readonly version: string;
  readonly marker: Marker | null;
  /** How long the disk took, milliseconds; see `isIncognito`. */
  readonly flushed: Promise<number | null>;
  /** The last thing that went wrong, in words of the program. */
  lastError(): string | null;
}

/** All that a heartbeat says. */
export async function state({ store, clocks, version, marker, flushed, lastError }: Vitals): Promise<Record<string, unknown>> {
  const { install, counters } = store.ledger;
  const { persisted, usage, quota } = await storageState();
  const tally = await store.tally();
  const charge = await battery();
  return {
    version,
    install,
    counters: { ...told(counters), held: tally.held },
    queue: tally.queue,
    oldest_age_ms: age(tally, clocks),
    dead_letters: tally.dead,
    ...(persisted === null ? {} : { persisted }),
    storage: { usage, quota },
    incognito: isIncognito({ marker, flushed: await flushed, quota, heap: heapLimit() }),
    storage_mode: store.storage,
    worker: hasWorker(),
    device_now: clocks.now().toISOString(),
    device_boot_id: clocks.bootId,
    device_mono_ms: clocks.mono(),
    ...(charge === null ? {} : { battery: charge }),
    uptime_ms: clocks.mono(),
    screen: screenState(),
    last_error: lastError(),
  };
}

/** How long the oldest rating has waited; across a restart only the wall clock can tell. */
function age({ oldest }: Tally, clocks: Clocks): number {
  if (oldest?.kind !== "ratings") return 0;
  const { boot_id, mono_ms, rated_at } = oldest.record;
  const waited = boot_id === clocks.bootId ? clocks.mono() - mono_ms : clocks.now().getTime() - Date.parse(rated_at);
  return Math.max(0, Math.round(waited));
}

export class Pulse {
  readonly #vitals: Vitals;
  readonly #heard: (answer: Beat) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #busy = false;

  constructor(vitals: Vitals, heard: (answer: Beat) => void) {
    this.#vitals = vitals;
    this.#heard = heard;
  }

  /** Beats now and then about every minute, so that devices switched on together drift apart. Without a token it is silent. */
  async start(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.start(), BEAT_MS * (0.95 + Math.random() / 10));
    await this.beat();
  }

  async beat(): Promise<Beat | null> {
    const { token } = this.#vitals.store;
    if (token === null || this.#busy) return null;
    this.#busy = true;
    try {
      const said = await state(this.#vitals);
      // Another kiosk's counts, or an answer to its token, are nothing to this one.
      const stale = () => token !== this.#vitals.store.token;
      if (stale()) return null;
      const answer = await beat(token, said);
      if (stale()) return null;
      this.#heard(answer);
      return answer;
    } finally {
      this.#busy = false;
    }
  }
}
