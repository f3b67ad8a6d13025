// Our own keyboard for the comment. Most kiosks have none, and one of the operating
// system learns the words of each person and offers them to the next.

import { button, el } from "./dom.ts";
import { icon } from "./icons.ts";
import { telex } from "./telex.ts";
import type { Words } from "./words.ts";

const LETTERS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const DIGITS = ["1234567890", "-/:;()%+\"", "?!&'="];
const WORD = /[\p{L}\p{M}]+$/u;

/** Keys that type into `field`, in Vietnamese by the Telex rules. */
export function keyboard(field: HTMLTextAreaElement, vietnamese: boolean, say: Words): HTMLElement {
  const board = el("div", { class: "keyboard", role: "group", "aria-label": say.keyboard });
  let [digits, big] = [false, false];

  function put(key: string): void {
    const at = field.selectionStart;
    const before = field.value.slice(0, at);
    const word = vietnamese ? (WORD.exec(before)?.[0] ?? "") : "";
    const text = /^[a-z]$/i.test(key) && vietnamese ? telex(word, key) : word + key;
    const longer = text.length - word.length - (field.selectionEnd - at);
    if (field.value.length + longer <= field.maxLength) {
      field.setRangeText(text, at - word.length, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (big) turn(false, digits);
  }
  function erase(): void {
    const at = field.selectionStart;
    const from = at === field.selectionEnd ? Math.max(0, at - 1) : at;
    field.setRangeText("", from, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  function turn(toBig: boolean, toDigits: boolean): void {
    [big, digits] = [toBig, toDigits];
    draw();
  }
  function draw(): void {
    const rows = (digits ? DIGITS : LETTERS).map((row) => [...row].map((sign) => big ? sign.toUpperCase() : sign));
    const signs = (row: readonly string[] | undefined) => (row ?? []).map((sign) => key("key", () => put(sign), sign));
    const shift = key("key side", () => turn(!big, false), icon("shift"), unseen(say.shift));
    if (big) shift.classList.add("on");
    board.replaceChildren(
      el("div", { class: "row" }, ...signs(rows[0])),
      el("div", { class: "row" }, ...signs(rows[1])),
      el("div", { class: "row" }, digits ? null : shift, ...signs(rows[2]),
        key("key side", erase, icon("erase"), unseen(say.erase))),
      el("div", { class: "row" }, key("key side", () => turn(false, !digits), digits ? say.letters : say.digits),
        key("key", () => put(","), ","), key("key space", () => put(" "), say.space), key("key", () => put("."), ".")),
    );
  }
  // The cursor stays in the field, wherever the finger lands.
  board.addEventListener("mousedown", (event) => event.preventDefault());
  draw();
  return board;
}

/** A key is touched, never walked to: whoever has real keys types with those. */
function key(className: string, press: () => void, ...children: (Node | string)[]): HTMLElement {
  const element = button(className, press, ...children);
  element.setAttribute("tabindex", "-1");
  return element;
}

const unseen = (text: string): HTMLElement => el("span", { class: "unseen" }, text);
