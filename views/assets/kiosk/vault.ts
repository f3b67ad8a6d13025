// What is done to the records inside one transaction of the database. Each step is safe to do twice.

import { KINDS, type KindStore, type ReadTx, type WriteTx } from "./database.ts";
import type { Waiting } from "./load.ts";
import {
  type Count, counted, foreign, judged, type Kept, type Kind, later, type Ledger, NOTHING, owned, type Pairing, retried,
  settled, type State, type Verdict,
} from "./records.ts";

/** Most records that one transaction looks at, moves or deletes. */
export const MANY = 2_000;

export const LEDGER = "ledger";
export const PAIRING = "pairing";

export async function readLedger(tx: ReadTx): Promise<Ledger | null> {
  return ((await tx.objectStore("meta").get(LEDGER)) as Ledger | undefined) ?? null;
}

export async function readPairing(tx: ReadTx): Promise<Pairing | null> {
  return ((await tx.objectStore("meta").get(PAIRING)) as Pairing | undefined) ?? null;
}

async function ledgerOf(tx: ReadTx): Promise<Ledger> {
  const ledger = await readLedger(tx);
  if (ledger === null) throw new Error("the database was emptied");
  return ledger;
}

/** Writes a pairing down. Another kiosk's counts end with it: a new installation named `install` counts from here. */
export async function putPairing(tx: WriteTx, pairing: Pairing, install: string): Promise<Ledger> {
  const meta = tx.objectStore("meta");
  const [there, ledger] = [await readPairing(tx), await ledgerOf(tx)];
  const next = owned(ledger, pairing.kiosk?.id ?? null, install, there?.kiosk?.id ?? null);
  if (next !== ledger) await meta.put(next, LEDGER);
  await meta.put(pairing, PAIRING);
  return next;
}

/** While the database was dead another installation may have begun: the database follows, and counts anew what it gets. */
export async function follow(tx: WriteTx, meanwhile: Ledger): Promise<void> {
  const ledger = await ledgerOf(tx);
  if (!meanwhile.former.some(({ install }) => install === ledger.install)) return;
  const former = meanwhile.former.map((count) =>
    count.install === ledger.install ? { ...count, counters: later(count.counters, ledger.counters) } : count,
  );
  await tx.objectStore("meta").put({ ...meanwhile, counters: NOTHING, former }, LEDGER);
}

/** Keeps a new tap or addition and counts it, in the name of the installation that is there. */
export async function addFresh(tx: WriteTx, fresh: Kept): Promise<Ledger> {
  const ledger = await ledgerOf(tx);
  return await add(tx, { ...fresh, install: ledger.install }, ledger);
}

/** What taking over has done: the ledger, and which of the records no longer wait. */
export interface Recovered {
  readonly ledger: Ledger;
  readonly done: readonly string[];
}

/** Takes over records that were kept elsewhere; those of an installation that is gone are in its own counts. */
export async function recover(tx: WriteTx, entries: readonly Kept[]): Promise<Recovered> {
  let ledger = await ledgerOf(tx);
  const done: string[] = [];
  for (const entry of entries) {
    const store = tx.objectStore(entry.kind);
    const known = await store.get(entry.id);
    if (known === undefined) ledger = await add(tx, entry, ledger);
    else if (known.state === "waiting" && entry.state !== "waiting") await store.put(entry);
    if (entry.state !== "waiting" || (known?.state ?? "waiting") !== "waiting") done.push(entry.id);
  }
  return { ledger, done };
}

async function add(tx: WriteTx, kept: Kept, ledger: Ledger): Promise<Ledger> {
  const store = tx.objectStore(kept.kind);
  if ((await store.getKey(kept.id)) !== undefined) return ledger;
  await store.add(kept);
  if (kept.install !== ledger.install) return ledger;
  const fresh = counted(ledger.counters, kept);
  const counters = kept.settled ? judged(fresh, { ...kept, settled: false }, "sent") : fresh;
  const next = { ...ledger, counters };
  await tx.objectStore("meta").put(next, LEDGER);
  return next;
}

/** The oldest records of a kind in a state, at most `most`. */
export function listed(tx: ReadTx, kind: Kind, state: State, most?: number): Promise<Kept[]> {
  return tx.objectStore(kind).index("state").getAll(range(state), most);
}

const range = (state: State, after = "") => IDBKeyRange.bound([state, after], [state, "\uffff"], after !== "");

