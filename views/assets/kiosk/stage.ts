// Draws where a person is: banner, header and screen, from plain values. It decides
// nothing; each touch is one of the acts that the flow gives.

import { attractScreen } from "./attract.ts";
import { el } from "./dom.ts";
import {
  againScreen, domainScreen, facesScreen, header, moreScreen, noted, notStoredScreen, outOfOrderScreen, thanksScreen,
  where, writeScreen,
} from "./screens.ts";
import type { Domain, KioskConfig, Lang, Level } from "./types.ts";
import type { Visit } from "./visit.ts";
import { pick, words } from "./words.ts";

/** Where a person is. */
export type Place = "domains" | "faces" | "more" | "write" | "again" | "thanks" | "trouble" | "attract";

export interface Scene {
  readonly place: Place;
  readonly config: KioskConfig;
  readonly lang: Lang;
  readonly domain: Domain | null;
  readonly visit: Visit | null;
  readonly large: boolean;
  readonly contrast: boolean;
  /** Whether the device has a voice for the language. */
  readonly voice: boolean;
  readonly training: boolean;
  /** Whether ratings can be stored at all. */
  readonly storing: boolean;
  readonly now: Date;
}

export interface Acts {
  wake(): void;
  speak(lang: Lang): void;
  enlarge(): void;
  strengthen(): void;
  readAloud(): void;
  choose(domain: Domain): void;
  /** Back to the first screen. */
  first(): void;
  rate(level: Level): void;
  askAgain(): void;
  /** Another level than the one tapped, or null to keep it. */
  change(level: Level | null): void;
  write(): void;
  more(): void;
  send(): void;
  skip(): void;
}

/** What is on the screen, from top to bottom. */
export function draw(scene: Scene, acts: Acts): readonly HTMLElement[] {
  const view = screenOf(scene, acts);
  const banner = scene.training ? el("p", { class: "banner" }, words(scene.lang).training) : null;
  const head = scene.place === "attract" ? null : header(left(scene, acts), tools(scene, acts), scene.lang);
  return [banner, head, view].filter((each) => each !== null);
}

/** Whether a questionnaire asks for more than a face. */
export function asksMore({ questionnaire }: KioskConfig): boolean {
  return questionnaire.reasons.length > 0 || questionnaire.comment === true;
}

function screenOf(scene: Scene, acts: Acts): HTMLElement {
  const { place, lang, visit } = scene;
  if (place === "attract") return attracting(scene, acts);
  if (place === "trouble") return notStoredScreen(lang);
  if (place === "thanks") return thanksScreen(lang, visit?.correctable === true ? acts.askAgain : null);
  if (visit !== null) return followed(scene, visit, acts);
  if (!scene.storing) return outOfOrderScreen(lang);
  return place === "domains" ? domainScreen(scene.config.domains, lang, acts.choose) : faces(scene, acts);
}

/** The screens after the tap. */
function followed({ place, lang, config }: Scene, visit: Visit, acts: Acts): HTMLElement {
  const { reasons, comment, comment_days, scale } = config.questionnaire;
  if (place === "write") {
    const changed = (text: string) => (visit.comment = text);
    return writeScreen({ text: visit.comment, lang, days: comment_days ?? null, changed, back: acts.more, send: acts.send });
  }
  if (place === "again") {
    const keep = () => acts.change(null);
    return againScreen({ levels: scale.levels, chosen: visit.level, lang, rate: acts.change, keep });
  }
  const hasComment = visit.comment.trim() !== "";
  const write = comment === true ? acts.write : null;
  const hotline = config.hotline ?? null;
  const { level, reasons: chosen } = visit;
  return moreScreen({ level, reasons, chosen, lang, hasComment, hotline, write, send: acts.send, skip: acts.skip });
}

function faces({ config, lang, domain }: Scene, acts: Acts): HTMLElement {
  const { questionnaire, domains } = config;
  const several = domains.length > 1;
  return facesScreen({
    title: pick(questionnaire.title, lang),
    levels: questionnaire.scale.levels,
    domain: several && domain !== null ? pick(domain.names, lang) : null,
    lang,
    rate: acts.rate,
    back: several ? acts.first : null,
  });
}

/** Any touch or key wakes it; the touch is spent on that. */
function attracting({ config, lang, now }: Scene, acts: Acts): HTMLElement {
  const view = attractScreen(config, lang, now);
  view.addEventListener("click", acts.wake);
  view.addEventListener("keydown", acts.wake);
  return view;
}

/** The counter, or what was recorded and, for a while, the way to change it. */
function left({ config, lang, place, visit }: Scene, acts: Acts): HTMLElement {
  if (visit === null || place === "thanks") return where(config);
  return noted(visit.level, lang, visit.correctable && place === "more" ? acts.askAgain : null);
}

function tools({ config, place, large, contrast, voice }: Scene, acts: Acts): Parameters<typeof header>[1] {
  const languages = place === "thanks" || place === "trouble" ? [] : config.languages;
  const { speak, enlarge, strengthen } = acts;
  return { languages, large, contrast, speak, enlarge, strengthen, aloud: voice ? acts.readAloud : null };
}
