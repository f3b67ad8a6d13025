// The outbox of the first application, which lived in the local storage: read once, taken over, removed.

import type { Kept } from "./records.ts";
import type { FollowUp, Rating } from "./types.ts";

const PREFIX = "hailong.kiosk.";
const RATING = `${PREFIX}out.rating.`;
const FOLLOWUP = `${PREFIX}out.followup.`;
const DEAD = `${PREFIX}dead.`;
const PLAIN = ["token", "epoch", "accepted"].map((name) => PREFIX + name);

export interface Legacy {
  readonly token: string | null;
  readonly epoch: string;
  /** Ratings it ever accepted. */
  readonly accepted: number;
  readonly entries: readonly Kept[];
}

type Numbered = { readonly number: number; readonly rating: Rating };

/** What the first application left, in the name of `install`; null where it left nothing. */
export function readLegacy(storage: Storage | null, install: string): Legacy | null {
  const keys = keysOf(storage);
  if (storage === null || keys.length === 0) return null;
  const entries: Kept[] = [];
  let accepted = Number(storage.getItem(`${PREFIX}accepted`) ?? 0);
  for (const key of keys) {
    const entry = read(key, storage.getItem(key), install);
    if (entry === null) continue;
    entries.push(entry.kept);
    accepted = Math.max(accepted, entry.number);
  }
  const token = storage.getItem(`${PREFIX}token`);
  return { token, epoch: storage.getItem(`${PREFIX}epoch`) ?? "", accepted, entries };
}

/** Removes what was taken over; a record that does not read stays for people to look at. */
export function removeLegacy(storage: Storage | null, legacy: Legacy): void {
  for (const { id } of legacy.entries) [RATING, FOLLOWUP, DEAD].forEach((prefix) => storage?.removeItem(prefix + id));
  for (const key of PLAIN) storage?.removeItem(key);
}

function keysOf(storage: Storage | null): string[] {
  const keys = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? "");
  return keys.filter((key) => [RATING, FOLLOWUP, DEAD].some((prefix) => key.startsWith(prefix)) || PLAIN.includes(key));
}

function read(key: string, text: string | null, install: string): { kept: Kept; number: number } | null {
  try {
    const value: unknown = JSON.parse(text ?? "");
    if (key.startsWith(RATING)) return rating(value as Numbered, install);
    if (key.startsWith(FOLLOWUP)) return followup(value as FollowUp, install);
    return key.startsWith(DEAD) ? dead(value as { record: unknown; reason: unknown }, install) : null;
  } catch {
    return null;
  }
}

const common = (id: string, install: string) =>
  ({ id, install, kiosk: null, state: "waiting", settled: false, sent_at: null }) as const;

function rating({ number, rating: record }: Numbered, install: string): { kept: Kept; number: number } | null {
  if (typeof record?.id !== "string") return null;
  return { kept: { ...common(record.id, install), kind: "ratings", record }, number };
}

function followup(record: FollowUp, install: string): { kept: Kept; number: number } | null {
  if (typeof record?.id !== "string") return null;
  return { kept: { ...common(record.id, install), kind: "followups", record }, number: 0 };
}

function dead({ record, reason }: { record: unknown; reason: unknown }, install: string): { kept: Kept; number: number } | null {
  const entry = rating(record as Numbered, install) ?? followup(record as FollowUp, install);
  return entry === null ? null : { ...entry, kept: { ...entry.kept, state: "dead", reason } };
}
