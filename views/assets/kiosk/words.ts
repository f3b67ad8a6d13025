// The kiosk's own words by language. Questions, levels, reasons and domains come from the server.

import type { Lang, Texts } from "./types.ts";
import { en } from "./words/en.ts";
import { vi } from "./words/vi.ts";

export type Words = typeof vi;

const ALL: Readonly<Record<Lang, Words>> = { vi, en };

/** The kiosk's words in `lang`, Vietnamese where there are none. */
export function words(lang: Lang): Words {
  return ALL[lang] ?? vi;
}

/** A text from the server in `lang`, in Vietnamese or in whatever there is where that is missing. */
export function pick(texts: Texts, lang: Lang): string {
  return texts[lang] ?? texts["vi"] ?? Object.values(texts)[0] ?? "";
}
