// The way back from a broken release: a worker that removes itself and its files, and nothing else.
// IndexedDB is not touched: the ratings stay where they are.

/// <reference lib="webworker" />

export {};

const worker = self as unknown as ServiceWorkerGlobalScope;

worker.addEventListener("install", () => void worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(remove()));

async function remove(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith("hailong-kiosk-"));
  await Promise.all(names.map((name) => caches.delete(name)));
  await worker.registration.unregister();
  const windows = await worker.clients.matchAll({ type: "window" });
  await Promise.all(windows.map((client) => client.navigate(address(client)).catch(() => null)));
}

/** A window's address is the one it was opened at, though it may have changed since: a pairing code is not traded twice. */
function address({ url }: WindowClient): string {
  const { pathname } = new URL(url);
  return pathname === "/k/pair" ? "/k/" : pathname;
}
