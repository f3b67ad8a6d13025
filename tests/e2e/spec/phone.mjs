// The citizen's page on small phones, in every language, with and without JavaScript.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { look, onPage } from '../browser.mjs';
import { citizenLink, server } from '../context.mjs';
import { choose, covered, enlarged, fitsFingers, phones, send, thanks, why, words } from '../phone.mjs';

describe('a small phone', () => {
  for (const [name, phone] of Object.entries(phones)) {
    for (const [locale, said] of Object.entries(words)) {
      test(`rates on the ${name} (${locale})`, async () => {
        const link = await citizenLink();
        await onPage({ ...phone, locale, expect: [422] }, async (page) => {
          await page.goto(link);
          assert.equal(await page.locator('html').getAttribute('lang'), said.tag);
          await look(page, `phone-${name}-${said.tag}`);
          await fitsFingers(page);
          await send(page, said);
          await page.getByRole('alert').waitFor();
          await look(page, `phone-${name}-${said.tag}-errors`);
          await choose(page, said.best);
          await look(page, `phone-${name}-${said.tag}-chosen`);
          await send(page, said);
          await thanks(page, said).waitFor();
          await look(page, `phone-${name}-${said.tag}-thanks`);
        });
      });
    }

    test(`rates on the ${name} without JavaScript`, async () => {
      const link = await citizenLink();
      await onPage({ ...phone, javaScript: false }, async (page) => {
        await page.goto(link);
        await fitsFingers(page);
        await choose(page, words['vi-VN'].middle);
        await send(page);
        await thanks(page).waitFor();
      });
    });
  }

  test('shows the letters at twice their size without being wider than the screen', async () => {
    const link = await citizenLink();
    await onPage({ size: 'narrow' }, async (page) => {
      await page.goto(link);
      await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
      await look(page, 'phone-large-letters');
    });
  });

  test('keeps every word readable where the browser enlarges letters', async () => {
    const link = await citizenLink();
    await onPage({ size: 'phone' }, async (page) => {
      await page.goto(link);
      for (const size of [21, 32]) {
        await enlarged(page, size);
        assert.deepEqual(await covered(page), [], `at ${size} px`);
      }
    });
  });
});

describe('the words above the reasons', () => {
  for (const javaScript of [true, false]) {
    for (const [locale, said] of Object.entries(words)) {
      test(`fit the level that was chosen (${locale}, ${javaScript ? 'with' : 'without'} JavaScript)`, async () => {
        const link = await citizenLink();
        await onPage({ size: 'phone', locale, javaScript }, async (page) => {
          await page.goto(link);
          assert.deepEqual(await why(page), [said.neutral]);
          await page.getByText(said.best, { exact: true }).click();
          assert.deepEqual(await why(page), [said.pleased]);
          await page.getByText(said.middle, { exact: true }).click();
          assert.deepEqual(await why(page), [said.improve]);
        });
      });
    }
  }

  test('stay neutral in a browser that cannot tell', async () => {
    const link = await citizenLink();
    await onPage({ ...phones.android }, async (page) => {
      // A browser without :has leaves out each rule that uses it.
      await page.route('**/*.css', async (route) => {
        const answer = await route.fetch();
        const all = await answer.text();
        const known = all.replace(/[^{}]*:has\([^{}]*\{[^}]*\}/g, '');
        assert.ok(known.length < all.length && !known.includes(':has('));
        await route.fulfill({ response: answer, body: known });
      });
      await page.goto(link);
      await page.getByText(words['vi-VN'].best, { exact: true }).click();
      assert.deepEqual(await why(page), [words['vi-VN'].neutral]);
    });
  });
});

describe('a page for the ear', () => {
  test('asks in the order of the eye', async () => {
    const link = await citizenLink();
    await onPage({ size: 'phone' }, async (page) => {
      await page.goto(link);
      const asked = await page.locator('h1, legend, label.ask, button[type="submit"]').evaluateAll(
        (all) => all.map((each) => each.localName));
      assert.deepEqual(asked, ['h1', 'legend', 'label', 'legend', 'legend', 'label', 'button']);
      const levels = page.getByRole('group', { name: 'Mức độ hài lòng' });
      assert.equal(await levels.getByRole('radio').count(), 5);
      assert.equal(await page.getByRole('group', { name: words['vi-VN'].neutral }).count(), 1);
      const comment = page.getByRole('textbox', { name: 'Góp ý thêm' });
      const hint = await comment.evaluate((box) => document.getElementById(box.getAttribute('aria-describedby')).innerText);
      assert.match(hint, /^Xin đừng ghi họ tên/, 'before one types');
    });
  });

  test('offers the other languages by their own names', async () => {
    const link = await citizenLink();
    await onPage({ size: 'phone' }, async (page) => {
      await page.goto(link);
      for (const locale of ['zh-CN', 'en-GB', 'vi-VN']) {
        await page.getByRole('link', { name: words[locale].own, exact: true }).click();
        await page.locator(`html[lang="${words[locale].tag}"]`).waitFor();
      }
    });
  });
});

describe('a code that cannot be used', () => {
  for (const [locale, said] of Object.entries(words)) {
    for (const [name, code] of [['link', 'zzzzzzzzzz'], ['receipt', 'A0000000000000000000']]) {
      test(`is told so kindly: an unknown ${name} (${locale})`, async () => {
        const { url } = await server();
        await onPage({ size: 'phone', locale, expect: [404] }, async (page) => {
          await page.goto(`${url}/r/${code}`);
          assert.equal(await page.locator('html').getAttribute('lang'), said.tag);
          await look(page, `refused-${name}-${said.tag}`);
        });
      });
    }
  }
});
