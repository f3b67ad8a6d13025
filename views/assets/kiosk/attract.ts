// The screen of a device that nobody touches: who is rated, the hours, an invitation.
// After hours it is dark, and once a minute it moves a little, so that no line burns in.

import { el, heading } from "./dom.ts";
import { face } from "./faces.ts";
import { type Hours, hours } from "./opening.ts";
import type { KioskConfig, Lang } from "./types.ts";
import { type Words, words } from "./words.ts";

/** Where the content stands, in hundredths of the shorter side; a round of nine minutes. */
const SHIFTS = [[0, 0], [1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0], [-1, -1], [0, -1], [1, -1]] as const;

export function attractScreen(config: KioskConfig, lang: Lang, now: Date): HTMLElement {
  const say = words(lang);
  const known = hours(config, now);
  const closed = known !== null && !known.open;
  const { agency, place, service_point } = config.kiosk;
  const faces = config.questionnaire.scale.levels.map(({ level }) => face(level));
  const content = el(
    "div",
    { class: "drift" },
    el("p", { class: "where" }, el("strong", {}, agency), el("span", {}, place ?? service_point)),
    heading(closed ? say.closed_now : say.invite),
    closed ? null : el("div", { class: "row", "aria-hidden": "true" }, ...faces),
    el("p", { class: "call" }, closed ? say.still_rate : say.touch),
    ...config.languages.filter((other) => other !== lang).map((other) => invitation(other, closed)),
    known === null ? null : el("p", { class: "hours" }, closed ? reopening(known, say) : today(known, say)),
  );
  const [x, y] = SHIFTS[Math.floor(now.getTime() / 60_000) % SHIFTS.length] ?? [0, 0];
  content.style.setProperty("--x", `${x}vmin`);
  content.style.setProperty("--y", `${y}vmin`);
  return el("section", { class: closed ? "attract night" : "attract" }, content);
}

function invitation(lang: Lang, closed: boolean): HTMLElement {
  const say = words(lang);
  return el("p", { class: "call other", lang }, closed ? `${say.closed_now}. ${say.still_rate}` : `${say.invite}. ${say.touch}.`);
}

/** «Giờ làm việc hôm nay: 07:30–11:30 và 13:00–17:00» */
function today({ today }: Hours, say: Words): string {
  return `${say.open_today} ${today.map(({ from, until }) => `${from}–${until}`).join(` ${say.and} `)}`;
}

/** «Mở cửa lại: Thứ Hai, 07:30» */
function reopening({ next }: Hours, say: Words): string {
  if (next === null) return "";
  const day = next.inDays === 0 ? say.today : (say.weekdays[next.weekday - 1] ?? "");
  return `${say.opens} ${next.from}, ${day}`;
}
