// The server's time as this device knows it: heard in an answer, carried on by the clock that only counts.

export class ServerTime {
  readonly #mono: () => number;
  #heard: { readonly at: number; readonly mono: number } | null = null;

  constructor(mono: () => number) {
    this.#mono = mono;
  }

  hear(at: number): void {
    this.#heard = { at, mono: this.#mono() };
  }

  /** Epoch milliseconds; null until the server has said it since the start. */
  now(): number | null {
    return this.#heard === null ? null : this.#heard.at + this.#mono() - this.#heard.mono;
  }
}
