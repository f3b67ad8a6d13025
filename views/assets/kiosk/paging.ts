// Things to choose from, as many on a page as the screen holds: nothing scrolls, since
// a list that scrolls hides what it holds from those who do not know the gesture.

import { button, el } from "./dom.ts";
import { icon } from "./icons.ts";
import type { Words } from "./words.ts";

export interface Pages {
  readonly grid: HTMLElement;
  /** «Trang 1/2» and its two buttons; hidden while one page is enough. */
  readonly pager: HTMLElement;
}

/** How many of `bottoms` (lower edges, in order) end above `limit`; at least one. */
export function fitting(bottoms: readonly number[], limit: number): number {
  const over = bottoms.findIndex((bottom) => bottom > limit);
  return over === -1 ? bottoms.length : Math.max(1, over);
}

/** `items` in a grid inside `section`, measured anew whenever the section's size changes. */
export function pages(items: readonly HTMLElement[], say: Words, turned: () => void): Pages {
  const grid = el("div", { class: `grid of-${items.length > 9 ? "many" : items.length}` }, ...items);
  const where = el("p", { class: "page", "aria-live": "polite" });
  let [first, size] = [0, items.length];
  const turn = (by: number) => {
    first = Math.min(Math.max(0, first + by * size), Math.max(0, items.length - 1));
    show();
    turned();
  };
  const earlier = button("plain turn", () => turn(-1), icon("back"), el("span", { class: "unseen" }, say.earlier));
  const later = button("plain turn", () => turn(1), icon("next"), el("span", { class: "unseen" }, say.later));
  const pager = el("div", { class: "pager", hidden: "" }, earlier, where, later);

  function show(): void {
    first -= first % size;
    items.forEach((item, index) => (item.hidden = index < first || index >= first + size));
    where.textContent = `${say.page} ${first / size + 1}/${Math.ceil(items.length / size)}`;
    (earlier as HTMLButtonElement).disabled = first === 0;
    (later as HTMLButtonElement).disabled = first + size >= items.length;
  }
  function fit(): void {
    pager.hidden = true;
    items.forEach((item) => (item.hidden = false));
    const bottoms = () => items.map((item) => item.offsetTop + item.offsetHeight - grid.offsetTop);
    size = fitting(bottoms(), grid.clientHeight + 1);
    if (size < items.length) {
      pager.hidden = false;
      size = fitting(bottoms(), grid.clientHeight + 1);
    }
    show();
  }
  whenSized(grid, fit);
  return { grid, pager };
}

/** Calls `fit` after the first layout and whenever the screen around `grid` changes its size. The screen is
 *  watched and not the grid, whose own size changes by fitting. */
function whenSized(grid: HTMLElement, fit: () => void): void {
  if (typeof ResizeObserver === "undefined") return;
  const watch = new ResizeObserver(() => {
    const screen = grid.closest("section");
    if (screen === null) return;
    watch.disconnect();
    new ResizeObserver(fit).observe(screen);
  });
  watch.observe(grid);
}
