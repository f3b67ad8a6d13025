// The shapes that travel between this application and the server, named as in the API.

export type Lang = string;
export type Texts = Readonly<Record<Lang, string>>;

export interface Level {
  readonly level: number;
  readonly labels: Texts;
  /** Whether it counts as satisfied; unknown to a server of an earlier version. */
  readonly satisfied?: boolean;
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
  /** Whether a comment may be written. */
  readonly comment?: boolean;
  /** Days after which a comment is deleted. */
  readonly comment_days?: number;
}

export interface Domain {
  readonly key: string;
  readonly names: Texts;
}

/** The answer to `GET /api/v1/kiosk`: all this device shows. */
export interface KioskConfig {
  readonly kiosk: {
    /** Number of the device. */
    readonly id?: number;
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
  // What follows is unknown to older servers.
  /** Zone of the counter's clock, such as `Asia/Ho_Chi_Minh`. */
  readonly timezone?: string;
  readonly opening?: readonly Opening[];
  /** Days on which the counter is closed, `2026-12-01`. */
  readonly holidays?: readonly string[];
  /** Seconds until an abandoned screen begins anew, 15 to 30. */
  readonly idle_seconds?: number;
  readonly pin?: Pin | null;
  /** Whom to call about this device. */
  readonly hotline?: string | null;
  readonly config_version?: number;
}

/** Hours on one day of the week. */
export interface Opening {
  /** 1 (Monday) to 7 (Sunday). */
  readonly weekday: number;
  /** `07:30`. */
  readonly from: string;
  readonly until: string;
}

/** What the PIN of the device's menu is checked against: PBKDF2 with HMAC-SHA-256, in base64. */
export interface Pin {
  readonly salt: string;
  readonly iterations: number;
  readonly hash: string;
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
  /** A tap of training: kept apart, never in a figure. */
  readonly test?: true;
}

/** What the person added after the tap; names the rating it belongs to. */
export interface FollowUp {
  readonly id: string;
  readonly rating: string;
  readonly outcome: Outcome;
  readonly reasons?: readonly string[];
  readonly comment?: string;
  /** The level that was meant, within 10 s of the tap. */
  readonly correction?: number;
}

export interface Batch {
  readonly ratings: readonly Rating[];
  readonly followups: readonly FollowUp[];
}
