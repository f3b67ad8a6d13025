// The device's clocks. The wall clock may be wrong by months; the other one only counts on.

import { uuid7 } from "./uuid.ts";

export interface Clocks {
  /** Names this start of the application; `mono` counts from it. */
  readonly bootId: string;
  /** Milliseconds since the start. */
  mono(): number;
  /** The wall clock, right or not. */
  now(): Date;
}

export const deviceClocks = (): Clocks => ({
  bootId: uuid7(),
  mono: () => Math.round(performance.now()),
  now: () => new Date(),
});
