// What one call carries: records that wait, whose count they are in, and with which token they may go.

import { type Counters, foreign, type Kept, type Ledger, type Pairing, told } from "./records.ts";
import type { Batch } from "./types.ts";

/** What waits, oldest first. */
export interface Waiting {
  readonly ratings: readonly Kept[];
  readonly followups: readonly Kept[];
  /** How many ratings wait, those above among them. */
  readonly queue: number;
}

export interface Load extends Batch {
  /** The token of the kiosk that the records were tapped for. */
  readonly token: string | null;
  /** The installation that counted these records, and its counters. */
  readonly install: string;
  readonly counters: Counters | null;
  /** How many ratings waited before this call, its own among them. */
  readonly queue: number;
}

/** The records among `waiting` that go with `pairing`'s token, all counted by one installation. */
export function loadOf({ ratings, followups, queue }: Waiting, ledger: Ledger, pairing: Pairing | null): Load {
  const kiosk = pairing?.kiosk?.id ?? null;
  const own = [...ratings, ...followups].filter((kept) => !foreign(kept, kiosk));
  const install = own[0]?.install ?? ledger.install;
  const counts = [ledger, ...ledger.former].find((count) => count.install === install);
  const all = own.filter((kept) => kept.install === install);
  return {
    token: pairing?.token ?? null,
    install,
    counters: counts === undefined ? null : told(counts.counters),
    queue,
    ratings: all.flatMap((kept) => (kept.kind === "ratings" ? [kept.record] : [])),
    followups: all.flatMap((kept) => (kept.kind === "followups" ? [kept.record] : [])),
  };
}
