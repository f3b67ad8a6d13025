// One person's way through the screens: domain, face, reasons, thanks, and back.
//
// The tap is stored and sent at once; what comes after it is one follow-up.
// When a person leaves, everything of theirs leaves the screen and the memory.

import {
  domainScreen, facesScreen, header, notStoredScreen, reasonsScreen, thanksScreen,
} from "./screens.ts";
import type { Clocks, Sender } from "./sender.ts";
import type { Store } from "./store.ts";
import type { Domain, KioskConfig, Lang, Level, Outcome, Rating } from "./types.ts";
import { uuid7 } from "./uuid.ts";
import { pick } from "./words.ts";

/** How long a screen waits for a touch before it begins anew. */
const IDLE_MS = 25_000;
/** How long thanks stay, and how long a failure to store stays. */
const THANKS_MS = 5_000;
const TROUBLE_MS = 15_000;
/** A new screen ignores touches for this long: the second half of a double tap is no answer. */
const SETTLE_MS = 350;

export interface Parts {
  readonly root: HTMLElement;
  readonly store: Store;
  readonly sender: Sender;
  readonly clocks: Clocks;
}

export class Flow {
  readonly #parts: Parts;
  readonly #life = new AbortController();
  #config: KioskConfig;
  #next: KioskConfig | null = null;
  #lang: Lang;
  #seq = 0;
  #shownAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The rating whose follow-up is still open. */
  #open: string | null = null;

  constructor(parts: Parts, config: KioskConfig) {
    this.#parts = parts;
    this.#config = config;
    this.#lang = firstLanguage(config);
    const { signal } = this.#life;
    parts.root.addEventListener("click", (event) => this.#settle(event), { capture: true, signal });
    addEventListener("pagehide", () => this.#close("exit"), { signal });
  }

  /** The first screen, as nobody had touched anything. */
  start(): void {
    if (this.#next !== null) this.#config = this.#next;
    this.#next = null;
    this.#lang = firstLanguage(this.#config);
    this.#first();
  }

  /** Takes a new configuration over when nobody is in the middle of an answer. */
  configure(config: KioskConfig): void {
    if (JSON.stringify(config) === JSON.stringify(this.#config)) return;
    this.#next = config;
    if (this.#timer === undefined) this.start();
  }

  /** Stops drawing and forgets who was there; for a device that is no longer paired. */
  stop(): void {
    this.#close("exit");
    this.#idle(null, 0);
    this.#life.abort();
  }

  #first(): void {
    const { domains } = this.#config;
    this.#show(domains.length > 1 ? this.#domains() : this.#faces(domains[0] ?? null), true);
    const touched = this.#lang !== firstLanguage(this.#config);
    this.#idle(touched ? () => this.start() : null, IDLE_MS);
  }

  #domains(): HTMLElement {
    return domainScreen(this.#config.domains, this.#lang, (domain) => {
      this.#show(this.#faces(domain), false);
      this.#idle(() => this.start(), IDLE_MS);
    });
  }

  #faces(domain: Domain | null): HTMLElement {
    const { questionnaire, domains } = this.#config;
    return facesScreen({
      title: pick(questionnaire.title, this.#lang),
      levels: questionnaire.scale.levels,
      domain: domain === null ? null : pick(domain.names, this.#lang),
      lang: this.#lang,
      rate: (level) => this.#rate(level, domain),
      back: domains.length > 1 ? () => this.#first() : null,
    });
  }

  #rate(level: Level, domain: Domain | null): void {
    const rating = this.#rating(level, domain);
    try {
      this.#parts.store.addRating(rating);
    } catch {
      this.#show(notStoredScreen(this.#lang), false);
      this.#idle(() => this.start(), TROUBLE_MS);
      return;
    }
    this.#seq = rating.seq;
    this.#parts.sender.kick();
    if (rating.outcome === undefined) this.#reasons(rating, level);
    else this.#thanks(rating);
  }

  #rating(level: Level, domain: Domain | null): Rating {
    const { questionnaire } = this.#config;
    const { clocks } = this.#parts;
    return {
      id: uuid7(clocks.now().getTime()),
      boot_id: clocks.bootId,
      seq: this.#seq + 1,
      mono_ms: clocks.mono(),
      rated_at: clocks.now().toISOString(),
      level: level.level,
      questionnaire: questionnaire.id,
      ...(domain === null ? {} : { domain: domain.key }),
      ...(questionnaire.reasons.length === 0 ? { outcome: "done" as const } : {}),
    };
  }

  #reasons(rating: Rating, level: Level): void {
    this.#open = rating.id;
    const leave = () => {
      this.#close("timeout");
      this.start();
    };
    const view = reasonsScreen({
      level: pick(level.labels, this.#lang),
      reasons: this.#config.questionnaire.reasons,
      lang: this.#lang,
      finish: (chosen) => {
        this.#close(chosen.length > 0 ? "done" : "skip", chosen);
        this.#thanks(rating);
      },
      touched: () => this.#idle(leave, IDLE_MS),
    });
    this.#show(view, false);
    this.#idle(leave, IDLE_MS);
  }

  /** Stores the one follow-up of the open rating. Unsent choices of someone who left are not kept. */
  #close(outcome: Outcome, reasons: readonly string[] = []): void {
    const rating = this.#open;
    this.#open = null;
    if (rating === null) return;
    try {
      this.#parts.store.addFollowUp({
        id: uuid7(this.#parts.clocks.now().getTime()),
        rating,
        outcome,
        ...(reasons.length > 0 ? { reasons } : {}),
      });
    } catch {
      return; // The rating itself is stored; only its addition is lost.
    }
    this.#parts.sender.kick();
  }

  /** Thanks, at least until the device may count the next rating. */
  #thanks(rating: Rating): void {
    const since = this.#parts.clocks.mono() - rating.mono_ms;
    this.#show(thanksScreen(this.#lang), false);
    this.#idle(() => this.start(), Math.max(THANKS_MS, this.#config.response_interval_ms - since));
  }

  #show(view: HTMLElement, first: boolean): void {
    document.documentElement.lang = this.#lang;
    const switchTo = (lang: Lang) => {
      this.#lang = lang;
      this.#first();
    };
    const head = header(this.#config, this.#lang, first ? switchTo : null);
    this.#parts.root.replaceChildren(head, view);
    this.#shownAt = this.#parts.clocks.mono();
    view.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }

  #settle(event: Event): void {
    if (this.#parts.clocks.mono() - this.#shownAt < SETTLE_MS) event.stopPropagation();
  }

  #idle(then: (() => void) | null, ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = then === null ? undefined : setTimeout(then, ms);
  }
}

function firstLanguage(config: KioskConfig): Lang {
  return config.languages[0] ?? "vi";
}
