// The same line drawings as on the citizen's page (`src/part/face.rs`):
// equal in size and weight, decoration beside the words.

import { svg } from "./dom.ts";

const MOUTHS: Readonly<Record<number, string>> = {
  1: "M12.5 36.5c3-10 20-10 23 0",
  2: "M16 33.5c3.5-3.5 12.5-3.5 16 0",
  3: "M16 31.5h16",
  4: "M16 30c3.5 3.5 12.5 3.5 16 0",
  5: "M12.5 27c3 10 20 10 23 0",
};

export function face(level: number): SVGElement {
  return circle(path("M17.5 17v3M30.5 17v3", "eyes"), path(MOUTHS[level] ?? "M16 31.5h16"));
}

export function tick(): SVGElement {
  return circle(path("M15 24.5l6.5 6.5L34 18"));
}

function circle(...lines: SVGElement[]): SVGElement {
  const attributes = { class: "face", viewBox: "0 0 48 48", "aria-hidden": "true" };
  return svg("svg", attributes, svg("circle", { cx: "24", cy: "24", r: "21" }), ...lines);
}

function path(d: string, className = "line"): SVGElement {
  return svg("path", { class: className, d });
}
