// The service worker of /k/: keeps the whole application, so that it starts after a reboot without network.
//
// It holds no data and no token. It ignores everything but GET, and every address that is not in its list:
// ratings never pass through it. `/k/sw.js` is this text with the list and its hash filled in.

/// <reference lib="webworker" />

export {};

// The type checker knows the page's globals; in a worker `self` is another.
const worker = self as unknown as ServiceWorkerGlobalScope;

interface Files {
  /** One hash over the content of all. */
  readonly hash: string;
  /** Address of the page. */
  readonly shell: string;
  /** Pages that are kept under their own address. */
  readonly pages: readonly string[];
  readonly assets: readonly string[];
}

declare const HAILONG_FILES: Files;

const PREFIX = "hailong-kiosk-";
const CACHE = PREFIX + HAILONG_FILES.hash;
const { shell, pages, assets } = HAILONG_FILES;
/** Addresses that the shell answers: whatever follows `#` in them never gets here. */
const SHELL = new Set([shell, `${shell}pair`]);
const KEPT = new Set([...pages, ...assets]);

worker.addEventListener("install", (event) => event.waitUntil(keepAll()));

/** All or nothing: one missing file, and the version before stays in charge. */
async function keepAll(): Promise<void> {
  try {
    const cache = await caches.open(CACHE);
    await Promise.all([shell, ...KEPT].map(async (address) => cache.put(address, await fresh(address))));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function fresh(address: string): Promise<Response> {
  const response = await fetch(address, { cache: "no-cache", redirect: "error", credentials: "omit" });
  if (response.status !== 200) throw new Error(`${address}: ${response.status}`);
  return response;
}

worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));

async function takeOver(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** The page asks for it when nobody stands before it and no write is under way. */
worker.addEventListener("message", ({ data }) => {
  if (data === "activate") void worker.skipWaiting();
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  const address = request.mode === "navigate" && SHELL.has(pathname) ? shell : pathname;
  if (address !== shell && !KEPT.has(address)) return;
  event.respondWith(kept(address, request));
});

async function kept(address: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(address, { ignoreVary: true })) ?? fetch(request);
}
