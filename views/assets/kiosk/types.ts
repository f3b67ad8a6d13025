// The shapes that travel between this application and the server, named as in the API.

export type Lang = string;
export type Texts = Readonly<Record<Lang, string>>;

export interface Level {
  readonly level: number;
  readonly labels: Texts;
}

export interface Reason {
  readonly key: string;
  readonly labels: Texts;
  /** A line under the reason, such as a hotline. */
  readonly notes?: Texts;
}

export interface Questionnaire {
  /** Key and version, `default@1`: each rating names it. */
  readonly id: string;
  readonly title: Texts;
  readonly scale: { readonly key: string; readonly levels: readonly Level[] };
  readonly reasons: readonly Reason[];
}

export interface Domain {
  readonly key: string;
  readonly names: Texts;
}

/** The answer to `GET /api/v1/kiosk`: all this device shows. */
export interface KioskConfig {
  readonly kiosk: {
    readonly name: string;
    readonly service_point: string;
    readonly agency: string;
    readonly place: string | null;
  };
  readonly epoch: string;
  readonly languages: readonly Lang[];
  readonly domains: readonly Domain[];
  readonly questionnaire: Questionnaire;
  /** The least time between two counted ratings, milliseconds. */
  readonly response_interval_ms: number;
}

export type Outcome = "done" | "timeout" | "skip" | "exit";

/** One tap. It never changes after it is stored. */
export interface Rating {
  readonly id: string;
  readonly boot_id: string;
  /** Number of the rating since this boot, from 1, without gaps. */
  readonly seq: number;
  /** Milliseconds since this boot, by the monotonic clock. */
  readonly mono_ms: number;
  /** The device's wall clock, RFC 3339. */
  readonly rated_at: string;
  readonly level: number;
  readonly questionnaire: string;
  readonly domain?: string;
  readonly outcome?: Outcome;
}

/** What the person added after the tap; names the rating it belongs to. */
export interface FollowUp {
  readonly id: string;
  readonly rating: string;
  readonly outcome: Outcome;
  readonly reasons?: readonly string[];
}

export interface Batch {
  readonly ratings: readonly Rating[];
  readonly followups: readonly FollowUp[];
}
