// What is asked of the server besides sending: pairing, configuration, and the heartbeat's answer.

import { isOurs, isObject } from "./receipt.ts";
import type { Pairing } from "./records.ts";
import type { KioskConfig } from "./types.ts";

const PATIENCE_MS = 20_000;

export type Exchange =
  | { readonly kind: "paired"; readonly token: string; readonly epoch: string; readonly kiosk: Pairing["kiosk"] }
  | { readonly kind: "refused" }
  | { readonly kind: "unreachable" };

export type Fetched =
  | { readonly kind: "config"; readonly config: KioskConfig }
  | { readonly kind: "unknown-token" }
  | { readonly kind: "unreachable" };

/** Trades a single-use code for this device's token. */
export async function pair(code: string): Promise<Exchange> {
  const answer = await ask("/api/v1/pairings", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code }),
  });
  if (answer === null || answer.status === 429 || answer.status >= 500) return { kind: "unreachable" };
  const { token, epoch } = answer.body;
  if (answer.ok && typeof token === "string") {
    return { kind: "paired", token, epoch: typeof epoch === "string" ? epoch : "", kiosk: named(answer.body["kiosk"]) };
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

export type Beat =
  | { readonly kind: "heard"; readonly epoch: string; readonly configVersion: number | null; readonly serverNow: number | null }
  | { readonly kind: "unknown-token" }
  | { readonly kind: "unreachable"; readonly status: number };

/** Says how the device is. */
export async function beat(token: string, state: Readonly<Record<string, unknown>>): Promise<Beat> {
  const answer = await ask("/api/v1/heartbeats", {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify(state),
  });
  if (answer?.status === 401 || answer?.status === 403) return { kind: "unknown-token" };
  const { epoch, config_version: version, server_now: now } = answer?.body ?? {};
  if (answer?.ok !== true || typeof epoch !== "string") return { kind: "unreachable", status: answer?.status ?? 0 };
  const serverNow = typeof now === "string" ? Date.parse(now) : NaN;
  return {
    kind: "heard",
    epoch,
    configVersion: typeof version === "number" ? version : null,
    serverNow: Number.isFinite(serverNow) ? serverNow : null,
  };
}

interface Answer {
  readonly status: number;
  readonly ok: boolean;
  readonly body: Record<string, unknown>;
}

/** A JSON answer, or null for everything that is not surely our server. */
async function ask(path: string, init: RequestInit): Promise<Answer | null> {
  const controller = new AbortController();
  const patience = setTimeout(() => controller.abort(), PATIENCE_MS);
  try {
    const { signal } = controller;
    const response = await fetch(path, { ...init, redirect: "error", cache: "no-store", credentials: "omit", signal });
    if (!isOurs(response)) return null;
    const body: unknown = await response.json();
    return isObject(body) ? { status: response.status, ok: response.status === 200 || response.status === 201, body } : null;
  } catch {
    return null;
  } finally {
    clearTimeout(patience);
  }
}

function named(kiosk: unknown): Pairing["kiosk"] {
  if (!isObject(kiosk) || typeof kiosk["id"] !== "number") return null;
  return { id: kiosk["id"], name: String(kiosk["name"] ?? "") };
}

function isConfig(body: unknown): body is KioskConfig {
  if (!isObject(body) || !isObject(body["kiosk"]) || !Array.isArray(body["domains"])) return false;
  const questionnaire = body["questionnaire"];
  if (!isObject(questionnaire) || !isObject(questionnaire["scale"])) return false;
  return Array.isArray(questionnaire["scale"]["levels"]) && Array.isArray(questionnaire["reasons"]);
}
