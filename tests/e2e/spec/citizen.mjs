// A citizen scans a poster, rates, and the manager sees it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { look, onPage, printed } from '../browser.mjs';
import { citizenLink, server } from '../context.mjs';
import { agency, thisYear } from '../demo.mjs';
import { choose, send, thanks } from '../phone.mjs';

/** The agency's line of the dashboard. */
async function line(page, url) {
  await page.goto(`${url}/dashboard?period=${thisYear}`);
  return page.getByRole('row').filter({ has: page.locator(`a[href^="/agencies/${agency}"]`) }).first().innerText();
}

describe('a tap on the phone', () => {
  for (const javaScript of [true, false]) {
    test(`moves the figure on the dashboard (${javaScript ? 'with' : 'without'} JavaScript)`, async () => {
      const link = await citizenLink();
      const { url } = await server();
      const before = await (await server()).count(agency, thisYear);
      await onPage({ size: 'phone', javaScript }, async (page) => {
        await page.goto(link);
        if (javaScript) await look(page, 'citizen');
        await choose(page, 'Rất hài lòng');
        await send(page);
        await thanks(page).waitFor();
        if (javaScript) await look(page, 'thanks');
      });
      assert.equal(await (await server()).count(agency, thisYear), before + 1);
      await onPage({ size: 'desktop' }, async (page) => {
        assert.ok((await line(page, url)).includes(printed(before + 1)), 'the dashboard counts the new rating');
      });
    });
  }

  test('counts once when it is sent twice', async () => {
    const link = await citizenLink();
    const before = await (await server()).count(agency, thisYear);
    await onPage({ size: 'phone', javaScript: false }, async (page) => {
      await page.goto(link);
      await choose(page, 'Hài lòng');
      const form = await page.locator('form').evaluate((each) => [...new FormData(each)]);
      await send(page);
      await thanks(page).waitFor();
      const again = await page.request.post(link, {
        headers: { origin: new URL(link).origin }, form: Object.fromEntries(form),
      });
      assert.equal(again.status(), 200, 'thanked again');
    });
    assert.equal(await (await server()).count(agency, thisYear), before + 1);
  });

  test('may come with reasons and a comment', async () => {
    const link = await citizenLink();
    await onPage({ size: 'phone' }, async (page) => {
      await page.goto(link);
      await choose(page, 'Không hài lòng');
      await page.getByRole('checkbox').first().check();
      await page.getByRole('textbox').fill('Chờ hơn một giờ.');
      await send(page);
      await thanks(page).waitFor();
    });
  });

  test('without a level comes back with a hint and with what was typed', async () => {
    const link = await citizenLink();
    const before = await (await server()).count(agency, thisYear);
    await onPage({ size: 'phone', expect: [400, 422] }, async (page) => {
      await page.goto(link);
      await page.getByRole('textbox').fill('Cán bộ hướng dẫn rõ.');
      await send(page);
      await page.getByRole('alert').waitFor();
      assert.equal(await page.getByRole('textbox').inputValue(), 'Cán bộ hướng dẫn rõ.');
      await look(page, 'citizen-hint');
    });
    assert.equal(await (await server()).count(agency, thisYear), before);
  });
});

describe('a form that this server did not make', () => {
  test('is not counted, keeps what was typed, and can be sent again', async () => {
    const link = await citizenLink();
    const before = await (await server()).count(agency, thisYear);
    await onPage({ size: 'phone', expect: [422] }, async (page) => {
      await page.goto(link);
      await choose(page, 'Hài lòng');
      await page.getByRole('textbox').fill('Quầy gọn gàng.');
      await page.locator('input[name="form"]').evaluate((field) => { field.value = 'AAAA'; });
      await send(page);
      await page.getByRole('alert').waitFor();
      assert.equal(await page.getByRole('textbox').inputValue(), 'Quầy gọn gàng.');
      assert.ok(await page.getByRole('radio', { name: 'Hài lòng', exact: true }).isChecked());
      await look(page, 'citizen-old-form');
      assert.equal(await (await server()).count(agency, thisYear), before, 'nothing was counted');
      await send(page);
      await thanks(page).waitFor();
    });
    assert.equal(await (await server()).count(agency, thisYear), before + 1);
  });
});

describe('the page of a link', () => {
  test('costs less than 14 kB, all files together', async () => {
    const link = await citizenLink();
    await onPage({ size: 'phone' }, async (page) => {
      const responses = [];
      page.on('response', (response) => responses.push(response));
      await page.goto(link, { waitUntil: 'networkidle' });
      const costs = await Promise.all(responses.map(async (response) => {
        const { responseBodySize, responseHeadersSize } = await response.request().sizes();
        return responseBodySize + responseHeadersSize;
      }));
      const total = costs.reduce((sum, cost) => sum + cost, 0);
      assert.ok(total > 0 && total < 14_000, `${total} bytes`);
    });
  });

  test('is there in English', async () => {
    const link = await citizenLink();
    await onPage({ size: 'phone' }, async (page) => {
      await page.goto(link);
      await page.getByRole('link', { name: 'English' }).click();
      assert.equal(await page.locator('html').getAttribute('lang'), 'en');
      await look(page, 'citizen-english');
    });
  });

  test('can be filled in with the keyboard alone', async () => {
    const link = await citizenLink();
    await onPage({ size: 'laptop' }, async (page) => {
      await page.goto(link);
      const domain = page.locator('select[name="domain"]');
      if (await domain.count() > 0) await domain.selectOption({ index: 1 });
      await page.getByRole('radio').first().focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Enter');
      await thanks(page).waitFor();
    });
  });
});
