// Reads a screen aloud with a voice of the device itself: one that asks a server would
// tell somebody else what is on the screen, and fall silent with the network.

import type { Lang } from "./types.ts";

/** What is read, in the order of the screen; never what a person has written. */
const READ = ".noted p, h1, .lead, .levels span, .grid button:not([hidden]) > span, section.message p:not(.sign), footer p";

/** The device's voice for `lang`, or null. */
export function voiceFor(lang: Lang): SpeechSynthesisVoice | null {
  if (typeof speechSynthesis === "undefined") return null;
  const speaks = (voice: SpeechSynthesisVoice) => voice.lang.toLowerCase().replace("_", "-").split("-")[0] === lang;
  return speechSynthesis.getVoices().find((voice) => voice.localService && speaks(voice)) ?? null;
}

/** Reads what `root` shows; a second call stops it. */
export function readAloud(root: HTMLElement, lang: Lang): void {
  const voice = voiceFor(lang);
  if (voice === null) return;
  if (speechSynthesis.speaking) return hush();
  const texts = [...root.querySelectorAll<HTMLElement>(READ)].map((element) => element.innerText.trim());
  for (const text of texts.filter((each) => each !== "")) {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.9;
    speechSynthesis.speak(utterance);
  }
}

/** Stops reading: the screen has changed or the person has left. */
export function hush(): void {
  if (typeof speechSynthesis !== "undefined") speechSynthesis.cancel();
}
