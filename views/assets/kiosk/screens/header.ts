// The strip on top of each screen: where we are or what was recorded, and how it is shown.

import { button, type Child, el, toggle } from "../dom.ts";
import { face } from "../faces.ts";
import { icon, type Icon } from "../icons.ts";
import type { KioskConfig, Lang, Level } from "../types.ts";
import { pick, words } from "../words.ts";

/** What may be changed about how the screens look and sound. */
export interface Tools {
  readonly languages: readonly Lang[];
  readonly large: boolean;
  readonly contrast: boolean;
  speak(lang: Lang): void;
  enlarge(): void;
  strengthen(): void;
  /** Reads the screen aloud; null where the device has no voice for the language. */
  readonly aloud: (() => void) | null;
}

export function header(left: HTMLElement, tools: Tools, lang: Lang): HTMLElement {
  const say = words(lang);
  const group = el(
    "div",
    { class: "tools", role: "group", "aria-label": say.tools },
    tools.aloud === null ? null : button("tool", tools.aloud, ...labelled("aloud", say.aloud)),
    toggle("tool", tools.contrast, () => tools.strengthen(), ...labelled("contrast", say.contrast)),
    toggle("tool", tools.large, () => tools.enlarge(), ...labelled("large", say.large)),
    ...tools.languages.filter((other) => other !== lang).map((other) => language(other, tools)),
  );
  return el("header", {}, left, group);
}

function language(other: Lang, tools: Tools): HTMLElement {
  const element = button("tool language", () => tools.speak(other), ...labelled("language", words(other).own_name));
  element.setAttribute("lang", other);
  return element;
}

function labelled(name: Icon, text: string): Child[] {
  return [icon(name), el("span", {}, text)];
}

/** The agency and the counter. */
export function where(config: KioskConfig): HTMLElement {
  const { agency, place, service_point } = config.kiosk;
  return el("p", { class: "where" }, el("strong", {}, agency), el("span", {}, place ?? service_point));
}

/** What was recorded, and for a while the way to change it. */
export function noted(level: Level, lang: Lang, change: (() => void) | null): HTMLElement {
  const say = words(lang);
  return el(
    "div",
    { class: "noted" },
    face(level.level),
    el("p", {}, el("span", {}, say.noted), " ", el("strong", {}, pick(level.labels, lang))),
    change === null ? null : button("plain change", change, say.change),
  );
}
