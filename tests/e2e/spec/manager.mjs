// A manager reads the dashboard, chooses, and follows a figure down to what it was counted from.
import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';

import { look, onPage, sizes } from '../browser.mjs';
import { server } from '../context.mjs';
import { agency } from '../demo.mjs';
import { output } from '../server.mjs';

const show = (page) => page.locator('form').getByRole('button').first().click();

/** Everything one can choose, as name and value; of the many periods the first and last of each kind. */
function choices(page) {
  return page.locator('form select').evaluateAll((selects) => selects.flatMap((select) => {
    const groups = select.querySelectorAll('optgroup');
    const ends = (group) => [group.firstElementChild, group.lastElementChild];
    const options = groups.length > 0 ? [...groups].flatMap(ends) : [...select.options];
    return [...new Set(options)].map((option) => ({ name: select.name, value: option.value }));
  }));
}

const openAll = (page) => page.locator('form details').evaluateAll((all) => all.forEach((each) => { each.open = true; }));

describe('the dashboard', () => {
  for (const size of Object.keys(sizes)) {
    test(`shows verdict, agencies and domains (${size})`, async () => {
      const { url } = await server();
      await onPage({ size }, async (page) => {
        await page.goto(`${url}/dashboard`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.getByRole('table').first().waitFor();
        assert.match(await page.locator('main').innerText(), /chưa có dữ liệu/i, 'a unit without ratings has no figure');
        await look(page, `dashboard-${size}`);
      });
    });
  }

  test('takes every choice that it offers', async () => {
    const { url } = await server();
    await onPage({ size: 'laptop' }, async (page) => {
      await page.goto(`${url}/dashboard`);
      const offered = await choices(page);
      assert.ok(offered.length > 5, 'there is something to choose');
      for (const { name, value } of offered) {
        await page.goto(`${url}/dashboard`);
        await openAll(page);
        await page.locator(`form [name="${name}"]`).selectOption(value);
        await show(page);
        await page.getByRole('heading', { level: 1 }).waitFor();
        if (value === 'custom') continue; // Without days it comes back with a hint instead of the choice.
        assert.equal(await page.locator(`form [name="${name}"]`).inputValue(), value, `${name} stays as chosen`);
      }
    });
  });

  test('counts vertical agencies in when asked to, and says so', async () => {
    const { url } = await server();
    await onPage({ size: 'laptop' }, async (page) => {
      await page.goto(`${url}/dashboard`);
      const before = await page.locator('main').innerText();
      await openAll(page);
      await page.getByRole('checkbox').check();
      await show(page);
      assert.notEqual(await page.locator('main').innerText(), before);
      await openAll(page);
      assert.ok(await page.getByRole('checkbox').isChecked());
    });
  });

  test('takes days of one’s own, and refuses days in the wrong order kindly', async () => {
    const { url } = await server();
    await onPage({ size: 'laptop', expect: [400, 422] }, async (page) => {
      await page.goto(`${url}/dashboard?period=custom&from=2026-01-01&until=2026-03-31`);
      assert.match(await page.locator('main').innerText(), /01\/0?1\/2026/);
      await page.goto(`${url}/dashboard?period=custom&from=2026-03-31&until=2026-01-01`);
      await page.getByRole('alert').waitFor();
      await look(page, 'dashboard-wrong-days');
    });
  });

  test('keeps the choice when the language changes', async () => {
    const { url } = await server();
    await onPage({ size: 'laptop' }, async (page) => {
      await page.goto(`${url}/dashboard?period=2025`);
      await page.getByRole('link', { name: 'English' }).click();
      assert.equal(await page.locator('html').getAttribute('lang'), 'en');
      assert.equal(await page.locator('form [name="period"]').inputValue(), '2025');
      await look(page, 'dashboard-english');
    });
  });

  test('works without JavaScript', async () => {
    const { url } = await server();
    await onPage({ size: 'laptop', javaScript: false }, async (page) => {
      await page.goto(`${url}/dashboard`);
      await page.locator('form [name="period"]').selectOption('2025');
      await show(page);
      assert.match(page.url(), /period=2025/);
      await page.getByRole('table').first().waitFor();
    });
  });

  test('prints on A4 without its controls', async () => {
    const { url } = await server();
    await onPage({ size: 'laptop' }, async (page) => {
      await page.goto(`${url}/dashboard?period=2025`);
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.locator('form').getByRole('button').first().isVisible(), false);
      assert.ok(await page.getByRole('table').first().isVisible());
      await page.pdf({ format: 'A4', path: path.join(output, 'dashboard.pdf') });
      await page.screenshot({ path: path.join(output, 'dashboard-print.png'), fullPage: true });
    });
  });
});

describe('from a figure', () => {
  for (const [name, start] of Object.entries({ agency: '/agencies/', domain: '/domains/' })) {
    for (const size of ['phone', 'desktop']) {
      test(`a manager reaches the ${name} and its evidence (${size})`, async () => {
        const { url } = await server();
        await onPage({ size }, async (page) => {
          await page.goto(`${url}/dashboard?period=2025`);
          await page.locator(`main a[href^="${start}"]`).first().click();
          await page.getByRole('heading', { level: 1 }).waitFor();
          await look(page, `${name}-${size}`);
          await page.locator('main a[href*="/evidence"]').first().click();
          await page.getByRole('table').first().waitFor();
          await look(page, `evidence-${name}-${size}`);
        });
      });
    }
  }

  test('an agency of today shows what it came from', async () => {
    const { url } = await server();
    await onPage({ size: 'laptop' }, async (page) => {
      await page.goto(`${url}/agencies/${agency}?period=2025`);
      assert.match(await page.locator('main').innerText(), /0?1\/0?7\/2025/, 'the day of the reform');
      await look(page, 'agency-reform');
    });
  });
});
