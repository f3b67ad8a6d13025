// Screens that say one thing, to the person or to whoever looks after the device.

import { button, el } from "../dom.ts";
import { tick } from "../faces.ts";
import type { Lang } from "../types.ts";
import { words } from "../words.ts";
import { message } from "./parts.ts";

/** Thanks, once the rating is stored for good; `change` where it may still be corrected. */
export function thanksScreen(lang: Lang, change: (() => void) | null = null): HTMLElement {
  const say = words(lang);
  const again = change === null ? null : button("plain change", change, say.change);
  const element = message(tick(), say.thanks, [say.thanks_more], again);
  element.classList.add("thanks");
  return element;
}

export function notStoredScreen(lang: Lang): HTMLElement {
  return message(sign("!"), words(lang).not_stored, [words(lang).not_stored_more]);
}

/** Instead of the faces, where nothing can be stored: nobody may be asked in vain. */
export function outOfOrderScreen(lang: Lang): HTMLElement {
  return message(sign("!"), words(lang).out_of_order, [words(lang).out_of_order_more]);
}

/** What the second window of the application shows while the first is open. */
export function elsewhereScreen(lang: Lang): HTMLElement {
  return message(sign("i"), words(lang).elsewhere, [words(lang).elsewhere_more]);
}

export function pairingScreen(lang: Lang): HTMLElement {
  return message(sign("…"), words(lang).pairing, []);
}

export function unreachableScreen(lang: Lang, again: () => void): HTMLElement {
  const say = words(lang);
  return message(sign("!"), say.unreachable, [say.unreachable_more], button("main", again, say.try_again));
}

function sign(mark: string): HTMLElement {
  return el("p", { class: "sign", "aria-hidden": "true" }, mark);
}
