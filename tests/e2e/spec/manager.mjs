// A manager reads the dashboard, chooses, and follows a figure down to what it was counted from.
import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';

import { look, onPage, sizes } from '../browser.mjs';
import { server } from '../context.mjs';
import { lastQuarter, mergedAgency, quarterBefore, unratedAgency } from '../demo.mjs';
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
      assert.match(await page.locator('main').innerText(), /\(1\/1\/2026–31\/3\/2026\)/);
      await page.goto(`${url}/dashboard?period=custom&from=2026-03-31&until=2026-01-01`);
      await page.getByRole('alert').waitFor();
      await look(page, 'dashboard-wrong-days');
    });
  });

  test('says what it did not understand, and shows the quarter of today', async () => {
    const { url } = await server();
    await onPage({ size: 'laptop' }, async (page) => {
      await page.goto(`${url}/dashboard?period=%3Cb%3E2026-Q9&scope=nowhere`);
      await page.getByRole('alert').waitFor();
      await page.getByRole('table').first().waitFor();
      await look(page, 'dashboard-nonsense');
    });
  });

  test('puts the lowest rate first when asked to', async () => {
    const { url } = await server();
    await onPage({ size: 'laptop' }, async (page) => {
      await page.goto(`${url}/dashboard?period=${lastQuarter}&sort=worst`);
      const texts = await page.locator('#agencies .rate').allInnerTexts();
      const rates = texts.filter((text) => text.includes('%')).map((text) => parseFloat(text.replace(',', '.')));
      assert.ok(rates.length > 10);
      assert.deepEqual(rates, rates.toSorted((a, b) => a - b));
    });
  });

  test('shows each agency with its domains when asked to', async () => {
    const { url } = await server();
    await onPage({ size: 'laptop' }, async (page) => {
      await page.goto(`${url}/dashboard?period=${lastQuarter}&rows=agency_domain`);
      assert.ok(await page.locator('#agencies .within').count() > 20);
      await look(page, 'dashboard-cells');
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

  test('the neighbour of an evidence page is about the same figure', async () => {
    const { url } = await server();
    await onPage({ size: 'laptop' }, async (page) => {
      await page.goto(`${url}/evidence?period=${quarterBefore}&agency=${mergedAgency}&domain=civil_status`);
      const title = await page.getByRole('heading', { level: 1 }).innerText();
      await page.locator('[rel="next"]').first().click();
      assert.ok(page.url().includes(`period=${lastQuarter}`), page.url());
      assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), title);
    });
  });

  test('every link leads somewhere', async () => {
    const { url } = await server();
    const pages = ['/', '/dashboard?rows=agency_domain&sort=worst', '/dashboard?period=2025', `/agencies/${mergedAgency}?period=2025`,
      '/agencies/q-tanphu?period=2024', '/domains/land?period=2025-Q3&calendar=reporting'];
    const seen = new Set();
    await onPage({ size: 'laptop' }, async (page) => {
      for (const start of pages) {
        await page.goto(url + start);
        const links = await page.locator('a[href^="/"]').evaluateAll((all) => all.map((each) => each.getAttribute('href')));
        links.forEach((link) => seen.add(link.split('#')[0]));
      }
      assert.ok(seen.size > 100, `only ${seen.size} links`);
      for (const link of seen) {
        const { status } = await fetch(url + link);
        assert.equal(status, 200, link);
      }
    });
  });

  test('a unit that nobody has rated has no figure, and no verdict', async () => {
    const { url } = await server();
    await onPage({ size: 'phone' }, async (page) => {
      await page.goto(`${url}/agencies/${unratedAgency}`);
      const text = await page.locator('main').innerText();
      assert.match(text, /Chưa có dữ liệu/);
      assert.doesNotMatch(text, /\d%.*lượt|Đạt mức|100%/);
      await look(page, 'agency-unrated');
    });
  });

  test('an agency of today shows what it came from', async () => {
    const { url } = await server();
    await onPage({ size: 'laptop' }, async (page) => {
      await page.goto(`${url}/agencies/${mergedAgency}?period=2025`);
      assert.match(await page.locator('main').innerText(), /0?1\/0?7\/2025/, 'the day of the reform');
      await look(page, 'agency-reform');
    });
  });
});
