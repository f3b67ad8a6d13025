// How long a screen waits for a touch. In the last ten seconds it says so, calmly, and
// any touch or key gives the person the whole time again.

import { button, el } from "./dom.ts";
import type { Lang } from "./types.ts";
import { words } from "./words.ts";

const SAID_MS = 10_000;
const SIGNS_OF_LIFE = ["pointerdown", "keydown", "input"];

export class Idle {
  readonly #host: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #bar: HTMLElement | null = null;
  #again: (() => void) | null = null;

  constructor(host: HTMLElement, signal: AbortSignal) {
    this.#host = host;
    for (const kind of SIGNS_OF_LIFE) {
      host.addEventListener(kind, (event) => this.#alive(event), { capture: true, signal });
    }
  }

  get waiting(): boolean {
    return this.#timer !== undefined;
  }

  /** Calls `then` after `ms` without a touch, and counts down before it in `lang`. */
  wait(ms: number, lang: Lang, then: () => void): void {
    this.#again = () => this.#start(Math.max(0, ms - SAID_MS), () => this.#say(Math.min(ms, SAID_MS), lang, then));
    this.#again();
  }

  /** Calls `then` after `ms`, touched or not. */
  once(ms: number, then: () => void): void {
    this.#again = null;
    this.#start(ms, then);
  }

  stop(): void {
    this.#again = null;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#clear();
  }

  #start(ms: number, then: () => void): void {
    clearTimeout(this.#timer);
    this.#clear();
    this.#timer = setTimeout(then, ms);
  }

  #say(ms: number, lang: Lang, then: () => void): void {
    const say = words(lang);
    const count = el("b", {}, String(Math.ceil(ms / 1000)));
    this.#bar = el(
      "div",
      { class: "idle", role: "status" },
      el("p", {}, el("strong", {}, say.more_time), " ",
        el("span", { "aria-hidden": "true" }, `${say.back_in} `, count, ` ${say.seconds}.`)),
      button("main", () => this.#again?.(), say.yes_more_time),
    );
    this.#host.append(this.#bar);
    this.#tick(ms, count, then);
  }

  #tick(ms: number, count: HTMLElement, then: () => void): void {
    if (ms <= 0) return then();
    count.textContent = String(Math.ceil(ms / 1000));
    this.#timer = setTimeout(() => this.#tick(ms - 1000, count, then), 1000);
  }

  /** A touch on the bar itself is its button's, else the finger would come up on what is below. */
  #alive(event: Event): void {
    if (this.#bar?.contains(event.target as Node) !== true) this.#again?.();
  }

  #clear(): void {
    this.#bar?.remove();
    this.#bar = null;
  }
}
