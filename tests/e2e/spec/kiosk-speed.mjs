// How long a tap takes, from the finger to the thanks. Printed and written to target/e2e/taps.txt, for a person to read:
// a shared machine's times prove nothing, so none is asserted.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { onPage } from '../browser.mjs';
import { server } from '../context.mjs';
import { openKiosk, toFaces } from '../kiosk-person.mjs';
import { output } from '../server.mjs';

const TAPS = 30;

/** What follows the tap: nothing more is asked, and the next person may come at once. */
const changes = { questionnaire: { reasons: [], comment: false }, response_interval_ms: 0 };

/** Notes when the last write to the database is on the disk. */
function watchDatabase() {
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function transaction(stores, mode, options) {
    const made = begin.call(this, stores, mode, options);
    if (mode === 'readwrite') made.addEventListener('complete', () => { window.durable ??= { at: performance.now(), durability: made.durability }; });
    return made;
  };
}

/** One tap on a face; milliseconds from the finger until the screen has answered, the disk has it, the thanks are drawn. */
const measure = (page) => page.evaluate(() => new Promise((resolve) => {
  const face = document.querySelectorAll('.level')[1];
  const drawn = new MutationObserver(() => {
    if (document.querySelector('main').dataset.place !== 'thanks') return;
    drawn.disconnect();
    requestAnimationFrame(() => {
      const { at, durability } = window.durable;
      resolve({ answer, durable: at - finger, thanks: performance.now() - finger, durability });
    });
  });
  drawn.observe(document.querySelector('main'), { childList: true, subtree: true });
  window.durable = undefined;
  let answer = 0;
  const finger = performance.now();
  face.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  requestAnimationFrame(() => { answer = performance.now() - finger; });
  face.click();
}));

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle - 0.5)] + sorted[Math.floor(middle)]) / 2;
}

test(`how long ${TAPS} taps take: finger to answer, to disk, to thanks`, { timeout: 300_000 }, (t) => onPage({ size: 'kiosk' }, async (page) => {
  await page.addInitScript(watchDatabase);
  await openKiosk(page, { changes });
  const taps = [];
  while (taps.length < TAPS) {
    await toFaces(page);
    taps.push(await measure(page));
    await page.goto(`${(await server()).url}/k/`);
    await page.locator('.domains, .faces').waitFor();
    await page.waitForTimeout(400);
  }
  for (const { durable, thanks, durability } of taps) {
    assert.ok(durable <= thanks, 'nobody is thanked before the rating is on the disk');
    assert.equal(durability, 'strict');
  }
  const rows = [['finger to its answer', 'answer'], ['finger to disk', 'durable'], ['finger to thanks', 'thanks']].map(([name, key]) => {
    const times = taps.map((tap) => tap[key]);
    return `${name.padEnd(22)} median ${median(times).toFixed(1).padStart(6)} ms   longest ${Math.max(...times).toFixed(1).padStart(6)} ms`;
  });
  const report = [`${TAPS} taps in Chromium at 1080 × 1920`, ...rows].join('\n');
  mkdirSync(output, { recursive: true });
  writeFileSync(path.join(output, 'taps.txt'), `${report}\n`);
  t.diagnostic(report);
}));
