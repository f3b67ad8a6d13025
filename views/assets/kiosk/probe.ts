// A worker of its own, because only there a file can be written through to the disk and waited for: times how long
// that takes. In a private window "the disk" is memory, and it takes nothing.

/// <reference lib="webworker" />

export {};

const NAME = "hailong-probe";
const TIMES = 32;
/** A busy processor makes memory look slow, but hardly so many times in a row; a disk is never fast. */
const ROUNDS = 8;
/** Milliseconds after which no further round begins: whatever takes so long is a disk. */
const ENOUGH_MS = 500;

// The type checker knows the page's globals; in a worker `self` is another.
const worker = self as unknown as DedicatedWorkerGlobalScope;

/** Milliseconds of the fastest round. */
async function flushes(): Promise<number> {
  const folder = await navigator.storage.getDirectory();
  const file = await folder.getFileHandle(NAME, { create: true });
  const handle = await file.createSyncAccessHandle();
  const begun = performance.now();
  let fastest = Infinity;
  for (let turn = 0; turn < ROUNDS && performance.now() - begun < ENOUGH_MS; turn += 1) {
    fastest = Math.min(fastest, round(handle));
  }
  handle.close();
  await folder.removeEntry(NAME);
  return fastest;
}

/** Milliseconds that so many writes took to get through to the disk. */
function round(handle: FileSystemSyncAccessHandle): number {
  let sum = 0;
  for (let turn = 0; turn < TIMES; turn += 1) {
    handle.write(Uint8Array.of(turn), { at: 0 });
    const before = performance.now();
    handle.flush();
    sum += performance.now() - before;
  }
  return sum;
}

worker.onmessage = () => void flushes().then((ms) => worker.postMessage(ms), () => worker.postMessage(null));
