// What may be added to a rating: reasons, and a comment.

import { button, el, toggle } from "../dom.ts";
import { icon } from "../icons.ts";
import { pages } from "../paging.ts";
import type { Lang, Reason } from "../types.ts";
import { pick, words } from "../words.ts";
import { screen } from "./parts.ts";

export interface MoreView {
  readonly reasons: readonly Reason[];
  /** Keys of the reasons that are ticked; the screen changes it. */
  readonly chosen: Set<string>;
  readonly lang: Lang;
  readonly hasComment: boolean;
  /** Opens the comment, where one may be written. */
  readonly write: (() => void) | null;
  send(): void;
  skip(): void;
}

export function moreScreen(view: MoreView): HTMLElement {
  const say = words(view.lang);
  const { grid, pager } = pages(view.reasons.map((reason) => reasonButton(reason, view)), say, () => undefined);
  const asked = view.reasons.length > 0;
  const write = view.write === null ? null
    : button(asked ? "plain" : "plain wide", view.write, icon("write"), view.hasComment ? say.written : say.write);
  return screen(
    "reasons",
    asked ? say.reasons : say.only_comment,
    asked ? say.several : say.only_comment_more,
    asked ? grid : null,
    el(
      "footer",
      {},
      write,
      pager,
      button("plain skip", () => view.skip(), say.skip),
      button("main", () => view.send(), say.send),
    ),
  );
}

function reasonButton(reason: Reason, view: MoreView): HTMLElement {
  const note = reason.notes === undefined ? null : el("small", {}, pick(reason.notes, view.lang));
  const press = () => {
    if (!view.chosen.delete(reason.key)) view.chosen.add(reason.key);
    element.setAttribute("aria-pressed", String(view.chosen.has(reason.key)));
  };
  const element = toggle("card reason", view.chosen.has(reason.key), press,
    el("span", {}, pick(reason.labels, view.lang), note));
  return element;
}
