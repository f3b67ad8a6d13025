// What the screens have in common.

import { type Child, el, heading } from "../dom.ts";

/** A screen with its question on top. */
export function screen(name: string, title: string, under: string | null, ...children: Child[]): HTMLElement {
  const lead = under === null ? null : el("p", { class: "lead" }, under);
  return el("section", { class: name }, el("div", { class: "question" }, heading(title), lead), ...children);
}

/** A screen that says one thing. */
export function message(drawing: Child, title: string, lines: readonly string[], ...more: Child[]): HTMLElement {
  const paragraphs = lines.map((line) => el("p", {}, line));
  return el("section", { class: "message" }, drawing, heading(title), ...paragraphs, ...more);
}
