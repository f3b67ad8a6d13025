// The same line drawings as on the citizen's page (`src/part/face.rs`):
// equal in size and weight, decoration beside the words.

const SVG = "http://www.w3.org/2000/svg";

const MOUTHS: Readonly<Record<number, string>> = {
  1: "M12.5 36.5c3-10 20-10 23 0",
  2: "M16 33.5c3.5-3.5 12.5-3.5 16 0",
  3: "M16 31.5h16",
  4: "M16 30c3.5 3.5 12.5 3.5 16 0",
  5: "M12.5 27c3 10 20 10 23 0",
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
