// The menu of the person in charge, behind the PIN: state, connection test, rescue file, training, unpairing.
// It lies over the screen and goes by itself when nobody touches it.

import { button, el } from "./dom.ts";
import { menuWords, type MenuWords } from "./menu-words.ts";
import type { PinGate } from "./pin.ts";
import type { Lang, Pin } from "./types.ts";

const IDLE_MS = 90_000;

/** What the menu shows. */
export interface Status {
  readonly kiosk: string | null;
  readonly version: string;
  readonly install: string;
  readonly storage: "indexeddb" | "mirror" | "none";
  readonly persisted: boolean | null;
  readonly counted: number;
  readonly acknowledged: number;
  readonly waiting: number;
  readonly dead: number;
  /** Device minus server, milliseconds. */
  readonly skew: number | null;
  readonly lastError: string | null;
}

export interface Actions {
  status(): Promise<Status>;
  test(): Promise<"right" | "token" | "wrong">;
  /** Saves the rescue file; answers how many records are in it. */
  export(): Promise<number>;
  training(): boolean;
  setTraining(on: boolean): void;
  unpair(): Promise<void>;
  /** Called when the menu has gone. */
  closed(): void;
}

export class Menu {
  readonly #gate: PinGate;
  readonly #pin: Pin | null;
  readonly #actions: Actions;
  readonly #say: MenuWords;
  readonly #place = el("section", { class: "menu", role: "dialog", "aria-modal": "true" });
  readonly #note = el("p", { class: "note", role: "status" });
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(gate: PinGate, pin: Pin | null, lang: Lang, actions: Actions) {
    this.#gate = gate;
    this.#pin = pin;
    this.#actions = actions;
    this.#say = menuWords(lang);
    this.#place.setAttribute("aria-label", this.#say.title);
    this.#place.addEventListener("pointerdown", () => this.#stay());
  }

  open(): void {
    document.body.append(this.#place);
    this.#stay();
    if (this.#pin === null) void this.#draw();
    else this.#ask(this.#pin);
  }

  close(): void {
    clearTimeout(this.#timer);
    if (!this.#place.isConnected) return;
    this.#place.remove();
    this.#actions.closed();
  }

  #stay(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.close(), IDLE_MS);
  }

  /** The keypad; digits only, and no keyboard of the system needed. */
  #ask(pin: Pin): void {
    const say = this.#say;
    const input = el("input", { type: "password", inputmode: "none", autocomplete: "off", maxlength: "12" }) as HTMLInputElement;
    const enter = async () => {
      const tried = await this.#gate.try(pin, input.value);
      input.value = "";
      if (tried.kind === "right") return this.#draw();
      this.#tell(tried.kind === "wrong" ? say.wrong : say.wait(Math.ceil(tried.ms / 1000)));
    };
    const digits = [..."1234567890"].map((digit) => button("key", () => void (input.value += digit), digit));
    const form = el("form", {}, el("label", {}, say.pin, input), el("div", { class: "keys" }, ...digits),
      el("button", { class: "main" }, say.open));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void enter();
    });
    this.#fill(form);
    input.focus();
  }

  async #draw(): Promise<void> {
    const say = this.#say;
    const status = await this.#actions.status();
    const training = this.#actions.training();
    const test = button("main", () => void this.#test(), say.test);
    const locked = this.#pin === null ? [] : [
      button("plain", () => void this.#export(), say.export),
      button("plain", () => this.#train(!training), training ? say.training_off : say.training_on),
      button("plain", () => this.#sure(status.waiting), say.unpair),
    ];
    this.#fill(this.#list(status), el("div", { class: "actions" }, test, ...locked));
    if (this.#pin === null) this.#tell(say.no_pin);
  }

  #list(status: Status): HTMLElement {
    const say = this.#say;
    const rows: readonly (readonly [string, string])[] = [
      [say.kiosk, status.kiosk ?? say.unknown],
      [say.version, status.version],
      [say.install, status.install.slice(-8)],
      [say.storage, say.modes[status.storage]],
      [say.persisted, status.persisted === null ? say.unknown : status.persisted ? say.yes : say.no],
      [say.counted, String(status.counted)],
      [say.acknowledged, String(status.acknowledged)],
      [say.waiting, String(status.waiting)],
      [say.refused, String(status.dead)],
      [say.clock, status.skew === null ? say.unknown : `${Math.round(status.skew / 1000)} s`],
      [say.last_error, status.lastError ?? say.none],
    ];
    return el("dl", {}, ...rows.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))));
  }

  async #test(): Promise<void> {
    const say = this.#say;
    this.#tell(say.testing);
    const words = { right: say.test_right, token: say.test_token, wrong: say.test_wrong };
    const result = await this.#actions.test();
    await this.#draw();
    this.#tell(words[result]);
  }

  async #export(): Promise<void> {
    this.#tell(this.#say.exported(await this.#actions.export()));
  }

  #train(on: boolean): void {
    this.#actions.setTraining(on);
    this.close();
  }

  #sure(waiting: number): void {
    const yes = async () => {
      await this.#actions.unpair();
      this.close();
    };
    this.#fill(el("p", {}, this.#say.unpair_sure(waiting)), button("main", () => void yes(), this.#say.unpair_yes));
  }

  #fill(...children: HTMLElement[]): void {
    this.#tell("");
    const close = button("plain", () => this.close(), this.#say.close);
    this.#place.replaceChildren(el("h1", {}, this.#say.title), ...children, this.#note, el("footer", {}, close));
  }

  #tell(text: string): void {
    this.#note.textContent = text;
  }
}
