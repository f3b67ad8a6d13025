// Training: taps are marked as tests and enter no figure. It ends by itself and with each start, because a device
// that is forgotten in it would lose the votes of a whole day.

const LONGEST_MS = 30 * 60_000;

export class Training {
  readonly #mono: () => number;
  #until = 0;

  constructor(mono: () => number) {
    this.#mono = mono;
  }

  get on(): boolean {
    return this.#mono() < this.#until;
  }

  set(on: boolean): void {
    this.#until = on ? this.#mono() + LONGEST_MS : 0;
  }
}
