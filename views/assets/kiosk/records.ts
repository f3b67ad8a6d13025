// What the device keeps: each record with what became of it, and the counters that prove nothing is missing.

import type { FollowUp, Rating } from "./types.ts";

/** `held`: tapped for another kiosk than this device is paired as now; it waits for that pairing or for a rescue file. */
export type State = "waiting" | "sent" | "dead" | "held";
export type Kind = "ratings" | "followups";

interface Common {
  readonly id: string;
  /** The installation that counted it. */
  readonly install: string;
  /** The kiosk it was tapped for; null where an older application did not say. */
  readonly kiosk: number | null;
  readonly state: State;
  /** Whether a server has ever had it: an acknowledgement is counted once. */
  readonly settled: boolean;
  /** The server's time when it was acknowledged; null until that is known. */
  readonly sent_at: number | null;
  /** Why it is dead. */
  readonly reason?: unknown;
  /** The language that the person had chosen. */
  readonly lang?: string;
}

export type Kept =
  | (Common & { readonly kind: "ratings"; readonly record: Rating })
  | (Common & { readonly kind: "followups"; readonly record: FollowUp });

/** Lifetime counts of one installation. */
export interface Counters {
  /** Taps that counted, training apart. */
  readonly accepted: number;
  readonly tests: number;
  /** Those of `accepted` that a server has. */
  readonly acknowledged: number;
  /** Those of `accepted` that a server refused for good, each time it did. */
  readonly dead: number;
  /** How many of these refusals were taken back to try again. Like all counters it only grows. */
  readonly retried?: number;
}

export interface Count {
  readonly install: string;
  readonly counters: Counters;
}

/** The counts of this installation, and the last ones of those before it: their storage was lost, or they were another
 *  kiosk's. */
export interface Ledger extends Count {
  readonly former: readonly Count[];
  /** The kiosk whose taps it counts; unknown until the device is paired, and to older applications. */
  readonly kiosk?: number;
}

export interface Pairing {
  readonly token: string;
  readonly epoch: string;
  readonly kiosk: { readonly id: number; readonly name: string } | null;
  /** Grows with each change: of two copies the one with the larger number is the later one. */
  readonly turn: number;
}

/** What the server said of a record. */
export interface Verdict {
  readonly id: string;
  readonly kind: Kind;
  readonly state: "sent" | "dead";
  readonly reason?: unknown;
}

export const NOTHING: Counters = { accepted: 0, tests: 0, acknowledged: 0, dead: 0 };

/** A new installation's ledger, which remembers the one before it. */
export function found(install: string, before: Ledger | null): Ledger {
  const former = before === null ? [] : [{ install: before.install, counters: before.counters }, ...before.former];
  return { install, counters: NOTHING, former: former.slice(0, 8) };
}

/** The ledger for the taps of `kiosk`. The server sums counts by kiosk: another kiosk's end here, and those of a new
 *  installation named `install` begin. `before` is the kiosk until now, for a ledger that does not say. */
export function owned(ledger: Ledger, kiosk: number | null, install: string, before: number | null): Ledger {
  if (kiosk === null || ledger.kiosk === kiosk) return ledger;
  const owner = ledger.kiosk ?? before ?? kiosk;
  return { ...(owner === kiosk ? ledger : found(install, ledger)), kiosk };
}

/** Whether a record was tapped for another kiosk than this. */
export const foreign = (kept: Kept, kiosk: number | null): boolean =>
  kept.kiosk !== null && kiosk !== null && kept.kiosk !== kiosk;

/** The counters after a record was kept for the first time. */
export function counted(counters: Counters, kept: Kept): Counters {
  if (kept.kind !== "ratings") return counters;
  return kept.record.test === true
    ? { ...counters, tests: counters.tests + 1 }
    : { ...counters, accepted: counters.accepted + 1 };
}

/** The counters after a verdict on a record. */
export function judged(counters: Counters, kept: Kept, state: "sent" | "dead"): Counters {
  if (kept.kind !== "ratings" || kept.record.test === true) return counters;
  if (state === "dead") return { ...counters, dead: counters.dead + 1 };
  return kept.settled ? counters : { ...counters, acknowledged: counters.acknowledged + 1 };
}

/** The counters after a refused record waits again. */
export function retried(counters: Counters, kept: Kept): Counters {
  if (kept.kind !== "ratings" || kept.record.test === true) return counters;
  return { ...counters, retried: (counters.retried ?? 0) + 1 };
}

/** The counters as the server is told: `dead` are those that are refused now. */
export function told({ retried: again = 0, ...counters }: Counters): Counters {
  return { ...counters, dead: Math.max(0, counters.dead - again) };
}

/** The record after a verdict. */
export function settled(kept: Kept, verdict: Verdict, sentAt: number | null): Kept {
  if (verdict.state === "dead") return { ...kept, state: "dead", reason: verdict.reason };
  return { ...kept, state: "sent", settled: true, sent_at: sentAt };
}

/** Counters only grow: of two copies, each number's larger one is the later one. */
export function later(one: Counters, other: Counters): Counters {
  const again = Math.max(one.retried ?? 0, other.retried ?? 0);
  return {
    accepted: Math.max(one.accepted, other.accepted),
    tests: Math.max(one.tests, other.tests),
    acknowledged: Math.max(one.acknowledged, other.acknowledged),
    dead: Math.max(one.dead, other.dead),
    ...(again > 0 ? { retried: again } : {}),
  };
}

export const newer = (one: Pairing | null, other: Pairing | null): Pairing | null =>
  (one?.turn ?? -1) >= (other?.turn ?? -1) ? one : other;
