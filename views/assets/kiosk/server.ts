// The two questions asked of the server besides sending: pairing and configuration.

import { isObject } from "./receipt.ts";
import type { KioskConfig } from "./types.ts";

export type Pairing =
  | { readonly kind: "paired"; readonly token: string; readonly epoch: string }
  | { readonly kind: "refused" }
  | { readonly kind: "unreachable" };

export type Fetched =
  | { readonly kind: "config"; readonly config: KioskConfig }
  | { readonly kind: "unknown-token" }
  | { readonly kind: "unreachable" };

/** Trades a single-use code for this device's token. */
export async function pair(code: string): Promise<Pairing> {
  const answer = await ask("/api/v1/pairings", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code }),
  });
  if (answer === null || answer.status === 429 || answer.status >= 500) return { kind: "unreachable" };
  const { token, epoch } = answer.body;
  if (answer.ok && typeof token === "string") {
    return { kind: "paired", token, epoch: typeof epoch === "string" ? epoch : "" };
  }
  return { kind: answer.ok ? "unreachable" : "refused" };
}

/** What this device is to show. */
export async function fetchConfig(token: string): Promise<Fetched> {
  const answer = await ask("/api/v1/kiosk", { headers: { authorization: `Bearer ${token}` } });
  if (answer?.status === 401 || answer?.status === 403) return { kind: "unknown-token" };
  if (answer?.ok === true && isConfig(answer.body)) return { kind: "config", config: answer.body };
  return { kind: "unreachable" };
}

interface Answer {
  readonly status: number;
  readonly ok: boolean;
  readonly body: Record<string, unknown>;
}

/** A JSON answer, or null for everything that is not surely our server. */
async function ask(path: string, init: RequestInit): Promise<Answer | null> {
  try {
    const response = await fetch(path, { ...init, redirect: "error", cache: "no-store", credentials: "omit" });
    const type = response.headers.get("content-type") ?? "";
    if (!/^application\/(problem\+)?json/.test(type)) return null;
    const body: unknown = await response.json();
    return isObject(body) ? { status: response.status, ok: response.status === 200 || response.status === 201, body } : null;
  } catch {
    return null;
  }
}

function isConfig(body: unknown): body is KioskConfig {
  if (!isObject(body) || !isObject(body["kiosk"]) || !Array.isArray(body["domains"])) return false;
  const questionnaire = body["questionnaire"];
  if (!isObject(questionnaire) || !isObject(questionnaire["scale"])) return false;
  return Array.isArray(questionnaire["scale"]["levels"]) && Array.isArray(questionnaire["reasons"]);
}
