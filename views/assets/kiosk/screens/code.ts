// The screen of a device without a token: type the pairing code, with our own keys or a keyboard's.

import { button, el, heading } from "../dom.ts";
import { icon } from "../icons.ts";
import type { Lang } from "../types.ts";
import { words } from "../words.ts";

const LENGTH = 8;
/** Crockford's base 32: no I, L, O or U, which are misread. */
const SIGNS = [..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"];

/** What was typed in the signs of a code: small letters, O, I and L are forgiven, all else is left out. */
export function codeOf(typed: string): string {
  const signs = typed.toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");
  return [...signs].filter((sign) => SIGNS.includes(sign)).join("").slice(0, LENGTH);
}

/** `ABCDEFGH` as it stands on paper: `ABCD-EFGH`. */
export function grouped(code: string): string {
  return code.length > LENGTH / 2 ? `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}` : code;
}

/** `pair` gets the code that someone types. */
export function unpairedScreen(lang: Lang, refused: boolean, pair: (code: string) => void): HTMLElement {
  const say = words(lang);
  const input = el("input", {
    id: "code", inputmode: "none", autocomplete: "off", autocapitalize: "characters", spellcheck: "false",
    maxlength: "12", placeholder: "····-····",
  }) as HTMLInputElement;
  const send = el("button", { class: "main", type: "submit" }, say.pair) as HTMLButtonElement;
  const put = (code: string) => {
    input.value = grouped(code);
    send.disabled = code.length < LENGTH;
  };
  input.addEventListener("input", () => put(codeOf(input.value)));
  const keys = SIGNS.map((sign) => button("key", () => put(codeOf(input.value + sign)), sign));
  const erase = button("key erase", () => put(codeOf(input.value).slice(0, -1)), icon("erase"),
    el("span", { class: "unseen" }, say.erase));
  const form = el("form", { class: "code" }, el("label", { for: "code" }, say.code), input, erase, send);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!send.disabled) pair(codeOf(input.value));
  });
  put("");
  return el(
    "section",
    { class: "unpaired" },
    el("div", { class: "question" }, heading(refused ? say.refused : say.unpaired), el("p", { class: "lead" }, say.unpaired_more)),
    form,
    el("div", { class: "keys", role: "group", "aria-label": say.keyboard }, ...keys),
  );
}
