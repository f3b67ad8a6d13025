// A browser's storage in memory, and the records the tests send.

import type { FollowUp, Rating } from "../types.ts";
import { uuid7 } from "../uuid.ts";

export class MemoryStorage implements Storage {
  readonly items = new Map<string, string>();
  full = false;

  get length(): number {
    return this.items.size;
  }
  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (this.full) throw new Error("QuotaExceededError");
    this.items.set(key, value);
  }
  removeItem(key: string): void {
    this.items.delete(key);
  }
  clear(): void {
    this.items.clear();
  }
}

export function rating(seq: number, level = 5): Rating {
  return {
    id: uuid7(1_790_000_000_000 + seq),
    boot_id: uuid7(1_790_000_000_000),
    seq,
    mono_ms: seq * 1000,
    rated_at: new Date(1_790_000_000_000 + seq).toISOString(),
    level,
    questionnaire: "default@1",
  };
}

export function followup(to: Rating): FollowUp {
  return { id: uuid7(), rating: to.id, outcome: "done", reasons: ["waiting"] };
}
