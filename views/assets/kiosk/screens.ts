// What is on the screen. Each function draws one screen from plain values and
// calls back on a touch; none of them remembers anything.

import { button, el, type Child } from "./dom.ts";
import { face, tick } from "./faces.ts";
import type { Domain, KioskConfig, Lang, Level, Reason } from "./types.ts";
import { pick, type Words, words } from "./words.ts";

/** The heading of the counter, with the language switch where `switchTo` is given. */
export function header(config: KioskConfig, lang: Lang, switchTo: ((lang: Lang) => void) | null): HTMLElement {
  const { agency, place, service_point } = config.kiosk;
  const switches = switchTo === null || config.languages.length < 2 ? null : languages(config, lang, switchTo);
  return el(
    "header",
    {},
    el("p", { class: "where" }, el("strong", {}, agency), el("span", {}, place ?? service_point)),
    switches,
  );
}

function languages(config: KioskConfig, lang: Lang, switchTo: (lang: Lang) => void): HTMLElement {
  const buttons = config.languages.map((other) => {
    const element = button("language", () => switchTo(other), words(other).own_name);
    element.setAttribute("lang", other);
    element.setAttribute("aria-pressed", String(other === lang));
    return element;
  });
  return el("div", { class: "languages", role: "group", "aria-label": words(lang).switch_language }, ...buttons);
}

export function domainScreen(domains: readonly Domain[], lang: Lang, choose: (domain: Domain) => void): HTMLElement {
  const items = domains.map((domain) => button("card", () => choose(domain), pick(domain.names, lang)));
  return screen("domains", words(lang).choose_domain, null, grid(items));
}

export interface FacesView {
  readonly title: string;
  readonly levels: readonly Level[];
  readonly domain: string | null;
  readonly lang: Lang;
  rate(level: Level): void;
  /** Back to the domains, where there are several. */
  readonly back: (() => void) | null;
}

export function facesScreen(view: FacesView): HTMLElement {
  const items = view.levels.map((level) =>
    button("level", () => view.rate(level), face(level.level), el("span", {}, pick(level.labels, view.lang))),
  );
  const back = view.back === null ? null : button("plain", view.back, words(view.lang).change_domain);
  return screen(
    "faces",
    view.title,
    view.domain,
    el("div", { class: "levels" }, ...items),
    el("footer", {}, back, el("p", {}, words(view.lang).how_it_counts)),
  );
}

export interface ReasonsView {
  readonly level: string;
  readonly reasons: readonly Reason[];
  readonly lang: Lang;
  finish(chosen: readonly string[]): void;
  /** Called at each touch, so that a person who is choosing is not timed out. */
  touched(): void;
}

export function reasonsScreen(view: ReasonsView): HTMLElement {
  const say = words(view.lang);
  const chosen = new Set<string>();
  const items = view.reasons.map((reason) => reasonButton(reason, view, chosen));
  return screen(
    "reasons",
    say.reasons,
    `${say.recorded} ${view.level}. ${say.several}`,
    grid(items),
    el(
      "footer",
      {},
      button("plain", () => view.finish([]), say.skip),
      button("main", () => view.finish([...chosen]), say.send),
    ),
  );
}

function reasonButton(reason: Reason, view: ReasonsView, chosen: Set<string>): HTMLElement {
  const note = reason.notes === undefined ? null : el("small", {}, pick(reason.notes, view.lang));
  const toggle = () => {
    if (!chosen.delete(reason.key)) chosen.add(reason.key);
    element.setAttribute("aria-pressed", String(chosen.has(reason.key)));
    view.touched();
  };
  const element = button("card reason", toggle, el("span", {}, pick(reason.labels, view.lang), note));
  element.setAttribute("aria-pressed", "false");
  return element;
}

export function thanksScreen(lang: Lang): HTMLElement {
  return message(tick(), words(lang).thanks, [words(lang).thanks_more]);
}

export function notStoredScreen(lang: Lang): HTMLElement {
  return message(null, words(lang).not_stored, [words(lang).not_stored_more]);
}

/** What a device without a token shows: `pair` gets the code that someone types. */
export function unpairedScreen(lang: Lang, refused: boolean, pair: (code: string) => void): HTMLElement {
  const say = words(lang);
  const steps = say.unpaired_steps.map((step) => el("li", {}, step));
  const element = message(null, refused ? say.refused : say.unpaired, []);
  element.append(el("ol", {}, ...steps), codeForm(say, pair));
  return element;
}

function codeForm(say: Words, pair: (code: string) => void): HTMLElement {
  const input = el("input", { autocomplete: "off", autocapitalize: "characters", spellcheck: "false", maxlength: "64" }) as HTMLInputElement;
  const form = el("form", { class: "code" }, el("label", {}, say.code, input), el("button", { class: "main" }, say.pair));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.value.trim() !== "") pair(input.value.trim());
  });
  return form;
}

/** What the second window of the application shows while the first is open. */
export function elsewhereScreen(lang: Lang): HTMLElement {
  const say = words(lang);
  return message(null, say.elsewhere, [say.elsewhere_more]);
}

export function pairingScreen(lang: Lang): HTMLElement {
  return message(null, words(lang).pairing, []);
}

export function unreachableScreen(lang: Lang, again: () => void): HTMLElement {
  const say = words(lang);
  const element = message(null, say.unreachable, [say.unreachable_more]);
  element.append(button("main", again, say.try_again));
  return element;
}

function message(drawing: Child, title: string, lines: readonly string[]): HTMLElement {
  const paragraphs = lines.map((line) => el("p", {}, line));
  return el("section", { class: "message" }, drawing, heading(title), ...paragraphs);
}

/** Things to choose from; more than nine across stand closer. */
function grid(items: readonly HTMLElement[]): HTMLElement {
  return el("div", { class: items.length > 9 ? "grid many" : "grid" }, ...items);
}

function screen(name: string, title: string, under: string | null, ...children: Child[]): HTMLElement {
  const lead = under === null ? null : el("p", { class: "lead" }, under);
  return el("section", { class: name }, el("div", { class: "question" }, heading(title), lead), ...children);
}

function heading(title: string): HTMLElement {
  return el("h1", { tabindex: "-1" }, title);
}
