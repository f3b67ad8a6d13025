// The queue as a file: for the day a device will not come back to its network. `hailong import` takes it.

import type { Clocks } from "./clocks.ts";
import { type Kept, type Ledger, type Pairing, told } from "./records.ts";
import { hmac, sha256, toBase64, utf8 } from "./sha256.ts";

export interface RescueFile {
  readonly name: string;
  /** Two lines: the document, and its signature in base64. */
  readonly text: string;
}

export interface RescueParts {
  readonly pairing: Pairing | null;
  readonly ledger: Ledger;
  readonly clocks: Clocks;
  /** The server's time where it is known, else the device's; epoch milliseconds. */
  readonly now: number;
  readonly kept: readonly Kept[];
}

/** One file for each kiosk that records were tapped for; most devices have ever been one. */
export function rescueFiles(parts: RescueParts): RescueFile[] {
  const own = parts.pairing?.kiosk?.id ?? null;
  const kiosks = new Map<number | null, Kept[]>([[own, []]]);
  for (const kept of parts.kept) {
    const kiosk = kept.kiosk ?? own;
    kiosks.set(kiosk, [...(kiosks.get(kiosk) ?? []), kept]);
  }
  return [...kiosks].map(([kiosk, kept]) => file(parts, kiosk, kept));
}

function file(parts: RescueParts, kiosk: number | null, kept: readonly Kept[]): RescueFile {
  const line = JSON.stringify(document(parts, kiosk, kept));
  const own = kiosk === (parts.pairing?.kiosk?.id ?? null);
  const signature = own && parts.pairing !== null ? sign(line, parts.pairing.token) : "";
  const day = new Date(parts.now).toISOString().slice(0, 10);
  return { name: `hailong-rescue-${kiosk ?? "unknown"}-${day}.json`, text: `${line}\n${signature}\n` };
}

function document(parts: RescueParts, kiosk: number | null, kept: readonly Kept[]): Record<string, unknown> {
  const { pairing, ledger, clocks } = parts;
  const named = pairing?.kiosk?.id === kiosk ? pairing.kiosk : { id: kiosk, name: null };
  return {
    format: "hailong-rescue",
    version: 1,
    kiosk: named,
    install: ledger.install,
    epoch: pairing?.epoch ?? null,
    exported_at: new Date(parts.now).toISOString(),
    device_now: clocks.now().toISOString(),
    device_boot_id: clocks.bootId,
    device_mono_ms: clocks.mono(),
    counters: told(ledger.counters),
    ratings: kept.flatMap((entry) => (entry.kind === "ratings" ? [entry.record] : [])),
    followups: kept.flatMap((entry) => (entry.kind === "followups" ? [entry.record] : [])),
  };
}

/** HMAC-SHA-256 over the line, with the hash of the token: that hash is what the server keeps of it. */
function sign(line: string, token: string): string {
  return toBase64(hmac(sha256(utf8(token)))(utf8(line)));
}

/** Hands a file to the browser, which saves it. */
export function save({ name, text }: RescueFile): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = Object.assign(window.document.createElement("a"), { href: address, download: name });
  window.document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the file after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
