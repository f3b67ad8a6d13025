// The application on a page: a flow that is stopped in the midst of a tap, a new version in the midst of pairing.

import "fake-indexeddb/auto";

import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";

import { Flow } from "../flow.ts";
import { Kiosk } from "../kiosk.ts";
import type { Addition, Stored } from "../outbox.ts";
import type { KioskConfig } from "../types.ts";
import { Device, START } from "./memory.ts";
import { page } from "./page.ts";

const texts = { vi: "Hài lòng", en: "Satisfied" };
const config: KioskConfig = {
  kiosk: { id: 1, name: "K1", service_point: "Quầy 1", agency: "UBND phường", place: null },
  epoch: "epoch-1",
  languages: ["vi", "en"],
  domains: [],
  questionnaire: {
    id: "default@1", title: texts, reasons: [{ key: "waiting", labels: texts }],
    scale: { key: "five", levels: [1, 2, 3, 4, 5].map((level) => ({ level, labels: texts })) },
  },
  response_interval_ms: 5_000,
};
const clocks = { bootId: "b", mono: () => 5, now: () => new Date(START) };
const turn = () => new Promise((resolve) => setImmediate(resolve));

test("a flow that is stopped while a tap is being stored draws nothing more, and closes the answer", async () => {
  for (const stored of [true, false]) {
    const { root } = page();
    const added: Addition[] = [];
    let end: (stored: boolean) => void = () => undefined;
    const outbox = {
      rate: () => new Promise<Stored>((resolve, reject) => {
        end = (well) => (well ? resolve({ id: "r", mono_ms: 5 }) : reject(new Error("no room")));
      }),
      follow: async (addition: Addition) => void added.push(addition),
    };
    const health = () => ({ training: false, storage: "indexeddb", queue: 0, connected: true }) as const;
    const flow = new Flow({ root, outbox, clocks, health, menu: () => undefined }, config);
    flow.start();
    root.all(".level")[4]?.click();
    flow.stop();
    root.replaceChildren();
    end(stored);
    await turn();
    assert.equal(root.children.length, 0, "the unpaired screen stays");
    assert.deepEqual(added.map(({ rating, outcome }) => [rating, outcome]), stored ? [["r", "exit"]] : []);
  }
});

/** A browser in which a new version of the application waits to be let in. */
function updating(context: TestContext): { admitted: () => number } {
  let admitted = 0;
  const waiting = { postMessage: () => void (admitted += 1) };
  const registration = Object.assign(new EventTarget(), { active: {}, installing: null, waiting, update: async () => undefined });
  const serviceWorker = Object.assign(new EventTarget(), {
    controller: {}, register: async () => registration, getRegistration: async () => registration,
  });
  const before = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  const real = globalThis.fetch;
  Object.defineProperty(globalThis, "navigator", { value: { serviceWorker }, configurable: true });
  context.after(() => {
    globalThis.fetch = real;
    Object.defineProperty(globalThis, "navigator", before ?? {});
  });
  context.mock.timers.enable({ apis: ["setInterval", "setTimeout"] });
  return { admitted: () => admitted };
}

async function passing(context: TestContext): Promise<void> {
  for (let each = 0; each < 5; each += 1) {
    await turn();
    context.mock.timers.tick(1_000);
  }
}

test("a new version waits until the pairing code is traded, and while somebody types one", async (context) => {
  const { root } = page();
  const { admitted } = updating(context);
  const device = new Device();
  const store = await device.boot();
  let answer: (response: Response) => void = () => undefined;
  globalThis.fetch = () => new Promise<Response>((resolve) => (answer = resolve));
  const parts = { root, store, storage: null, clocks, version: "1.0.0", marker: null, flushed: Promise.resolve(null) };
  void new Kiosk(parts).start("ABCDEFGH");
  await passing(context);
  assert.equal(admitted(), 0, "the code is under way");
  answer(new Response("{}", { status: 422, headers: { "content-type": "application/problem+json" } }));
  await turn();
  await turn();
  const code = root.querySelector("#code") as { value: string } | null;
  assert.ok(code !== null, "the code was refused: another may be typed");
  code.value = "AB";
  await passing(context);
  assert.equal(admitted(), 0, "somebody types");
  code.value = "";
  await passing(context);
  assert.equal(admitted(), 1);
});
