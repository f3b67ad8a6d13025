// Looks at pages of people at work: on a phone and on a laptop, in both languages.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { look, onPage } from './browser.mjs';
import { office, unitKeys } from './office.mjs';

/** One test a page, size and language; `pages` are the name of the picture, the address, and a function for the cookies. */
export function stand(title, pages) {
  describe(title, () => {
    for (const locale of ['vi-VN', 'en-GB']) {
      for (const size of ['phone', 'laptop']) {
        for (const [name, path, whose] of pages) {
          test(`${name} stands on the ${size} (${locale})`, () => one({ locale, size, name, path, whose }));
        }
      }
    }
  });
}

async function one({ locale, size, name, path, whose }) {
  const { url } = await office();
  const lang = locale.slice(0, 2);
  await onPage({ size, locale, state: whose() }, async (page) => {
    const answer = await page.goto(url + path);
    assert.equal(answer.status(), 200);
    assert.equal(page.url(), url + path, 'not sent elsewhere');
    assert.equal(await page.locator('html').getAttribute('lang'), lang);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look(page, `desk-${name}-${size}-${lang}`, unitKeys);
  });
}
