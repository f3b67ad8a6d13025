// One person's way through the screens: domain, face, what they add, thanks, and back.
//
// At most three screens ask. When a person leaves, everything of theirs leaves the
// screen and the memory: answer, language, type size, contrast.

import { hush, readAloud, voiceFor } from "./aloud.ts";
import type { Clocks } from "./clocks.ts";
import { Comfort } from "./comfort.ts";
import { guard, onHold } from "./guard.ts";
import { Idle } from "./idle.ts";
import type { Draft, Health, Outbox } from "./outbox.ts";
import { type Acts, asksMore, draw, type Place, type Scene } from "./stage.ts";
import type { Domain, KioskConfig, Lang, Level, Outcome } from "./types.ts";
import { followViewport } from "./viewport.ts";
import { CORRECTION_MS, Visit } from "./visit.ts";

/** How long a screen waits for a touch where the server does not say, and within which bounds it may, seconds. */
const IDLE_S = { usual: 25, least: 15, most: 30 };
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

export class Flow {
  readonly #parts: Parts;
  readonly #life = new AbortController();
  readonly #idle: Idle;
  readonly #comfort = new Comfort(document.documentElement);
  readonly #acts: Acts = this.#actsOf();
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
    parts.root.addEventListener("click", (event) => this.#settle(event), { capture: true, signal });
    addEventListener("pagehide", () => this.#close("exit"), { signal });
    guard(signal);
    followViewport(signal);
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
    if (this.idle() && this.#place !== "attract") this.#draw(this.#place);
  }

  /** Whether nobody is in the middle of an answer: only then may the application change. */
  idle(): boolean {
    const resting = this.#place === "attract" || this.#atStart() && !this.#idle.waiting;
    return resting && this.#visit === null && !this.#storing;
  }

  /** Stops drawing and forgets who was there; for a device that is no longer paired. */
  stop(): void {
    this.#pause();
    this.#comfort.reset();
    this.#life.abort();
  }

  #pause(): void {
    this.#close("exit");
    this.#idle.stop();
    clearTimeout(this.#late);
    hush();
  }

  #openMenu(): void {
    this.#pause();
    this.#parts.menu();
  }

  #renew(): void {
    if (this.#next !== null) this.#config = this.#next;
    this.#next = null;
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
    clearTimeout(this.#late);
    this.#draw(place);
    if (place === "thanks" || place === "trouble") return;
    const untouched = this.#lang === firstLanguage(this.#config) && this.#comfort.untouched;
    if (this.#atStart() && untouched) {
      this.#idle.stop();
      this.#late = setTimeout(() => this.#attract(), ATTRACT_MS);
    } else {
      this.#idle.wait(1000 * idleSeconds(this.#config), this.#lang, () => this.start());
    }
    const visit = this.#visit;
    if (place === "more" && visit?.correctable === true) {
      this.#late = setTimeout(() => this.#tooLate(), CORRECTION_MS - visit.age);
    }
  }

  #draw(place: Place): void {
    const { root, clocks } = this.#parts;
    hush();
    this.#place = place;
    document.documentElement.lang = this.#lang;
    root.dataset["place"] = place;
    root.replaceChildren(...draw(this.#scene(), this.#acts));
    const first = root.querySelector<HTMLElement>("textarea") ?? root.querySelector<HTMLElement>("h1");
    first?.focus({ preventScroll: true });
    this.#shownAt = clocks.mono();
  }

  #scene(): Scene {
    const { training, storage } = this.#parts.health();
    const { large, contrast } = this.#comfort;
    return {
      place: this.#place, config: this.#config, lang: this.#lang, domain: this.#domain, visit: this.#visit,
      large, contrast, voice: voiceFor(this.#lang) !== null, training, storing: storage !== "none",
      now: this.#parts.clocks.now(),
    };
  }

  #actsOf(): Acts {
    const anew = (change: () => void) => {
      change();
      this.#redraw();
    };
    return {
      wake: () => this.start(),
      speak: (lang) => anew(() => (this.#lang = lang)),
      enlarge: () => anew(() => this.#comfort.enlarge()),
      strengthen: () => anew(() => this.#comfort.strengthen()),
      readAloud: () => readAloud(this.#parts.root, this.#lang),
      choose: (domain) => {
        this.#domain = domain;
        this.#go("faces");
      },
      first: () => this.#first(),
      rate: (level) => void this.#rate(level),
      askAgain: () => this.#visit?.askAgain() === true && this.#go("again"),
      change: (level) => this.#change(level),
      write: () => this.#go("write"),
      more: () => this.#go("more"),
      send: () => this.#finish(this.#visit?.hasMore === true ? "done" : "skip"),
      skip: () => this.#finish("skip"),
    };
  }

  /** The same screen in another language or size. Thanks keep the time they have. */
  #redraw(): void {
    if (this.#place === "thanks" || this.#place === "trouble") this.#draw(this.#place);
    else this.#go(this.#place);
  }

  async #rate(level: Level): Promise<void> {
    if (this.#storing) return;
    this.#storing = true;
    this.#idle.stop();
    clearTimeout(this.#late);
    try {
      const visit = await Visit.begin(this.#parts.outbox, this.#parts.clocks, level, this.#draft(level));
      // Stopped meanwhile: the tap counts, but the screen is no longer ours.
      if (this.#life.signal.aborted) return void visit.close("exit");
      this.#visit = visit;
      if (asksMore(this.#config)) this.#go("more");
      else this.#thanks(visit);
    } catch {
      if (this.#life.signal.aborted) return;
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
      ...(asksMore(this.#config) ? {} : { outcome: "done" as const }),
      ...(this.#parts.health().training ? { test: true as const } : {}),
    };
  }

  #change(level: Level | null): void {
    if (this.#visit !== null && level !== null) this.#visit.level = level;
    if (asksMore(this.#config)) this.#go("more");
    else this.#finish("done");
  }

  /** Takes the way to change away without moving anything else. */
  #tooLate(): void {
    const { root } = this.#parts;
    const change = root.querySelector(".change");
    if (change === document.activeElement) root.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
    change?.remove();
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
  #thanks(visit: Visit | null): void {
    const age = visit?.age ?? 0;
    const open = this.#visit?.correctable === true;
    this.#go("thanks");
    const least = Math.max(THANKS_MS, this.#config.response_interval_ms - age);
    this.#idle.once(open ? Math.max(least, CORRECTION_MS - age) : least, () => {
      this.#close("done");
      this.start();
    });
  }

  #attract(): void {
    this.#renew();
    this.#lang = firstLanguage(this.#config);
    this.#draw("attract");
    this.#idle.once(MINUTE_MS, () => this.#attract());
  }

  #settle(event: Event): void {
    if (this.#parts.clocks.mono() - this.#shownAt < SETTLE_MS) event.stopPropagation();
  }
}

function firstLanguage(config: KioskConfig): Lang {
  return config.languages[0] ?? "vi";
}

function idleSeconds({ idle_seconds }: KioskConfig): number {
  return Math.min(IDLE_S.most, Math.max(IDLE_S.least, idle_seconds ?? IDLE_S.usual));
}
