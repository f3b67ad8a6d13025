// How a person wants the screens to look: larger type, stronger contrast. Classes on the
// root element carry it to the style sheet; nothing is kept for the next person.

export class Comfort {
  readonly #root: HTMLElement;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  get large(): boolean {
    return this.#root.classList.contains("large");
  }

  get contrast(): boolean {
    return this.#root.classList.contains("strong");
  }

  get untouched(): boolean {
    return !this.large && !this.contrast;
  }

  enlarge(): void {
    this.#root.classList.toggle("large");
  }

  strengthen(): void {
    this.#root.classList.toggle("strong");
  }

  reset(): void {
    this.#root.classList.remove("large", "strong");
  }
}
