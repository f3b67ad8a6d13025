// One person's way through the screens: domain, face, what they add, thanks, and back.
//
// At most three screens ask. When a person leaves, everything of theirs leaves the
// screen and the memory: answer, language, type size, contrast.

import { hush, readAloud, voiceFor } from "./aloud.ts";
import { attractScreen } from "./attract.ts";
import type { Clocks } from "./clocks.ts";
import { Comfort } from "./comfort.ts";
import { el } from "./dom.ts";
import { guard, onHold } from "./guard.ts";
import { Idle } from "./idle.ts";
import type { Draft, Health, Outbox } from "./outbox.ts";
import {
  againScreen, domainScreen, facesScreen, header, moreScreen, noted, notStoredScreen, outOfOrderScreen, thanksScreen,
  where, writeScreen,
} from "./screens.ts";
import type { Domain, KioskConfig, Lang, Level, Outcome } from "./types.ts";
import { CORRECTION_MS, Visit } from "./visit.ts";
import { pick, words } from "./words.ts";

/** How long a screen waits for a touch where the server does not say. */
const IDLE_S = 25;
/** How long thanks stay, and how long a failure to store stays. */
const THANKS_MS = 5_000;
const TROUBLE_MS = 15_000;
/** How long nobody touches the first screen until it invites. */
const ATTRACT_MS = 3 * 60_000;
/** How often the invitation looks at the clock, and moves. */
const MINUTE_MS = 60_000;
/** How long the person in charge holds the name of the counter to open the menu. */
const HOLD_MS = 3_000;
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

/** Where a person is. */
type Place = "domains" | "faces" | "more" | "write" | "again" | "thanks" | "trouble" | "attract";

