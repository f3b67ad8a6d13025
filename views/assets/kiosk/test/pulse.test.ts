import "fake-indexeddb/auto";

import assert from "node:assert/strict";
import { test } from "node:test";

import { Pulse, state } from "../pulse.ts";
import type { Beat } from "../server.ts";
import { Device, START, tap } from "./memory.ts";

const vitals = (device: Device) => {
  Object.assign(globalThis, { screen: { width: 1080, height: 1920 }, devicePixelRatio: 1 });
  Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
  const clocks = { bootId: "b", mono: () => 5, now: () => new Date(START) };
  return { store: device.store, clocks, version: "1.0.0", marker: null, flushed: Promise.resolve(9), lastError: () => null };
};

test("a heartbeat tells what waits apart from what is held for another kiosk, and that the disk is full", async () => {
  const device = await Device.paired();
  await device.store.rate(tap());
  await device.store.pair("other", "epoch-1", { id: 2, name: "K2" });
  const well = await state(vitals(device));
  assert.deepEqual(well["counters"], { accepted: 0, tests: 0, acknowledged: 0, dead: 0, held: 1 });
  assert.deepEqual([well["queue"], well["storage_mode"], well["worker"]], [0, "indexeddb", false]);
  device.full = true;
  await device.store.rate(tap());
  assert.equal((await state(vitals(device)))["storage_mode"], "mirror");
  device.storage.full = true;
  await assert.rejects(device.store.rate(tap()));
  assert.equal((await state(vitals(device)))["storage_mode"], "none");
});

test("the answer to a token that this device has given up meanwhile is not heard", async () => {
  const device = await Device.paired();
  const heard: Beat[] = [];
  const pulse = new Pulse(vitals(device), (answer) => heard.push(answer));
  const real = globalThis.fetch;
  globalThis.fetch = (async () => {
    await device.store.pair("other", "epoch-1", { id: 2, name: "K2" });
    return new Response("{}", { status: 401, headers: { "content-type": "application/problem+json" } });
  }) as typeof fetch;
  await pulse.beat();
  globalThis.fetch = real;
  assert.equal(device.store.token, "other");
  assert.equal(heard.length, 0);
});
