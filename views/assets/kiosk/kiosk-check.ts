// Looks at the device for the page at `/k/check`. It holds no words: the page has a
// sentence for each state, and this chooses which one is shown, with a number beside it.

import { voiceFor } from "./aloud.ts";
import { askToPersist, heapLimit, isIncognito, storageState, timeTheDisk } from "./device.ts";

export type State = "ok" | "warn" | "fail";
type Found = readonly [state: State, value?: string];

/** Beyond this the server flags ratings (KIOSK rule 16), and from here on we say something, seconds. */
const SKEW_S = { fail: 300, warn: 5 };
const SMALLEST = { long: 800, short: 480 };
const MM_PER_INCH = 25.4;

/** How the clock stands, from its lead over the server's in seconds. */
export function clockState(seconds: number): State {
  const off = Math.abs(seconds);
  return off > SKEW_S.fail ? "fail" : off > SKEW_S.warn ? "warn" : "ok";
}

/** The length in mm of `px` on a screen of `width` × `height` that measures `inches` across. */
export function millimetres(px: number, width: number, height: number, inches: number): number {
  return (px / Math.hypot(width, height)) * inches * MM_PER_INCH;
}

/** The smallest side of a thing to touch on a screen, as the style sheet has it. */
export function touchSide(width: number, height: number): number {
  const low = width > height && height <= 528;
  return Math.max((low ? 0.1 : 0.07) * Math.max(width, height), 56);
}

/** Writes with the durability of a rating, reads back, and leaves nothing behind. */
async function storage(): Promise<Found> {
  const name = "hailong-check";
  const done = <T>(request: IDBRequest<T>) => new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("trial");
  const database = await done(opening);
  try {
    const transaction = database.transaction("trial", "readwrite", { durability: "strict" });
    const whole = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = reject;
    });
    transaction.objectStore("trial").put("written", 1);
    await whole;
    return [(await done(database.transaction("trial").objectStore("trial").get(1))) === "written" ? "ok" : "fail"];
  } finally {
    database.close();
    indexedDB.deleteDatabase(name);
  }
}

async function persist(): Promise<Found> {
  return [(await askToPersist()) === true ? "ok" : "warn"];
}

async function incognito(): Promise<Found> {
  const probe = document.querySelector<HTMLElement>("[data-probe]")?.dataset["probe"];
  const flushed = probe === undefined ? null : await timeTheDisk(probe);
  const { quota } = await storageState();
  const heap = heapLimit();
  if (flushed === null && (quota === null || heap === null)) return ["warn"];
  const found = isIncognito({ marker: null, flushed, quota, heap });
  return quota === null ? [found ? "fail" : "ok"] : [found ? "fail" : "ok", `${Math.round(quota / 2 ** 20)} MB`];
}

/** One question gives both: whether it is our server that answers, and what time it has. */
async function server(): Promise<{ readonly server: Found; readonly clock: Found }> {
  const before = Date.now();
  const answer = await fetch("/version", { cache: "no-store", redirect: "error", credentials: "omit" });
  const now = (before + Date.now()) / 2;
  const body = (await answer.json()) as { name?: unknown; version?: unknown };
  if (!answer.ok || body.name !== "hailong") throw new Error("not our server");
  // The header counts whole seconds: half of one is added.
  const told = Date.parse(answer.headers.get("date") ?? "") + 500;
  const lead = Math.round((now - told) / 1000);
  const clock: Found = Number.isNaN(lead) ? ["warn"] : [clockState(lead), `${lead > 0 ? "+" : ""}${lead} s`];
  return { server: ["ok", `${String(body.version)}`], clock };
}

function screenSize(): Found {
  const [long, short] = [Math.max(innerWidth, innerHeight), Math.min(innerWidth, innerHeight)];
  const size = `${innerWidth} × ${innerHeight}`;
  if (long < SMALLEST.long || short < SMALLEST.short) return ["fail", size];
  const whole = innerHeight >= screen.height - 1 && innerWidth >= screen.width - 1;
  return [whole ? "ok" : "warn", size];
}

function touch(): Found {
  const mm = millimetres(touchSide(innerWidth, innerHeight), innerWidth, innerHeight, 10);
  return [navigator.maxTouchPoints > 0 ? "ok" : "warn", `${mm.toFixed(1).replace(".", ",")} mm`];
}

/** Voices come late: the browser says when. */
async function voice(): Promise<Found> {
  if (typeof speechSynthesis === "undefined") return ["warn"];
  if (speechSynthesis.getVoices().length === 0) {
    await new Promise((resolve) => {
      speechSynthesis.addEventListener("voiceschanged", resolve, { once: true });
      setTimeout(resolve, 2000);
    });
  }
  const found = voiceFor("vi");
  return found === null ? ["warn"] : ["ok", found.name];
}

const has = (what: string): boolean => what in navigator;

/** Each check by the name that it has on the page. */
function looks(): Readonly<Record<string, () => Found | Promise<Found>>> {
  const asked = server();
  asked.catch(() => undefined);
  return {
    secure: () => [isSecureContext ? "ok" : "fail"],
    server: () => asked.then((found) => found.server, () => ["fail"]),
    clock: () => asked.then((found) => found.clock),
    storage: () => storage().catch(() => ["fail"]),
    persist,
    private: incognito,
    worker: () => [has("serviceWorker") ? "ok" : "fail"],
    locks: () => [has("locks") ? "ok" : "warn"],
    screen: screenSize,
    touch,
    voice,
  };
}

/** Shows in `place` what belongs to `state`, and hides the rest. */
function show(place: Element, state: string): void {
  place.querySelectorAll<HTMLElement>("[data-when]").forEach((each) => (each.hidden = each.dataset["when"] !== state));
}

async function look(page: Document): Promise<void> {
  const sum = page.getElementById("check-sum");
  const states = await Promise.all(Object.entries(looks()).map(async ([name, check]) => {
    const place = page.querySelector(`[data-check="${name}"]`);
    if (place === null) return null;
    try {
      const [state, value = ""] = await check();
      show(place, state);
      place.querySelector("output")?.replaceChildren(value);
      return state;
    } catch {
      show(place, "waiting");
      return null;
    }
  }));
  if (sum !== null) show(sum, states.includes("fail") ? "fail" : states.includes("warn") ? "warn" : "ok");
}

if (typeof document !== "undefined") {
  const again = document.getElementById("check-again");
  again?.addEventListener("click", () => void look(document));
  if (again !== null) again.hidden = false;
  void look(document);
}
