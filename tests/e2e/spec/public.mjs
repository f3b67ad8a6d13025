// Pages that anybody may open: the start page, the API's documentation, and what a wrong address shows.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { look, onPage } from '../browser.mjs';
import { server } from '../context.mjs';
import { apiDocs } from '../demo.mjs';

describe('the start page', () => {
  for (const size of ['phone', 'laptop', 'desktop']) {
    test(`shows the figures of the default scope (${size})`, async () => {
      const { url } = await server();
      await onPage({ size }, async (page) => {
        await page.goto(url);
        await page.getByRole('heading', { level: 1 }).waitFor();
        assert.match(await page.locator('main').innerText(), /\d%/);
        assert.match(await page.getByRole('note').innerText(), /minh họa/, 'generated figures are marked');
        await look(page, `start-${size}`);
      });
    });
  }

  test('is there in English, and leads back', async () => {
    const { url } = await server();
    await onPage({ size: 'laptop' }, async (page) => {
      await page.goto(url);
      await page.getByRole('link', { name: 'English' }).click();
      assert.equal(await page.locator('html').getAttribute('lang'), 'en');
      await look(page, 'start-english');
      await page.getByRole('link', { name: 'Tiếng Việt' }).click();
      assert.equal(await page.locator('html').getAttribute('lang'), 'vi');
    });
  });
});

test("the API's documentation shows the calls", async () => {
  const { url } = await server();
  await onPage({ size: 'laptop' }, async (page) => {
    await page.goto(url + apiDocs);
    await page.getByText('/api/v1/ratings').first().waitFor();
    await page.getByText('/api/v1/scores').first().waitFor();
  });
});

describe('a wrong address', () => {
  for (const size of ['phone', 'desktop']) {
    test(`says so and leads home (${size})`, async () => {
      const { url } = await server();
      await onPage({ size, expect: [404] }, async (page) => {
        await page.goto(`${url}/khong-co-trang-nay`);
        await page.getByRole('heading', { name: 'Không tìm thấy trang' }).waitFor();
        await look(page, `404-${size}`);
        await page.getByRole('link', { name: 'Về trang đầu' }).click();
        assert.equal(new URL(page.url()).pathname, '/');
      });
    });
  }

  test('of a link tells the citizen what to do', async () => {
    const { url } = await server();
    await onPage({ size: 'phone', expect: [404, 410] }, async (page) => {
      await page.goto(`${url}/r/Khong0Co0Ma`);
      await page.getByRole('heading', { name: 'Mã đánh giá không đúng' }).waitFor();
      await look(page, 'unknown-code');
    });
  });
});
