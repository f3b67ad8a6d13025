// Nothing to escape to: what a browser offers besides our screens is kept away. The rest
// (swipes, pinching, selecting) is the style sheet's, `touch-action` and its kin.

type Ask = { readonly kind: string; readonly passes?: (event: Event) => boolean };

const writes = (event: Event): boolean => event.target instanceof Element && event.target.closest("textarea, input") !== null;

const ASKS: readonly Ask[] = [
  { kind: "contextmenu" },
  { kind: "dragstart" },
  { kind: "drop" },
  { kind: "dragover" },
  { kind: "gesturestart" },
  // What one person copied, the next could paste.
  { kind: "copy" },
  { kind: "cut" },
  { kind: "paste" },
  { kind: "selectstart", passes: writes },
  { kind: "auxclick" },
  { kind: "wheel", passes: (event) => !(event as WheelEvent).ctrlKey },
  { kind: "touchmove", passes: (event) => (event as TouchEvent).touches.length < 2 },
  { kind: "keydown", passes: (event) => !leaves(event as KeyboardEvent) },
];

/** Whether a key leaves, reloads, prints, searches or zooms: F1 to F12, and everything with Ctrl, Alt or Meta.
 *  AltGr types letters on some keyboards and is left alone. */
function leaves(event: KeyboardEvent): boolean {
  if (/^F\d{1,2}$/.test(event.key) || /^Browser/.test(event.key)) return true;
  return (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState("AltGraph");
}

/** Keeps the person on our screens until `signal` is aborted. */
export function guard(signal: AbortSignal): void {
  for (const { kind, passes } of ASKS) {
    const refuse = (event: Event) => {
      if (passes?.(event) !== true) event.preventDefault();
    };
    document.addEventListener(kind, refuse, { capture: true, passive: false, signal });
  }
}

/** Calls `then` when a finger rests on the left of the header for `ms`: the way in for the person in charge,
 *  which nobody finds by chance. */
export function onHold(root: HTMLElement, ms: number, then: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => clearTimeout(timer);
  root.addEventListener("pointerdown", (event) => {
    end();
    const held = event.target instanceof Element && event.target.closest(".where, .noted p") !== null;
    if (held) timer = setTimeout(then, ms);
  }, { signal });
  for (const kind of ["pointerup", "pointercancel", "pointerleave"]) root.addEventListener(kind, end, { signal });
}
