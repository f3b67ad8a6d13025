// The screens of the first touches: the domain, and the faces.

import { button, el } from "../dom.ts";
import { face } from "../faces.ts";
import { icon } from "../icons.ts";
import { pages } from "../paging.ts";
import type { Domain, Lang, Level } from "../types.ts";
import { pick, words } from "../words.ts";
import { screen } from "./parts.ts";

export function domainScreen(domains: readonly Domain[], lang: Lang, choose: (domain: Domain) => void): HTMLElement {
  const say = words(lang);
  const items = domains.map((domain) =>
    button("card", () => choose(domain), el("span", {}, pick(domain.names, lang)), icon("next")),
  );
  const { grid, pager } = pages(items, say, () => undefined);
  return screen("domains", say.choose_domain, null, grid, pager);
}

export interface FacesView {
  readonly title: string;
  readonly levels: readonly Level[];
  /** The domain that was chosen, where the counter has several. */
  readonly domain: string | null;
  readonly lang: Lang;
  rate(level: Level): void;
  /** Back to the domains, where there are several. */
  readonly back: (() => void) | null;
}

export function facesScreen(view: FacesView): HTMLElement {
  const say = words(view.lang);
  const under = view.domain === null ? null : `${say.domain_is} ${view.domain}`;
  const back = view.back === null ? null : button("plain", view.back, icon("back"), say.change_domain);
  return screen("faces", view.title, under, faces(view), el("footer", {}, back, el("p", {}, say.how_it_counts)));
}

export interface AgainView {
  readonly levels: readonly Level[];
  readonly chosen: Level;
  readonly lang: Lang;
  rate(level: Level): void;
  keep(): void;
}

/** The faces once more, for a thumb that slipped. */
export function againScreen(view: AgainView): HTMLElement {
  const say = words(view.lang);
  const keep = button("plain", () => view.keep(), icon("back"), `${say.keep} ${pick(view.chosen.labels, view.lang)}`);
  return screen("faces", say.choose_again, say.choose_again_more, faces(view), el("footer", {}, keep));
}

/** The faces: all alike, in the order of the scale. */
function faces(view: { readonly levels: readonly Level[]; readonly lang: Lang; rate(level: Level): void }): HTMLElement {
  const items = view.levels.map((level) =>
    button("level", () => view.rate(level), face(level.level), el("span", {}, pick(level.labels, view.lang))),
  );
  return el("div", { class: `levels of-${items.length}` }, ...items);
}
