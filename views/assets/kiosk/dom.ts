// Small helpers to build elements. Text goes in as text, never as markup.

export type Child = Node | string | null;

type Attributes = Readonly<Record<string, string | undefined>>;

export function el(tag: string, attributes: Attributes = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A button that calls `press` when touched. */
export function button(className: string, press: () => void, ...children: Child[]): HTMLElement {
  const element = el("button", { type: "button", class: className }, ...children);
  element.addEventListener("click", press);
  return element;
}
