// Small helpers to build elements. Text goes in as text, never as markup.

export type Child = Node | string | null;

type Attributes = Readonly<Record<string, string | undefined>>;

const SVG = "http://www.w3.org/2000/svg";

export function el(tag: string, attributes: Attributes = {}, ...children: Child[]): HTMLElement {
  return fill(document.createElement(tag), attributes, children);
}

/** An element of a drawing. */
export function svg(tag: string, attributes: Attributes = {}, ...children: Child[]): SVGElement {
  return fill(document.createElementNS(SVG, tag) as SVGElement, attributes, children);
}

function fill<T extends Element>(element: T, attributes: Attributes, children: readonly Child[]): T {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A button that calls `press` when touched, and shows the touch at once: the finger is
 *  answered when it lands, not when it leaves. */
export function button(className: string, press: () => void, ...children: Child[]): HTMLElement {
  const element = el("button", { type: "button", class: className }, ...children);
  element.addEventListener("click", press);
  element.addEventListener("pointerdown", () => element.classList.add("pressed"));
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
    element.addEventListener(end, () => element.classList.remove("pressed"));
  }
  return element;
}

/** A button that is on or off. */
export function toggle(className: string, on: boolean, press: () => void, ...children: Child[]): HTMLElement {
  const element = button(className, press, ...children);
  element.setAttribute("aria-pressed", String(on));
  return element;
}

/** The heading of a screen; it takes the focus when the screen comes. */
export function heading(title: string): HTMLElement {
  return el("h1", { tabindex: "-1" }, title);
}
