import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

const ORIGIN = "https://danh-gia.example";
const files = { hash: "new", shell: "/k/", pages: ["/k/check"], assets: ["/assets/kiosk-1.js", "/assets/kiosk-1.css"] };
const addresses = [files.shell, ...files.pages, ...files.assets];
const OLD = "hailong-kiosk-old";
const NEW = `hailong-kiosk-${files.hash}`;

type Asked = { readonly method: string; readonly url: string; readonly mode: string };

/** The browser's side of a worker: what is kept, what the server answers, and what the worker does with each event. */
const kept = new Map<string, Map<string, Response>>();
const worker = Object.assign(new EventTarget(), { skipWaiting: () => undefined, clients: { claim: async () => undefined } });
let status: (address: string) => number;

const caches = {
  open: async (name: string) => {
    const there = kept.get(name) ?? new Map<string, Response>();
    kept.set(name, there);
    return {
      put: async (address: string, response: Response) => void there.set(address, response),
      match: async (address: string) => there.get(address),
    };
  },
  keys: async () => [...kept.keys()],
  delete: async (name: string) => kept.delete(name),
};

/** Lets the worker install or activate; rejects where it fails. */
async function comes(kind: "install" | "activate"): Promise<void> {
  let work: Promise<unknown> = Promise.resolve();
  const waitUntil = (begun: Promise<unknown>) => void (work = begun);
  worker.dispatchEvent(Object.assign(new Event(kind), { waitUntil }));
  await work;
}

/** What the worker answers; null where it leaves the request to the network. */
function answers(asked: Partial<Asked> & { readonly path: string }): Promise<Response> | null {
  let answer: Promise<Response> | null = null;
  const request = { method: "GET", url: ORIGIN + asked.path, mode: "cors", ...asked };
  const respondWith = (given: Promise<Response>) => void (answer = given);
  worker.dispatchEvent(Object.assign(new Event("fetch"), { request, respondWith }));
  return answer;
}

Object.assign(globalThis, {
  self: worker, caches, HAILONG_FILES: files, location: { origin: ORIGIN },
  fetch: async (address: string) => new Response(`new ${address}`, { status: status(address) }),
});
// Only now, since it listens as soon as it is loaded.
await import("../sw.ts");

beforeEach(() => {
  kept.clear();
  kept.set(OLD, new Map([[files.shell, new Response("old")]]));
  status = () => 200;
});

test("nothing but GET is answered from what is kept, whatever its address", async () => {
  await comes("install");
  for (const method of ["POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]) {
    for (const path of [...addresses, "/k/pair", "/api/v1/ratings", "/api/v1/heartbeats"]) {
      for (const mode of ["cors", "navigate"]) assert.equal(answers({ method, path, mode }), null, `${method} ${path}`);
    }
  }
  for (const path of addresses) assert.equal(await (await answers({ path }))?.text(), `new ${path}`);
});

test("what the server says now and what other sites say is never answered from what is kept", async () => {
  await comes("install");
  for (const path of ["/api/v1/kiosk", "/api/v1/ratings", "/k/sw.js", "/dashboard"]) assert.equal(answers({ path }), null, path);
  assert.equal(answers({ path: files.shell, url: `https://other.example${files.shell}` }), null);
  assert.equal(answers({ path: "/k/pair" }), null, "the address of pairing is a page, not a file");
  assert.equal(await (await answers({ path: "/k/pair", mode: "navigate" }))?.text(), `new ${files.shell}`);
});

for (const missing of addresses) {
  test(`a version of which ${missing} does not come leaves the one before as it was`, async () => {
    status = (address) => (address === missing ? 500 : 200);
    await assert.rejects(comes("install"), new RegExp(`${missing}: 500`));
    assert.deepEqual([...kept.keys()], [OLD]);
    assert.equal(await kept.get(OLD)?.get(files.shell)?.text(), "old");
  });
}

test("a version that has come whole drops the one before when it takes over, and not sooner", async () => {
  kept.set("of-another-application", new Map());
  await comes("install");
  assert.deepEqual([...kept.keys()], [OLD, "of-another-application", NEW]);
  await comes("activate");
  assert.deepEqual([...kept.keys()], ["of-another-application", NEW]);
  assert.deepEqual([...(kept.get(NEW)?.keys() ?? [])], addresses);
});
