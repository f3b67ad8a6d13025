// The comment. What it may hold and who reads it is said before the first key.

import { button, el, heading } from "../dom.ts";
import { icon } from "../icons.ts";
import { keyboard } from "../keyboard.ts";
import type { Lang } from "../types.ts";
import { type Words, words } from "../words.ts";

/** The longest comment that the server takes, characters. */
export const LONGEST_COMMENT = 1000;
/** From here on the screen says how much is left. */
const SAY_LEFT = 200;

export interface WriteView {
  readonly text: string;
  readonly lang: Lang;
  /** Days after which the comment is deleted, where the server says so. */
  readonly days: number | null;
  /** Called with each change. */
  changed(text: string): void;
  /** Back to the reasons; the text is kept. */
  back(): void;
  send(): void;
}

export function writeScreen(view: WriteView): HTMLElement {
  const say = words(view.lang);
  const left = el("p", { class: "left", role: "status" });
  const field = textarea(view, say, left);
  return el(
    "section",
    { class: "write" },
    el("div", { class: "question" }, heading(say.comment), el("p", { class: "lead", id: "comment-hint" }, ...hints(view, say))),
    el("div", { class: "field" }, field, left),
    el(
      "footer",
      {},
      button("plain", () => view.back(), icon("back"), say.back),
      button("main", () => view.send(), say.send),
    ),
    keyboard(field, view.lang === "vi", say),
  );
}

function hints(view: WriteView, say: Words): HTMLElement[] {
  const until = view.days === null ? say.comment_until : say.comment_days.replace("{days}", String(view.days));
  return [el("strong", {}, say.comment_never), el("span", {}, ` ${say.comment_readers} ${until}`)];
}

/** Nothing of it is learned, completed, corrected or kept by the browser. */
function textarea(view: WriteView, say: Words, left: HTMLElement): HTMLTextAreaElement {
  const field = el("textarea", {
    "aria-label": say.comment, "aria-describedby": "comment-hint", maxlength: String(LONGEST_COMMENT), inputmode: "none",
    placeholder: say.telex,
    autocomplete: "off", autocorrect: "off", autocapitalize: "off", spellcheck: "false", name: `c${Date.now()}`,
  }) as HTMLTextAreaElement;
  field.value = view.text;
  const count = () => {
    const rest = LONGEST_COMMENT - field.value.length;
    left.textContent = rest <= SAY_LEFT ? say.left.replace("{count}", String(rest)) : "";
  };
  field.addEventListener("input", () => {
    count();
    view.changed(field.value);
  });
  count();
  return field;
}
