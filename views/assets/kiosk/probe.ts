// A worker of its own, because only there a file can be written through to the disk and waited for: times how long
// that takes. In a private window "the disk" is memory, and it takes nothing.

/// <reference lib="webworker" />

export {};

const NAME = "hailong-probe";
const TIMES = 32;

// The type checker knows the page's globals; in a worker `self` is another.
const worker = self as unknown as DedicatedWorkerGlobalScope;

async function flushes(): Promise<number> {
  const folder = await navigator.storage.getDirectory();
  const file = await folder.getFileHandle(NAME, { create: true });
  const handle = await file.createSyncAccessHandle();
  let sum = 0;
  for (let turn = 0; turn < TIMES; turn += 1) {
    handle.write(Uint8Array.of(turn), { at: 0 });
    const before = performance.now();
    handle.flush();
    sum += performance.now() - before;
  }
  handle.close();
  await folder.removeEntry(NAME);
  return sum;
}

worker.onmessage = () => void flushes().then((ms) => worker.postMessage(ms), () => worker.postMessage(null));
