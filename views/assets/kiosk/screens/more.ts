// What may be added to a rating: reasons, and a comment.

import { button, el, toggle } from "../dom.ts";
import { icon } from "../icons.ts";
import { pages } from "../paging.ts";
import type { Lang, Level, Reason } from "../types.ts";
import { pick, type Words, words } from "../words.ts";
import { message, screen } from "./parts.ts";

/** An allegation against persons: the hotline stands beside it. */
const ALLEGATION = "unofficial_costs";

export interface MoreView {
  /** The level that was tapped: what is asked fits it. */
  readonly level: Level;
  readonly reasons: readonly Reason[];
  /** Keys of the reasons that are ticked; the screen changes it. */
  readonly chosen: Set<string>;
  readonly lang: Lang;
  readonly hasComment: boolean;
  /** Whom to call where the law was broken. */
  readonly hotline: string | null;
  /** Opens the comment, where one may be written. */
  readonly write: (() => void) | null;
  send(): void;
  skip(): void;
}

export function moreScreen(view: MoreView): HTMLElement {
  const say = words(view.lang);
  if (view.reasons.length === 0) return commentOnly(view, say);
  const { grid, pager } = pages(view.reasons.map((reason) => reasonButton(reason, view)), say, () => undefined);
  const [skip, send] = ends(view, say);
  const write = view.write === null ? null : writeButton("plain", view.write, view, say);
  return screen("reasons", why(view.level, say), say.several, grid, el("footer", {}, write, pager, skip, send));
}

/** The question above the reasons, as the citizen's page asks it. */
function why({ satisfied }: Level, say: Words): string {
  if (satisfied === undefined) return say.reasons;
  return satisfied ? say.reasons_satisfied : say.reasons_improve;
}

/** A questionnaire without reasons asks for a comment alone. */
function commentOnly(view: MoreView, say: Words): HTMLElement {
  const [skip, send] = ends(view, say);
  const write = view.write === null ? null : writeButton(view.hasComment ? "plain" : "main", view.write, view, say);
  const choices = el("div", { class: "choices" }, write, skip, view.hasComment ? send : null);
  return message(null, say.only_comment, [say.only_comment_more], choices);
}

function ends(view: MoreView, say: Words): readonly [HTMLElement, HTMLElement] {
  return [button("plain skip", () => view.skip(), say.skip), button("main", () => view.send(), say.send)];
}

function writeButton(className: string, write: () => void, view: MoreView, say: Words): HTMLElement {
  return button(className, write, icon("write"), view.hasComment ? say.written : say.write);
}

function reasonButton(reason: Reason, view: MoreView): HTMLElement {
  const note = noteOf(reason, view);
  const press = () => {
    if (!view.chosen.delete(reason.key)) view.chosen.add(reason.key);
    element.setAttribute("aria-pressed", String(view.chosen.has(reason.key)));
  };
  const element = toggle("card reason", view.chosen.has(reason.key), press,
    el("span", {}, pick(reason.labels, view.lang), note));
  return element;
}

function noteOf({ key, notes }: Reason, { lang, hotline }: MoreView): HTMLElement | null {
  if (notes !== undefined) return el("small", {}, pick(notes, lang));
  return key === ALLEGATION && hotline !== null ? el("small", {}, `${words(lang).hotline} ${hotline}`) : null;
}
