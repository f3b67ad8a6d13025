// The kiosk's beginning: pair if a code is in the address, fetch what to show, run.

import { backoff } from "./backoff.ts";
import { deviceClocks } from "./clocks.ts";
import { Flow } from "./flow.ts";
import { LocalOutbox } from "./outbox.ts";
import { pairingScreen, unpairedScreen, unreachableScreen } from "./screens.ts";
import { Sender } from "./sender.ts";
import { fetchConfig, pair } from "./server.ts";
import { Store } from "./store.ts";

const REFRESH_MS = 5 * 60_000;

const clocks = deviceClocks();

class Kiosk {
  readonly #root: HTMLElement;
  readonly #store: Store;
  readonly #sender: Sender;
  #flow: Flow | null = null;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, storage: Storage) {
    this.#root = root;
    this.#store = new Store(storage);
    this.#sender = new Sender(this.#store, clocks, () => this.#forgotten(false));
  }

  /** Trades the code for a token; the code itself stays in memory only. */
  async pair(code: string): Promise<void> {
    this.#root.replaceChildren(pairingScreen(this.#lang));
    const answer = await pair(code);
    if (answer.kind === "paired") {
      this.#store.pair(answer.token, answer.epoch);
      this.#store.config = null;
      this.#sender.now();
      await this.refresh();
    } else if (answer.kind === "refused" && this.#store.token === null) {
      this.#forgotten(true);
    } else if (answer.kind === "refused") {
      // A used link opened again on a paired device: the device just goes on.
      await this.refresh();
    } else {
      this.#unreachable(() => void this.pair(code));
    }
  }

  /** Asks what to show, at the start and every five minutes. */
  async refresh(): Promise<void> {
    const token = this.#store.token;
    if (token === null) return this.#forgotten(false);
    this.#resume();
    const answer = await fetchConfig(token);
    if (answer.kind === "unknown-token") return this.#forgotten(false);
    if (answer.kind === "config") {
      this.#failures = 0;
      this.#store.config = answer.config;
      this.#resume();
      this.#flow?.configure(answer.config);
      this.#later(() => void this.refresh(), REFRESH_MS);
    } else {
      this.#unreachable(() => void this.refresh());
    }
    this.#sender.kick();
  }

  /** Runs with the last known configuration until the server answers. */
  #resume(): void {
    const config = this.#store.config;
    if (this.#flow !== null || config === null) return;
    this.#flow = new Flow({
      root: this.#root,
      outbox: new LocalOutbox(this.#store, clocks, () => this.#sender.kick()),
      clocks,
      health: () => ({ training: false, storage: "mirror", queue: 0, connected: this.#failures === 0 }),
      menu: () => undefined,
    }, config);
    this.#flow.start();
  }

  /** Tries again by itself; says so only where there is nothing else to show. */
  #unreachable(again: () => void): void {
    this.#failures += 1;
    if (this.#flow === null) this.#root.replaceChildren(unreachableScreen(this.#lang, again));
    this.#later(again, backoff(this.#failures, Math.random()));
  }

  /** The server does not know this device: say what to do. The outbox waits for a new token. */
  #forgotten(refused: boolean): void {
    this.#flow?.stop();
    this.#flow = null;
    this.#root.replaceChildren(unpairedScreen(this.#lang, refused, (typed) => void this.pair(typed)));
    if (this.#store.token !== null) this.#later(() => void this.refresh(), REFRESH_MS);
  }

  get #lang(): string {
    return document.documentElement.lang || "vi";
  }

  #later(then: () => void, ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(then, ms);
  }
}

/** The pairing code in the address's fragment, which is taken off the address at once. */
function takeCode(): string | null {
  const code = location.hash.slice(1);
  if (code === "") return null;
  history.replaceState(null, "", "/k/");
  return code;
}

const root = document.getElementById("app");
if (root !== null) {
  addEventListener("contextmenu", (event) => event.preventDefault());
  const code = takeCode();
  const kiosk = new Kiosk(root, localStorage);
  void (code === null ? kiosk.refresh() : kiosk.pair(code));
}
