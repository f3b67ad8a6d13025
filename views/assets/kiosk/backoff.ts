// How long to wait after a failure: up to 1, 2, 4 … 300 s, anywhere in that span (full jitter), so that a hundred
// kiosks do not come back in the same second after an outage.

export const LONGEST_MS = 300_000;
export const SHORTEST_MS = 200;

/** Milliseconds to wait after `failures` failures in a row (from 1); `random` is in [0, 1). */
export function backoff(failures: number, random: number): number {
  const whole = Math.min(LONGEST_MS, 1000 * 2 ** Math.min(failures - 1, 20));
  return Math.max(SHORTEST_MS, Math.round(whole * random));
}

/** The wait the server asks for in `Retry-After` (seconds), in milliseconds; 0 where it asks for none. */
export function retryAfter(response: Response | null): number {
  const seconds = Number(response?.headers.get("retry-after") ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1000, LONGEST_MS) : 0;
}
