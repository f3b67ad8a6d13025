// What is done to the records inside one transaction of the database. Each step is safe to do twice.

import { KINDS, type ReadTx, type WriteTx } from "./database.ts";
import { type Count, counted, judged, type Kept, type Kind, type Ledger, settled, type State, type Verdict } from "./records.ts";

/** Most records that one call moves or deletes. */
const MANY = 2_000;

export const LEDGER = "ledger";

export async function readLedger(tx: ReadTx): Promise<Ledger | null> {
  return ((await tx.objectStore("meta").get(LEDGER)) as Ledger | undefined) ?? null;
}

async function ledgerOf(tx: ReadTx): Promise<Ledger> {
  const ledger = await readLedger(tx);
  if (ledger === null) throw new Error("the database was emptied");
  return ledger;
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

const range = (state: State) => IDBKeyRange.bound([state, ""], [state, "\uffff"]);

export async function number(tx: ReadTx, states: readonly State[]): Promise<number> {
  let sum = 0;
  for (const kind of KINDS) {
    for (const state of states) sum += await tx.objectStore(kind).index("state").count(range(state));
  }
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

/** Another life of the server's database: what it had acknowledged waits again. */
export async function requeue(tx: WriteTx): Promise<void> {
  for (const kind of KINDS) {
    for (const kept of await listed(tx, kind, "sent")) {
      await tx.objectStore(kind).put({ ...kept, state: "waiting" });
    }
  }
}

/** Only what was tapped for `kiosk` may be sent with its token: the server would count the rest for another counter. */
export async function hold(tx: WriteTx, kiosk: number | null): Promise<void> {
  if (kiosk === null) return;
  for (const kind of KINDS) {
    for (const kept of await listed(tx, kind, "waiting")) {
      if (kept.kiosk !== null && kept.kiosk !== kiosk) await tx.objectStore(kind).put({ ...kept, state: "held" });
    }
    for (const kept of await listed(tx, kind, "held")) {
      if (kept.kiosk === kiosk) await tx.objectStore(kind).put({ ...kept, state: "waiting" });
    }
  }
}

/** Forgets what was acknowledged before `before`; what has no time yet gets `now`. Both are the server's time. */
export async function purge(tx: WriteTx, before: number, now: number): Promise<void> {
  for (const kind of KINDS) {
    const store = tx.objectStore(kind);
    let left = MANY;
    for (let at = await store.index("state").openCursor(range("sent")); at !== null && left > 0; at = await at.continue()) {
      const { sent_at } = at.value;
      if (sent_at === null) await at.update({ ...at.value, sent_at: now });
      else if (sent_at < before) await at.delete();
      else continue;
      left -= 1;
    }
  }
}

/** Drops the oldest acknowledged records: a new tap is worth more than a copy of what the server has. */
export async function makeRoom(tx: WriteTx): Promise<void> {
  for (const kind of KINDS) {
    for (const kept of await listed(tx, kind, "sent", MANY)) await tx.objectStore(kind).delete(kept.id);
  }
}
