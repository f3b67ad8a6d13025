// The same line drawings as on the citizen's page (`src/part/face.rs`):
// equal in size and weight, decoration beside the words.

const SVG = "http://www.w3.org/2000/svg";

const MOUTHS: Readonly<Record<number, string>> = {
  1: "M14 36.5a10 8.5 0 0 1 20 0z",
  2: "M15.5 34.5c4-5 13-5 17 0",
  3: "M16 31.5h16",
  4: "M15.5 29c4 5 13 5 17 0",
  5: "M14 27.5a10 8.5 0 0 0 20 0z",
};

export function face(level: number): SVGElement {
  const drawing = circle();
  drawing.append(path("M17.5 17v3M30.5 17v3", "eyes"), path(MOUTHS[level] ?? "M16 31.5h16"));
  return drawing;
}

export function tick(): SVGElement {
  const drawing = circle();
  drawing.append(path("M15 24.5l6.5 6.5L34 18"));
  return drawing;
}

function circle(): SVGElement {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("class", "face");
  drawing.setAttribute("viewBox", "0 0 48 48");
  drawing.setAttribute("aria-hidden", "true");
  const outline = document.createElementNS(SVG, "circle");
  outline.setAttribute("cx", "24");
  outline.setAttribute("cy", "24");
  outline.setAttribute("r", "21");
  drawing.append(outline);
  return drawing;
}

function path(line: string, className = "line"): SVGElement {
  const element = document.createElementNS(SVG, "path");
  element.setAttribute("class", className);
  element.setAttribute("d", line);
  return element;
}
