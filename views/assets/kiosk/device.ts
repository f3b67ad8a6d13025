// What the browser says of the device: storage, battery, screen, and whether all of it is gone when it closes.

export interface StorageState {
  readonly persisted: boolean | null;
  readonly usage: number | null;
  readonly quota: number | null;
}

/** Asks the browser to keep the storage whatever happens; it may say no without a question to anyone. */
export async function askToPersist(): Promise<boolean | null> {
  const storage = manager();
  if (storage?.persist === undefined) return null;
  const there = await storage.persisted().catch(() => false);
  return there || (await storage.persist().catch(() => false));
}

export async function storageState(): Promise<StorageState> {
  const storage = manager();
  const persisted = (await storage?.persisted?.().catch(() => null)) ?? null;
  const { usage, quota } = (await storage?.estimate?.().catch(() => null)) ?? {};
  return { persisted, usage: usage ?? null, quota: quota ?? null };
}

function manager(): StorageManager | undefined {
  return (navigator as { storage?: StorageManager }).storage;
}

/** When this storage was first used, and how many times a browser began with it. */
export interface Marker {
  readonly installed_at: string;
  readonly starts: number;
}

/** The marker after this start. `sameSession`: the page was only loaded anew, so the storage has outlived nothing. */
export function marked(before: Marker | undefined, now: Date, sameSession: boolean): Marker {
  const { installed_at, starts } = before ?? { installed_at: now.toISOString(), starts: 0 };
  return { installed_at, starts: sameSession && before !== undefined ? starts : starts + 1 };
}

/** What hints at a private window. */
export interface Hints {
  readonly marker: Marker | null;
  /** Milliseconds that 32 writes to the disk took, the fastest of several times. */
  readonly flushed: number | null;
  readonly quota: number | null;
  /** The largest heap the browser allows, bytes. */
  readonly heap: number | null;
}

/** A disk needs at least 0,1 ms to write something through; memory needs nothing. */
const DISK_MS = 1;

/** Whether the storage will be gone when the browser closes. A marker that outlived a browser proves that it will not.
 *  Else a disk that takes no time is none. Chromium before 138 also gave private windows a quota by memory, not by disk. */
export function isIncognito({ marker, flushed, quota, heap }: Hints): boolean {
  if (marker !== null && marker.starts > 1) return false;
  if (flushed !== null) return flushed < DISK_MS;
  return quota !== null && heap !== null && quota < 2 * heap;
}

/** Times the disk in the worker at `address`; null where the browser has nothing to do it with. */
export function timeTheDisk(address: string, patience = 5_000): Promise<number | null> {
  return new Promise((resolve) => {
    const none = () => resolve(null);
    try {
      const worker = new Worker(address);
      setTimeout(none, patience);
      worker.onerror = none;
      worker.onmessage = ({ data }: MessageEvent<unknown>) => {
        resolve(typeof data === "number" ? data : null);
        worker.terminate();
      };
      worker.postMessage("begin");
    } catch {
      none();
    }
  });
}

/** The largest heap that Chromium allows; other browsers do not say. */
export function heapLimit(): number | null {
  const memory = (performance as { memory?: { jsHeapSizeLimit?: number } }).memory;
  return memory?.jsHeapSizeLimit ?? null;
}

/** Whether this page was loaded before in this very window. */
export function sameSession(): boolean {
  try {
    const known = sessionStorage.getItem("hailong.kiosk.session") !== null;
    sessionStorage.setItem("hailong.kiosk.session", "1");
    return known;
  } catch {
    return true;
  }
}

/** Charge from 0 to 1; null where there is no battery or the browser does not tell. */
export async function battery(): Promise<number | null> {
  const ask = (navigator as { getBattery?: () => Promise<{ level: number }> }).getBattery;
  if (ask === undefined) return null;
  return ask.call(navigator).then(({ level }) => level, () => null);
}

export function screenState(): { readonly width: number; readonly height: number; readonly scale: number } {
  return { width: screen.width, height: screen.height, scale: devicePixelRatio };
}
