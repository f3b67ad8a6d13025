// What the screens may ask of the device's memory: keep this tap, keep what was added to it.

import type { Outcome } from "./types.ts";

/** A tap as the screens know it; number, stamp and id are given when it is stored. */
export interface Draft {
  readonly level: number;
  readonly questionnaire: string;
  readonly domain?: string;
  readonly outcome?: Outcome;
  readonly test?: true;
  readonly lang?: string;
}

/** What a person adds to a rating, all at once. */
export interface Addition {
  /** Given where the moment matters: the server dates a correction by it. */
  readonly id?: string;
  readonly rating: string;
  readonly outcome: Outcome;
  readonly reasons?: readonly string[];
  readonly comment?: string;
  readonly correction?: number;
}

/** A rating that is stored for good. */
export interface Stored {
  readonly id: string;
  readonly mono_ms: number;
}

export interface Outbox {
  /** Numbers, stamps and stores the tap. Resolves after the strict commit; rejects when the tap could not be stored. */
  rate(draft: Draft): Promise<Stored>;
  /** Stores the one follow-up of a rating. */
  follow(addition: Addition): Promise<void>;
}

/** How the device is, as far as the screens care. */
export interface Health {
  /** Whether taps are training: then every screen says so. */
  readonly training: boolean;
  /** Where taps go; with `none` nothing can be stored. */
  readonly storage: "indexeddb" | "mirror" | "none";
  /** Records that wait to be sent. */
  readonly queue: number;
  /** Whether the server answered the last call. */
  readonly connected: boolean;
}