export class Flow {
  readonly #parts: Parts;
  readonly #life = new AbortController();
  readonly #idle: Idle;
  readonly #comfort: Comfort;
  #config: KioskConfig;
  #next: KioskConfig | null = null;
  #lang: Lang;
  #place: Place = "domains";
  #domain: Domain | null = null;
  #visit: Visit | null = null;
  #storing = false;
  #shownAt = 0;
  #late: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: Parts, config: KioskConfig) {
    this.#parts = parts;
    this.#config = config;
    this.#lang = firstLanguage(config);
    const { signal } = this.#life;
    this.#idle = new Idle(parts.root, signal);
    this.#comfort = new Comfort(document.documentElement);
    parts.root.addEventListener("click", (event) => this.#settle(event), { capture: true, signal });
    addEventListener("pagehide", () => this.#close("exit"), { signal });
    guard(signal);
    onHold(parts.root, HOLD_MS, () => this.#openMenu(), signal);
  }

  /** The first screen, as nobody had touched anything. */
  start(): void {
    this.#close("timeout");
    this.#renew();
    this.#lang = firstLanguage(this.#config);
    this.#comfort.reset();
    this.#first();
  }

  /** Takes a new configuration over when nobody is in the middle of an answer. */
  configure(config: KioskConfig): void {
    if (JSON.stringify(config) === JSON.stringify(this.#config)) return;
    this.#next = config;
    if (this.#place === "attract") this.#attract();
    else if (this.idle()) this.start();
  }

  /** Draws anew what depends on the device's health, where nobody is disturbed by it. */
  refresh(): void {
    if (this.idle() && this.#place !== "attract") this.start();
  }

  /** Whether nobody is in the middle of an answer: only then may the application change. */
  idle(): boolean {
    const resting = this.#place === "attract" || this.#atStart() && !this.#idle.waiting;
    return resting && this.#visit === null && !this.#storing;
  }

  /** Stops drawing and forgets who was there; for a device that is no longer paired. */
  stop(): void {
    this.#close("exit");
    this.#idle.stop();
    clearTimeout(this.#late);
    this.#comfort.reset();
    hush();
    this.#life.abort();
  }

  #renew(): void {
    if (this.#next !== null) this.#config = this.#next;
    this.#next = null;
  }

  #openMenu(): void {
    this.#close("exit");
    this.#idle.stop();
    clearTimeout(this.#late);
    hush();
    this.#parts.menu();
  }

  #atStart(): boolean {
    return this.#place === "domains" || this.#place === "faces" && this.#config.domains.length < 2;
  }

  #first(): void {
    const { domains } = this.#config;
    this.#domain = domains.length === 1 ? (domains[0] ?? null) : null;
    this.#go(domains.length > 1 ? "domains" : "faces");
  }

  /** Shows a screen, and says what happens when nobody touches it. */
  #go(place: Place): void {
    this.#place = place;
    clearTimeout(this.#late);
    hush();
    this.#draw();
    this.#shownAt = this.#parts.clocks.mono();
    this.#await();
  }

  #await(): void {
    if (this.#place === "attract" || this.#place === "thanks" || this.#place === "trouble") return;
    const untouched = this.#lang === firstLanguage(this.#config) && this.#comfort.untouched;
    if (this.#atStart() && untouched) {
      this.#idle.stop();
      this.#late = setTimeout(() => this.#attract(), ATTRACT_MS);
    } else {
      const seconds = Math.min(30, Math.max(15, this.#config.idle_seconds ?? IDLE_S));
      this.#idle.wait(seconds * 1000, this.#lang, () => this.start());
    }
  }

  #draw(): void {
    const { root } = this.#parts;
    document.documentElement.lang = this.#lang;
    root.dataset["place"] = this.#place;
    const view = this.#view();
    const head = this.#place === "attract" ? null : header(this.#left(), this.#tools(), this.#lang);
    root.replaceChildren(...[this.#banner(), head, view].filter((each) => each !== null));
    const first = view.querySelector<HTMLElement>("textarea") ?? view.querySelector<HTMLElement>("h1");
    first?.focus({ preventScroll: true });
  }

  #view(): HTMLElement {
    const [lang, visit] = [this.#lang, this.#visit];
    if (this.#place === "attract") return this.#attracting();
    if (this.#place === "trouble") return notStoredScreen(lang);
    if (this.#place === "thanks") return thanksScreen(lang, visit?.correctable === true ? () => this.#again() : null);
    if (visit !== null && this.#place === "more") return this.#more(visit);
    if (visit !== null && this.#place === "write") return this.#write(visit);
    if (visit !== null && this.#place === "again") return this.#choosingAgain(visit);
    if (this.#parts.health().storage === "none") return outOfOrderScreen(lang);
    return this.#place === "domains" ? this.#domains() : this.#faces();
  }

  #banner(): HTMLElement | null {
    return this.#parts.health().training ? el("p", { class: "banner" }, words(this.#lang).training) : null;
  }

  /** The left of the header: the counter, or what was recorded and, for a while, the way to change it. */
  #left(): HTMLElement {
    const visit = this.#visit;
    if (visit === null || this.#place === "thanks") return where(this.#config);
    const change = visit.correctable && this.#place === "more" ? () => this.#again() : null;
    if (change !== null) this.#late = setTimeout(() => this.#tooLate(), CORRECTION_MS - visit.age);
    return noted(visit.level, this.#lang, change);
  }

  /** Takes the way to change away without moving anything else. */
  #tooLate(): void {
    const { root } = this.#parts;
    const change = root.querySelector(".change");
    if (change === document.activeElement) root.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
    change?.remove();
  }

  #tools(): Parameters<typeof header>[1] {
    const anew = (change: () => void) => () => {
      change();
      this.#go(this.#place);
    };
    const { root } = this.#parts;
    return {
      languages: this.#place === "thanks" || this.#place === "trouble" ? [] : this.#config.languages,
      large: this.#comfort.large,
      contrast: this.#comfort.contrast,
      speak: (lang) => anew(() => (this.#lang = lang))(),
      enlarge: anew(() => this.#comfort.enlarge()),
      strengthen: anew(() => this.#comfort.strengthen()),
      aloud: voiceFor(this.#lang) === null ? null : () => readAloud(root, this.#lang),
    };
  }

  #domains(): HTMLElement {
    return domainScreen(this.#config.domains, this.#lang, (domain) => {
      this.#domain = domain;
      this.#go("faces");
    });
  }

  #faces(): HTMLElement {
    const { questionnaire, domains } = this.#config;
    const chosen = domains.length > 1 ? this.#domain : null;
    return facesScreen({
      title: pick(questionnaire.title, this.#lang),
      levels: questionnaire.scale.levels,
      domain: chosen === null ? null : pick(chosen.names, this.#lang),
      lang: this.#lang,
      rate: (level) => void this.#rate(level),
      back: domains.length > 1 ? () => this.#first() : null,
    });
  }

  async #rate(level: Level): Promise<void> {
    if (this.#storing) return;
    this.#storing = true;
    this.#idle.stop();
    try {
      this.#visit = await Visit.begin(this.#parts.outbox, this.#parts.clocks, level, this.#draft(level));
      if (this.#asksMore()) this.#go("more");
      else this.#thanks();
    } catch {
      this.#go("trouble");
      this.#idle.once(TROUBLE_MS, () => this.start());
    } finally {
      this.#storing = false;
    }
  }

  #draft(level: Level): Draft {
    return {
      level: level.level,
      questionnaire: this.#config.questionnaire.id,
      lang: this.#lang,
      ...(this.#domain === null ? {} : { domain: this.#domain.key }),
      ...(this.#asksMore() ? {} : { outcome: "done" as const }),
      ...(this.#parts.health().training ? { test: true as const } : {}),
    };
  }

  #asksMore(): boolean {
    const { reasons, comment } = this.#config.questionnaire;
    return reasons.length > 0 || comment === true;
  }

  #more(visit: Visit): HTMLElement {
    const { reasons, comment } = this.#config.questionnaire;
    return moreScreen({
      reasons,
      chosen: visit.reasons,
      lang: this.#lang,
      hasComment: visit.comment.trim() !== "",
      write: comment === true ? () => this.#go("write") : null,
      send: () => this.#finish(visit.hasMore ? "done" : "skip"),
      skip: () => this.#finish("skip"),
    });
  }

  #write(visit: Visit): HTMLElement {
    return writeScreen({
      text: visit.comment,
      lang: this.#lang,
      days: this.#config.questionnaire.comment_days ?? null,
      changed: (text) => (visit.comment = text),
      back: () => this.#go("more"),
      send: () => this.#finish(visit.hasMore ? "done" : "skip"),
    });
  }

  #again(): void {
    if (this.#visit?.askAgain() === true) this.#go("again");
  }

  #choosingAgain(visit: Visit): HTMLElement {
    const back = () => (this.#asksMore() ? this.#go("more") : this.#finish("done"));
    return againScreen({
      levels: this.#config.questionnaire.scale.levels,
      chosen: visit.level,
      lang: this.#lang,
      rate: (level) => {
        visit.level = level;
        back();
      },
      keep: back,
    });
  }

  #finish(outcome: Outcome): void {
    const visit = this.#visit;
    this.#close(outcome);
    this.#thanks(visit);
  }

  /** Ends the open answer, if there is one, and forgets it. */
  #close(outcome: Outcome): void {
    const visit = this.#visit;
    this.#visit = null;
    void visit?.close(outcome);
  }

  /** Thanks, at least until the device may count the next rating. An answer that is still open may be
   *  changed from here, and is closed when the thanks go. */
  #thanks(visit = this.#visit): void {
    const age = visit?.age ?? 0;
    const open = this.#visit !== null && this.#visit.correctable;
    this.#go("thanks");
    const least = Math.max(THANKS_MS, this.#config.response_interval_ms - age);
    this.#idle.once(open ? Math.max(least, CORRECTION_MS - age) : least, () => {
      this.#close("done");
      this.start();
    });
  }

  #attract(): void {
    this.#renew();
    this.#place = "attract";
    this.#draw();
    this.#idle.once(MINUTE_MS, () => this.#attract());
  }

  /** Any touch or key wakes it; the touch is spent on that. */
  #attracting(): HTMLElement {
    const view = attractScreen(this.#config, this.#lang, this.#parts.clocks.now());
    const wake = () => this.start();
    view.addEventListener("click", wake);
    view.tabIndex = 0;
    view.addEventListener("keydown", wake);
    return view;
  }

  #settle(event: Event): void {
    if (this.#parts.clocks.mono() - this.#shownAt < SETTLE_MS) event.stopPropagation();
  }
}

function firstLanguage(config: KioskConfig): Lang {
  return config.languages[0] ?? "vi";
}
