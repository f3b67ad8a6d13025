// Keeps the screens in the part that a keyboard of the operating system leaves free.

/** Below this share of the height, something covers the rest. */
const COVERED = 0.75;

/** Follows the visible part until `signal` is aborted: `--seen` is its height, and the class `covered`
 *  says that a keyboard lies below it. */
export function followViewport(signal: AbortSignal): void {
  const view = window.visualViewport;
  if (view === null) return;
  const { classList, style } = document.documentElement;
  let [width, tallest] = [0, 0];
  const fit = () => {
    if (view.width !== width) [width, tallest] = [view.width, 0];
    tallest = Math.max(tallest, view.height);
    style.setProperty("--seen", `${Math.round(view.height)}px`);
    classList.toggle("covered", view.height < COVERED * tallest);
    scrollTo(0, 0);
  };
  view.addEventListener("resize", fit, { signal });
  view.addEventListener("scroll", () => scrollTo(0, 0), { signal });
  fit();
}
