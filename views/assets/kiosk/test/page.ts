// As much of a browser's page as the screens need to be built in Node.

class FakeClasses {
  readonly #names = new Set<string>();
  add = (...names: string[]) => names.forEach((name) => this.#names.add(name));
  remove = (...names: string[]) => names.forEach((name) => this.#names.delete(name));
  contains = (name: string) => this.#names.has(name);
  toggle = (name: string) => (this.#names.delete(name) ? false : (this.#names.add(name), true));
}

export class FakeElement extends EventTarget {
  readonly tag: string;
  readonly attributes = new Map<string, string>();
  readonly classList = new FakeClasses();
  readonly dataset: Record<string, string> = {};
  readonly style = { setProperty: () => undefined };
  children: (FakeElement | string)[] = [];
  lang = "";
  value = "";
  textContent = "";

  constructor(tag: string) {
    super();
    this.tag = tag;
  }

  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }
  append(...children: (FakeElement | string)[]): void {
    this.children.push(...children);
  }
  replaceChildren(...children: (FakeElement | string)[]): void {
    this.children = children;
  }
  remove(): void {}
  focus(): void {}
  contains(): boolean {
    return false;
  }

  /** All below that are `tag`, or have the id or the class that `selector` names. */
  all(selector: string): FakeElement[] {
    const is = ({ tag, attributes }: FakeElement) =>
      tag === selector || `#${attributes.get("id")}` === selector ||
      (attributes.get("class") ?? "").split(" ").some((name) => `.${name}` === selector);
    const below = this.children.filter((child) => child instanceof FakeElement);
    return below.flatMap((child) => [...(is(child) ? [child] : []), ...child.all(selector)]);
  }
  querySelector(selector: string): FakeElement | null {
    return this.all(selector)[0] ?? null;
  }
  click(): void {
    this.dispatchEvent(new Event("click"));
  }
}

/** Puts an empty page into the globals; answers the element in which the application lives. */
export function page(): { root: FakeElement & HTMLElement } {
  const create = (tag: string) => new FakeElement(tag);
  const document = Object.assign(new EventTarget(), {
    documentElement: create("html"), body: create("body"), createElement: create, activeElement: null,
    createElementNS: (_space: string, tag: string) => create(tag),
  });
  Object.assign(globalThis, {
    document, window: { visualViewport: null }, addEventListener: () => undefined, Element: FakeElement,
    screen: { width: 1080, height: 1920 }, devicePixelRatio: 1,
  });
  return { root: create("main") as unknown as FakeElement & HTMLElement };
}