/** The oldest records that wait, at most `most` of each kind, and how many ratings wait in all. */
export async function waiting(tx: ReadTx, most: number): Promise<Waiting> {
  return {
    ratings: await listed(tx, "ratings", "waiting", most),
    followups: await listed(tx, "followups", "waiting", most),
    queue: await tx.objectStore("ratings").index("state").count(range("waiting")),
  };
}

export async function number(tx: ReadTx, state: State): Promise<number> {
  let sum = 0;
  for (const kind of KINDS) sum += await tx.objectStore(kind).index("state").count(range(state));
  return sum;
}

/** Writes down what the server said. With `lean` a record that it has is dropped: there is no room to mark it. */
export async function settle(
  tx: WriteTx, verdicts: readonly Verdict[], sentAt: number | null, lean: boolean,
): Promise<Ledger> {
  let ledger = await ledgerOf(tx);
  for (const verdict of verdicts) {
    const store = tx.objectStore(verdict.kind);
    const kept = await store.get(verdict.id);
    if (kept === undefined || kept.state === "sent" || kept.state === verdict.state) continue;
    if (lean && verdict.state === "sent") await store.delete(kept.id);
    else await store.put(settled(kept, verdict, sentAt));
    ledger = counts(ledger, kept.install, (count) => judged(count, kept, verdict.state));
  }
  if (!lean) await tx.objectStore("meta").put(ledger, LEDGER);
  return ledger;
}

/** The ledger with the counters of one installation changed, this one or a former one. */
function counts(ledger: Ledger, install: string, change: (counters: Count["counters"]) => Count["counters"]): Ledger {
  if (install === ledger.install) return { ...ledger, counters: change(ledger.counters) };
  const former = ledger.former.map((count) =>
    count.install === install ? { install, counters: change(count.counters) } : count,
  );
  return { ...ledger, former };
}

/** One step over records of one kind: at most `MANY` after the id `after`. Answers the last id, null at the end. */
export type Step = (tx: WriteTx, kind: Kind, after: string) => Promise<string | null>;

/** Goes over all records, each step in a transaction of its own: `run` runs it, and may end early with null. */
export async function walk(run: (work: (tx: WriteTx) => Promise<string | null>) => Promise<string | null>, step: Step): Promise<void> {
  for (const kind of KINDS) {
    for (let after: string | null = ""; after !== null; ) {
      const from: string = after;
      after = await run((tx) => step(tx, kind, from));
    }
  }
}

/** The step that does `change` to each record in `state`. */
const each = (state: State, change: (kept: Kept, store: KindStore) => Promise<unknown>): Step => async (tx, kind, after) => {
  const store = tx.objectStore(kind);
  const some = await store.index("state").getAll(range(state, after), MANY);
  for (const kept of some) await change(kept, store);
  return some.length < MANY ? null : (some[some.length - 1]?.id ?? null);
};

/** Another life of the server's database: what it had acknowledged waits again. */
export const requeue: Step = each("sent", (kept, store) => store.put({ ...kept, state: "waiting" }));

/** Only what was tapped for `kiosk` may be sent with its token: the server would count the rest for another counter. */
export const hold = (kiosk: number): Step =>
  each("waiting", async (kept, store) => foreign(kept, kiosk) && store.put({ ...kept, state: "held" }));

/** What was held for `kiosk` waits again. */
export const release = (kiosk: number): Step =>
  each("held", async (kept, store) => kept.kiosk === kiosk && store.put({ ...kept, state: "waiting" }));

/** What was refused, for `kiosk`, waits again: what the server could not take then it may take now. */
export const retry = (kiosk: number | null): Step => async (tx, kind, after) => {
  let ledger = await ledgerOf(tx);
  const last = await each("dead", async (kept, store) => {
    if (foreign(kept, kiosk)) return;
    await store.put({ ...kept, state: "waiting" });
    ledger = counts(ledger, kept.install, (count) => retried(count, kept));
  })(tx, kind, after);
  await tx.objectStore("meta").put(ledger, LEDGER);
  return last;
};

/** Forgets what was acknowledged before `before`; what has no time yet gets `now`. Both are the server's time. */
export const purge = (before: number, now: number): Step =>
  each("sent", async (kept, store) => {
    if (kept.sent_at === null) await store.put({ ...kept, sent_at: now });
    else if (kept.sent_at < before) await store.delete(kept.id);
  });

/** Drops the oldest acknowledged records: a new tap is worth more than a copy of what the server has. */
export async function makeRoom(tx: WriteTx): Promise<void> {
  for (const kind of KINDS) {
    for (const kept of await listed(tx, kind, "sent", MANY)) await tx.objectStore(kind).delete(kept.id);
  }
}
