// One person's way through the screens: domain, face, reasons, thanks, and back.
//
// The tap is stored and sent at once; what comes after it is one follow-up.
// When a person leaves, everything of theirs leaves the screen and the memory.

import type { Clocks } from "./clocks.ts";
import type { Draft, Health, Outbox, Stored } from "./outbox.ts";
import {
  domainScreen, facesScreen, header, notStoredScreen, reasonsScreen, thanksScreen,
} from "./screens.ts";
import type { Domain, KioskConfig, Lang, Level, Outcome } from "./types.ts";
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
  readonly outbox: Outbox;
  readonly clocks: Clocks;
  health(): Health;
  /** Opens the menu of the person in charge. */
  menu(): void;
}

export class Flow {
  readonly #parts: Parts;
  readonly #life = new AbortController();
  #config: KioskConfig;
  #next: KioskConfig | null = null;
  #lang: Lang;
  #shownAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The rating whose follow-up is still open. */
  #open: string | null = null;
  #storing = false;

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

  /** Whether nobody is in the middle of an answer: only then may the application change. */
  idle(): boolean {
    return this.#open === null && !this.#storing && this.#timer === undefined;
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
      rate: (level) => void this.#rate(level, domain),
      back: domains.length > 1 ? () => this.#first() : null,
    });
  }

  async #rate(level: Level, domain: Domain | null): Promise<void> {
    if (this.#storing) return;
    this.#storing = true;
    try {
      const stored = await this.#parts.outbox.rate(this.#draft(level, domain));
      if (this.#asksMore()) this.#reasons(stored, level);
      else this.#thanks(stored);
    } catch {
      this.#show(notStoredScreen(this.#lang), false);
      this.#idle(() => this.start(), TROUBLE_MS);
    } finally {
      this.#storing = false;
    }
  }

  #draft(level: Level, domain: Domain | null): Draft {
    return {
      level: level.level,
      questionnaire: this.#config.questionnaire.id,
      lang: this.#lang,
      ...(domain === null ? {} : { domain: domain.key }),
      ...(this.#asksMore() ? {} : { outcome: "done" as const }),
      ...(this.#parts.health().training ? { test: true as const } : {}),
    };
  }

  #asksMore(): boolean {
    return this.#config.questionnaire.reasons.length > 0;
  }

  #reasons(rating: Stored, level: Level): void {
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
    // The rating itself is stored; where this fails, only its addition is lost.
    void this.#parts.outbox.follow({ rating, outcome, ...(reasons.length > 0 ? { reasons } : {}) }).catch(() => undefined);
  }

  /** Thanks, at least until the device may count the next rating. */
  #thanks(rating: Stored): void {
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
