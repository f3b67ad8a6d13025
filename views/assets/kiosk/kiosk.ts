// The running application: pairs, asks what to show, runs the screens, and reacts to what the server says.

import { showLife } from "./alive.ts";
import { backoff } from "./backoff.ts";
import type { Clocks } from "./clocks.ts";
import { type Marker, storageState } from "./device.ts";
import { Flow } from "./flow.ts";
import { Menu, type Status } from "./menu.ts";
import { PinGate } from "./pin.ts";
import { Pulse } from "./pulse.ts";
import { rescueFiles, save } from "./rescue.ts";
import { pairingScreen, unpairedScreen, unreachableScreen } from "./screens.ts";
import { Sender } from "./sender.ts";
import { type Beat, fetchConfig, pair } from "./server.ts";
import type { Store } from "./store.ts";
import { ServerTime } from "./times.ts";
import { Training } from "./training.ts";
import { Updates } from "./updates.ts";

const REFRESH_MS = 5 * 60_000;

export interface KioskParts {
  readonly root: HTMLElement;
  readonly store: Store;
  readonly storage: Storage | null;
  readonly clocks: Clocks;
  readonly version: string;
  readonly marker: Marker | null;
  readonly flushed: Promise<number | null>;
}

export class Kiosk {
  readonly #parts: KioskParts;
  readonly #store: Store;
  readonly #time: ServerTime;
  readonly #training: Training;
  readonly #gate: PinGate;
  readonly #sender: Sender;
  readonly #pulse: Pulse;
  readonly #updates: Updates;
  #flow: Flow | null = null;
  #menu: Menu | null = null;
  /** Whether a code is being traded. It is nowhere but in this page, and works once. */
  #pairing = false;
  #failures = 0;
  #connected = false;
  #queue = 0;
  #configVersion: number | null = null;
  #skew: number | null = null;
  /** What the screens last knew of the device. */
  #shown = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: KioskParts) {
    const { store, clocks, storage } = parts;
    const mono = () => clocks.mono();
    this.#parts = parts;
    this.#store = store;
    this.#time = new ServerTime(mono);
    this.#training = new Training(mono);
    this.#gate = new PinGate(storage, mono);
    this.#sender = new Sender(store, clocks, {
      unknownToken: (token) => {
        if (token === store.token) this.#forgotten(false);
      },
      heard: (answered) => this.#answered(answered),
      serverNow: () => this.#time.now(),
    });
    store.stored = () => this.#sender.kick();
    const lastError = () => store.lastError;
    const { version, marker, flushed } = parts;
    this.#pulse = new Pulse({ store, clocks, version, marker, flushed, lastError }, (answer) => this.#heard(answer));
    this.#updates = new Updates(() => this.#quiet());
  }

  /** Begins: with the code that the address brought, or as this device was left. */
  async start(code: string | null): Promise<void> {
    const { storage, clocks } = this.#parts;
    showLife(storage, () => clocks.mono());
    void this.#updates.start();
    // A hint only: the retry timer does not depend on it.
    addEventListener("online", () => this.#sender.wake());
    await (code === null ? this.refresh() : this.pair(code));
    void this.#pulse.start();
  }

  /** Trades the code for a token; the code itself stays in memory only. */
  async pair(code: string): Promise<void> {
    this.#pairing = true;
    clearTimeout(this.#timer);
    this.#parts.root.replaceChildren(pairingScreen(this.#lang));
    const answer = await pair(code);
    if (answer.kind === "unreachable") return this.#unreachable(() => void this.pair(code));
    if (answer.kind === "paired") await this.#store.pair(answer.token, answer.epoch, answer.kiosk);
    this.#pairing = false;
    if (answer.kind === "refused" && this.#store.token === null) return this.#forgotten(true);
    if (answer.kind === "paired") this.#sender.now();
    // Also where a used link was opened again on a paired device: the device just goes on.
    await this.refresh();
    if (answer.kind === "paired") void this.#pulse.beat();
  }

  /** Asks what to show, at the start and every five minutes. */
  async refresh(): Promise<void> {
    const { token } = this.#store;
    if (this.#pairing) return;
    if (token === null) return this.#forgotten(false);
    this.#resume();
    const answer = await fetchConfig(token);
    if (token !== this.#store.token) return;
    if (answer.kind === "unknown-token") return this.#forgotten(false);
    if (answer.kind === "config") {
      this.#failures = 0;
      this.#answered(true);
      await this.#store.keepConfig(answer.config);
      await this.#store.noteEpoch(answer.config.epoch);
      this.#resume();
      this.#flow?.configure(answer.config);
      this.#later(() => void this.refresh(), REFRESH_MS);
    } else {
      this.#answered(false);
      this.#unreachable(() => void this.refresh());
    }
    this.#sender.kick();
  }

  /** Runs with the last known configuration until the server answers. */
  #resume(): void {
    const { config } = this.#store;
    if (this.#flow !== null || config === null) return;
    const { root, clocks } = this.#parts;
    this.#flow = new Flow({
      root,
      outbox: this.#store,
      clocks,
      health: () => ({
        training: this.#training.on,
        storage: this.#store.storage,
        queue: this.#queue,
        connected: this.#connected,
      }),
      menu: () => this.#openMenu(),
    }, config);
    this.#flow.start();
  }

  /** Tries again by itself; says so only where there is nothing else to show. */
  #unreachable(again: () => void): void {
    this.#failures += 1;
    if (this.#flow === null) this.#parts.root.replaceChildren(unreachableScreen(this.#lang, again));
    this.#later(again, backoff(this.#failures, Math.random()));
  }

  /** The server does not know this device: say what to do. The outbox waits for a new token. */
  #forgotten(refused: boolean): void {
    if (this.#pairing) return;
    this.#flow?.stop();
    this.#flow = null;
    this.#parts.root.replaceChildren(unpairedScreen(this.#lang, refused, (code) => void this.pair(code)));
    if (this.#store.token !== null) this.#later(() => void this.refresh(), REFRESH_MS);
  }

  #answered(answered: boolean): void {
    this.#connected = answered;
    void this.#store.tally().then(({ queue }) => (this.#queue = queue));
    const shown = `${this.#store.storage} ${this.#training.on}`;
    if (shown !== this.#shown && this.#menu === null) this.#flow?.refresh();
    this.#shown = shown;
  }

  #heard(answer: Beat): void {
    this.#answered(answer.kind === "heard");
    if (answer.kind === "unknown-token" && this.#flow !== null) this.#forgotten(false);
    if (answer.kind !== "heard") return;
    void this.#store.noteEpoch(answer.epoch);
    const { pairing } = this.#store;
    void this.#store.retry([pairing?.kiosk?.id, answer.epoch, this.#parts.version, answer.configVersion].join(" "));
    if (answer.serverNow !== null) {
      this.#time.hear(answer.serverNow);
      this.#skew = this.#parts.clocks.now().getTime() - answer.serverNow;
      void this.#store.tidy(answer.serverNow);
    }
    const changed = this.#configVersion !== null && answer.configVersion !== this.#configVersion;
    this.#configVersion = answer.configVersion;
    if (!changed) return;
    void this.#updates.look();
    void this.refresh();
  }

  /** Whether the page may be loaded anew: nobody is there, and nothing is being written or sent. */
  #quiet(): boolean {
    const alone = (this.#flow?.idle() ?? true) && this.#menu === null && !this.#pairing && !this.#typing;
    return alone && !this.#store.busy && !this.#sender.busy;
  }

  /** Whether somebody has begun to type a pairing code. */
  get #typing(): boolean {
    return (this.#parts.root.querySelector<HTMLInputElement>("#code")?.value ?? "") !== "";
  }

  #openMenu(): void {
    if (this.#menu !== null) return;
    this.#menu = new Menu(this.#gate, this.#store.config?.pin ?? null, this.#lang, {
      status: () => this.#status(),
      test: () => this.#test(),
      export: () => this.#export(),
      training: () => this.#training.on,
      setTraining: (on) => this.#training.set(on),
      unpair: async () => {
        await this.#store.unpair();
        this.#forgotten(false);
      },
      closed: () => {
        this.#menu = null;
        this.#flow?.start();
      },
    });
    this.#menu.open();
  }

  async #status(): Promise<Status> {
    const store = this.#store;
    const [{ queue, held, dead }, { persisted }] = await Promise.all([store.tally(), storageState()]);
    const { install, counters } = store.ledger;
    return {
      kiosk: store.pairing?.kiosk?.name ?? store.config?.kiosk.name ?? null,
      version: this.#parts.version,
      install,
      storage: store.storage,
      persisted,
      counted: counters.accepted,
      acknowledged: counters.acknowledged,
      waiting: queue + held,
      dead,
      skew: this.#skew,
      lastError: store.lastError,
    };
  }

  async #test(): Promise<"right" | "token" | "wrong"> {
    const answer = await this.#pulse.beat();
    if (answer?.kind === "heard") this.#sender.now();
    return answer?.kind === "heard" ? "right" : answer?.kind === "unknown-token" ? "token" : "wrong";
  }

  async #export(): Promise<number> {
    const store = this.#store;
    const kept = await store.everything();
    const { clocks } = this.#parts;
    const now = this.#time.now() ?? clocks.now().getTime();
    rescueFiles({ pairing: store.pairing, ledger: store.ledger, clocks, now, kept }).forEach(save);
    return kept.length;
  }

  get #lang(): string {
    return document.documentElement.lang || "vi";
  }

  #later(then: () => void, ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(then, ms);
  }
}
