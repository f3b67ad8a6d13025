// One window of the application at a time works on a device: it holds the lock until it is closed. Web Locks exist
// only on HTTPS and localhost; elsewhere the windows ask each other.

const NAME = "hailong-kiosk";
/** How long a window waits for another one to speak up, and how often one that waits asks again. */
const ANSWER_MS = 700;
const ASK_MS = 2_000;
/** How long the browser may take to say whether the lock is free. The same disk keeps locks and databases. */
const LOCK_MS = 10_000;

/** Resolves when this window is the one; `wait` is called once when another is. It is never stolen. */
export async function onlyWindow(wait: () => void): Promise<void> {
  const locks = (navigator as { locks?: LockManager }).locks;
  if (locks !== undefined) return byLock(locks, wait);
  if (typeof BroadcastChannel === "function") return byAsking(new BroadcastChannel(NAME), wait);
}

/** A browser that says nothing must not leave the screen dark: two windows at once are the lesser evil, because what
 *  both send counts once. */
export function byLock(locks: Pick<LockManager, "request">, wait: () => void): Promise<void> {
  return new Promise((resolve) => {
    let gone = false;
    const patience = setTimeout(() => {
      gone = true;
      resolve();
    }, LOCK_MS);
    const hold = () => {
      clearTimeout(patience);
      resolve();
      // Kept for the life of the window.
      return new Promise<void>(() => undefined);
    };
    void locks.request(NAME, { ifAvailable: true }, (lock) => {
      if (lock !== null) return hold();
      clearTimeout(patience);
      if (gone) return undefined;
      wait();
      void locks.request(NAME, hold);
      return undefined;
    });
  });
}

interface Message {
  readonly kind: "who" | "here";
  readonly from: string;
}

/** Asks who is there; whoever holds, or asks with a smaller number, answers. */
export async function byAsking(channel: BroadcastChannel, wait: () => void): Promise<void> {
  const me = String(Math.random());
  let holding = false;
  let taken = false;
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === "here") taken = true;
    // Of two that ask at once the smaller number goes first, whichever of them hears the other.
    if (data.kind === "who" && data.from < me) taken = true;
    if (data.kind === "who" && (holding || me < data.from)) channel.postMessage({ kind: "here", from: me } satisfies Message);
  };
  for (let turn = 0; ; turn += 1) {
    taken = false;
    channel.postMessage({ kind: "who", from: me } satisfies Message);
    await pause(ANSWER_MS);
    if (!taken) break;
    if (turn === 0) wait();
    await pause(ASK_MS);
  }
  holding = true;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
