// One person's answer, without a screen: the tap, what is added to it, and its end.
//
// The tap is stored at once. All that comes after is one follow-up, kept here until the
// person sends it, leaves or is timed out. Nothing of it is stored before (KIOSK rule 14).

import type { Clocks } from "./clocks.ts";
import type { Draft, Outbox, Stored } from "./outbox.ts";
import type { Level, Outcome } from "./types.ts";
import { uuid7 } from "./uuid.ts";

/** How long after the tap it may be changed, milliseconds (KIOSK rule 25). */
export const CORRECTION_MS = 10_000;

export class Visit {
  readonly #outbox: Outbox;
  readonly #clocks: Clocks;
  readonly #stored: Stored;
  readonly #tapped: Level;
  readonly #ended: boolean;
  /** The level as it counts now. */
  level: Level;
  readonly reasons = new Set<string>();
  comment = "";
  /** Made when the change was asked for: the server dates a correction by its id. */
  #id: string | null = null;
  #closed = false;

  private constructor(outbox: Outbox, clocks: Clocks, stored: Stored, level: Level, ended: boolean) {
    this.#outbox = outbox;
    this.#clocks = clocks;
    this.#stored = stored;
    this.#tapped = level;
    this.level = level;
    this.#ended = ended;
  }

  /** Stores the tap; rejects where the device cannot, and then nobody may be thanked. */
  static async begin(outbox: Outbox, clocks: Clocks, level: Level, draft: Draft): Promise<Visit> {
    const stored = await outbox.rate(draft);
    return new Visit(outbox, clocks, stored, level, draft.outcome !== undefined);
  }

  /** Milliseconds since the tap. */
  get age(): number {
    return this.#clocks.mono() - this.#stored.mono_ms;
  }

  /** Whether the person may still ask to choose again. */
  get correctable(): boolean {
    return !this.#closed && this.age < CORRECTION_MS;
  }

  /** The person asks to choose again; false when it is too late. */
  askAgain(): boolean {
    if (!this.correctable) return false;
    this.#id = uuid7(this.#clocks.now().getTime());
    return true;
  }

  /** Ends the answer with its one follow-up. Reasons and words that were not sent are not kept; a
   *  correction is, since it was a tap of its own. Resolves when stored; the rating is safe either way. */
  async close(outcome: Outcome): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    const correction = this.level.level === this.#tapped.level ? null : this.level.level;
    // A rating that was complete with its tap has nothing to add but a correction.
    if (this.#ended && correction === null) return;
    const added = outcome === "done" ? this.#added() : {};
    const changed = correction === null || this.#id === null ? {} : { id: this.#id, correction };
    await this.#outbox.follow({ rating: this.#stored.id, outcome, ...added, ...changed }).catch(() => undefined);
  }

  /** Whether there is something to send. */
  get hasMore(): boolean {
    return this.reasons.size > 0 || this.comment.trim() !== "";
  }

  #added(): { reasons?: readonly string[]; comment?: string } {
    const comment = this.comment.normalize("NFC").trim();
    return {
      ...(this.reasons.size > 0 ? { reasons: [...this.reasons] } : {}),
      ...(comment !== "" ? { comment } : {}),
    };
  }
}
