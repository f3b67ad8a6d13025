// Reads the server's answer to a batch. Only an answer that surely comes from
// our server and names an id settles that id: a captive portal says 200 too.

import type { Batch } from "./types.ts";

export interface Receipt {
  /** The life of the server's database in which this holds. */
  readonly epoch: string;
  /** Ids the server has stored, or had already, or keeps in quarantine. */
  readonly settled: readonly string[];
  /** Ids it refuses for good, with the reason. */
  readonly refused: readonly { readonly id: string; readonly reason: unknown }[];
  /** Whether every record of the batch is in one of the two. */
  readonly complete: boolean;
}

const SETTLED = new Set(["accepted", "duplicate", "conflict", "quarantined"]);

/** The receipt in an answer, or null where the answer proves nothing. */
export async function readReceipt(response: Response, batch: Batch): Promise<Receipt | null> {
  const type = response.headers.get("content-type") ?? "";
  if (response.status !== 200 || response.redirected || !type.startsWith("application/json")) return null;
  let body: unknown;
  try {
    body = await response.json();
  } catch {
    return null;
  }
  return judge(body, batch);
}

function judge(body: unknown, batch: Batch): Receipt | null {
  if (!isObject(body) || !Array.isArray(body["results"])) return null;
  const epoch = body["epoch"];
  if (typeof epoch !== "string" || epoch === "") return null;
  const followups: unknown = body["followups"];
  const sent = new Set([...batch.ratings, ...batch.followups].map((record) => record.id));
  const settled: string[] = [];
  const refused: { id: string; reason: unknown }[] = [];
  for (const result of [...body["results"], ...(Array.isArray(followups) ? followups : [])] as unknown[]) {
    if (!isObject(result)) continue;
    const { id, status } = result;
    if (typeof id !== "string" || typeof status !== "string" || !sent.has(id)) continue;
    if (SETTLED.has(status)) settled.push(id);
    else if (status === "rejected") refused.push({ id, reason: result["error"] ?? null });
  }
  return { epoch, settled, refused, complete: settled.length + refused.length >= sent.size };
}

/** Whether an answer has a type that only our server gives; a captive portal answers in HTML. */
export function isOurs(response: Response): boolean {
  return /^application\/(problem\+)?json/.test(response.headers.get("content-type") ?? "");
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
