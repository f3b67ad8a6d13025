// What stays on a phone when somebody has rated: nothing that the next person finds.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { chromium } from 'playwright-core';

import { launching, onPage, sizes } from '../browser.mjs';
import { citizenLink } from '../context.mjs';
import { choose, send, thanks, words } from '../phone.mjs';

const SAID = 'Chờ hơn hai giờ.';

/** Whether the form is as new. */
async function isEmpty(page) {
  assert.equal(await page.getByRole('textbox').inputValue(), '');
  assert.equal(await page.locator('input:checked').count(), 0);
}

async function fillIn(page) {
  await choose(page, words['vi-VN'].middle);
  await page.getByRole('checkbox').first().check();
  await page.getByRole('textbox').fill(SAID);
}

/** All that a page may have left in the browser. */
const kept = (page) => page.evaluate(async () => ({
  local: localStorage.length, session: sessionStorage.length, cookies: document.cookie,
  databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
}));

describe('the next person on the same phone', () => {
  test('finds an empty form after a reload and after a new scan, and nothing in the browser', async () => {
    const link = await citizenLink();
    await onPage({ size: 'phone' }, async (page) => {
      await page.goto(link);
      await fillIn(page);
      await page.reload();
      await isEmpty(page);
      await fillIn(page);
      await send(page);
      await thanks(page).waitFor();
      await page.goto(link);
      await isEmpty(page);
      assert.deepEqual(await kept(page), { local: 0, session: 0, cookies: '', databases: 0, caches: 0 });
      assert.deepEqual(await page.context().cookies(), []);
    });
  });

  test('finds an empty form after «back», for a rating of their own', async () => {
    const link = await citizenLink();
    // A browser as people have it: with pages kept for the way back.
    const own = await chromium.launch({ ...launching, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
    try {
      const page = await own.newPage({ viewport: sizes.phone, hasTouch: true, locale: 'vi-VN' });
      await page.goto(link);
      const first = await page.locator('[name="id"]').getAttribute('value');
      await fillIn(page);
      await send(page);
      await thanks(page).waitFor();
      await page.goBack({ waitUntil: 'commit' });
      await page.getByRole('textbox').waitFor();
      await page.locator(`[name="id"]:not([value="${first}"])`).waitFor({ state: 'attached' });
      await isEmpty(page);
    } finally {
      await own.close();
    }
  });
});
