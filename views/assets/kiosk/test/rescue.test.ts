import "fake-indexeddb/auto";

import assert from "node:assert/strict";
import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import { test } from "node:test";

import { PinGate } from "../pin.ts";
import { rescueFiles } from "../rescue.ts";
import { hmac, pbkdf2, sha256, toBase64, utf8 } from "../sha256.ts";
import { Device, MemoryStorage, START, tap } from "./memory.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

test("our SHA-256, HMAC and PBKDF2 are those of Node", () => {
  for (const length of [0, 1, 3, 55, 56, 63, 64, 65, 119, 120, 1000, 70_000]) {
    const message = randomBytes(length);
    assert.equal(hex(sha256(message)), createHash("sha256").update(message).digest("hex"), `${length}`);
    const key = randomBytes(length % 130);
    assert.equal(hex(hmac(key)(message)), createHmac("sha256", key).update(message).digest("hex"), `${length}`);
  }
  assert.equal(hex(pbkdf2(utf8("2468"), utf8("salt"), 999)), pbkdf2Sync("2468", "salt", 999, 32, "sha256").toString("hex"));
});

const pin = {
  salt: Buffer.from("0123456789abcdef").toString("base64"),
  iterations: 1000,
  hash: pbkdf2Sync("2468", "0123456789abcdef", 1000, 32, "sha256").toString("base64"),
};

test("the PIN opens, with the browser's cryptography and without", async () => {
  assert.equal((await new PinGate(null, () => 0).try(pin, "2468")).kind, "right");
  assert.equal((await new PinGate(null, () => 0).try(pin, "2469")).kind, "wrong");
  const whole = Object.getOwnPropertyDescriptor(globalThis, "crypto");
  Object.defineProperty(globalThis, "crypto", { value: {}, configurable: true });
  assert.equal((await new PinGate(null, () => 0).try(pin, "2468")).kind, "right");
  Object.defineProperty(globalThis, "crypto", whole ?? {});
});

test("five wrong PINs make the sixth wait, longer each time, also after a restart", async () => {
  let now = 0;
  const storage = new MemoryStorage();
  let gate = new PinGate(storage, () => now);
  for (let turn = 0; turn < 4; turn += 1) assert.equal((await gate.try(pin, "0")).kind, "wrong");
  assert.deepEqual(await gate.try(pin, "0"), { kind: "wait", ms: 60_000 });
  assert.equal((await gate.try(pin, "2468")).kind, "wait", "even the right one");
  gate = new PinGate(storage, () => now);
  assert.equal(gate.wait, 60_000);
  now += 60_000;
  assert.deepEqual(await gate.try(pin, "0"), { kind: "wait", ms: 120_000 });
  now += 120_000;
  assert.equal((await gate.try(pin, "2468")).kind, "right");
  assert.equal((await gate.try(pin, "0")).kind, "wrong");
});

test("the rescue file holds all that is still here, and is signed with the hash of the token", async () => {
  const device = await Device.paired();
  const { store } = device;
  const [gone, dead, waiting] = [await store.rate(tap()), await store.rate(tap()), await store.rate(tap())];
  await store.follow({ rating: waiting.id, outcome: "done", comment: "Cảm ơn" });
  await store.settle([
    { id: gone.id, kind: "ratings", state: "sent" }, { id: dead.id, kind: "ratings", state: "dead" },
  ], "epoch-1", START);
  const clocks = { bootId: "b", mono: () => 5, now: () => new Date(START) };
  const parts = { pairing: store.pairing, ledger: store.ledger, clocks, now: START, kept: await store.everything() };
  const [file, none] = rescueFiles(parts);
  assert.equal(none, undefined);
  assert.equal(file?.name, "hailong-rescue-1-2026-09-21.json");
  const [line = "", signature, rest] = file?.text.split("\n") ?? [];
  assert.equal(rest, "");
  const document = JSON.parse(line) as { ratings: { id: string }[]; followups: unknown[]; counters: unknown; kiosk: unknown };
  assert.deepEqual(document.ratings.map(({ id }) => id).sort(), [gone.id, dead.id, waiting.id].sort());
  assert.equal(document.followups.length, 1);
  assert.deepEqual(document.kiosk, { id: 1, name: "K1" });
  const key = createHash("sha256").update("secret").digest();
  assert.equal(signature, createHmac("sha256", key).update(line, "utf8").digest("base64"));
  assert.equal(signature, toBase64(hmac(sha256(utf8("secret")))(utf8(line))));
});

test("records of another kiosk come in a file of their own, unsigned", async () => {
  const device = await Device.paired();
  await device.store.rate(tap());
  await device.store.pair("other", "epoch-1", { id: 2, name: "K2" });
  await device.store.rate(tap());
  const clocks = { bootId: "b", mono: () => 5, now: () => new Date(START) };
  const kept = await device.store.everything();
  const files = rescueFiles({ pairing: device.store.pairing, ledger: device.store.ledger, clocks, now: START, kept });
  const seen = files.map(({ text }) => text.split("\n")).map(([line = "", signature]) => {
    const { kiosk, ratings } = JSON.parse(line) as { kiosk: { id: number }; ratings: unknown[] };
    return [kiosk.id, ratings.length, signature !== ""];
  });
  assert.deepEqual(seen, [[2, 1, true], [1, 1, false]]);
});
