// Line drawings beside the words of a button; never without words.

import { svg } from "./dom.ts";

const LINES = {
  language: "M3 12h18M12 3c3 2.6 4 5.6 4 9s-1 6.4-4 9c-3-2.6-4-5.6-4-9s1-6.4 4-9zM21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z",
  large: "M2.5 19 8 5l5.5 14M4.3 14.5h7.4M15 19l3.3-8.5L21.5 19M16.2 16h4.2",
  contrast: "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 3v18M12 7h7.4M12 12h9M12 17h7.4",
  aloud: "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11",
  write: "M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5",
  back: "M10 5l-7 7 7 7M3.5 12H21",
  next: "M14 5l7 7-7 7M20.5 12H3",
  erase: "M9 5h12v14H9l-6-7zM12.5 9.5l5 5M17.5 9.5l-5 5",
  shift: "M12 4l8 8.5h-4.5V20h-7v-7.5H4z",
} as const;

export type Icon = keyof typeof LINES;

export function icon(name: Icon): SVGElement {
  return svg("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: LINES[name] }));
}
