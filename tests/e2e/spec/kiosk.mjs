// A kiosk is paired with its link, takes a tap, thanks, and is ready for the next person by itself.
import { describe, test } from 'node:test';

import { look, onPage } from '../browser.mjs';
import { server } from '../context.mjs';
import { agency, servicePoint, thisYear } from '../demo.mjs';
import { Server } from '../server.mjs';

const enrol = async (name) => (await server()).command('kiosk', 'enrol', '--service-point', servicePoint, '--name', name);

const face = (page, words) => page.getByRole('button', { name: words, exact: true });

/** Chooses the first domain, where the counter has several, until the faces are there. */
async function toFaces(page) {
  const domains = page.locator('.domains button');
  await face(page, 'Rất hài lòng').or(domains.first()).waitFor();
  if (await domains.count() > 0) {
    // A screen that has just come ignores the second half of a double tap.
    await page.waitForTimeout(500);
    await domains.first().click();
  }
  await face(page, 'Rất hài lòng').waitFor();
  await page.waitForTimeout(500);
}

describe('a kiosk', () => {
  test('takes a tap, thanks, and returns to the start', async () => {
    const before = await (await server()).count(agency, thisYear);
    const link = await enrol('Máy 1');
    await onPage({ size: 'kiosk' }, async (page) => {
      await page.goto(link);
      const first = page.locator('.domains, .faces');
      await first.waitFor();
      const start = await first.getAttribute('class');
      await toFaces(page);
      await look(page, 'kiosk-faces');
      await face(page, 'Hài lòng').click();
      const skip = page.getByRole('button', { name: 'Bỏ qua' });
      const thanks = page.getByRole('heading', { name: 'Cảm ơn Ông/Bà.' });
      await skip.or(thanks).waitFor();
      if (await skip.isVisible()) {
        await look(page, 'kiosk-reasons');
        await page.waitForTimeout(500);
        await skip.click();
      }
      await thanks.waitFor();
      await look(page, 'kiosk-thanks');
      await page.locator(`.${start}`).waitFor({ timeout: 30_000 });
      await (await server()).until(
        async () => await (await server()).count(agency, thisYear) === before + 1, 'the tap is counted, once');
      await look(page, `kiosk-${start}`);
    });
  });

  test('speaks English to who asks, and Vietnamese to the next person', async () => {
    const link = await enrol('Máy 2');
    await onPage({ size: 'kiosk' }, async (page) => {
      await page.goto(link);
      const english = page.getByRole('button', { name: 'English' });
      await english.waitFor();
      await page.waitForTimeout(500);
      await english.click();
      await page.locator('html[lang="en"]').waitFor();
      await look(page, 'kiosk-english');
      await page.locator('html[lang="vi"]').waitFor({ timeout: 40_000 });
    });
  });

  test('keeps a tap while the server is away, and sends it when it is back', async () => {
    const own = await Server.start('outage');
    try {
      const before = await own.count(agency, thisYear);
      const link = await own.command('kiosk', 'enrol', '--service-point', servicePoint, '--name', 'Máy 4');
      await onPage({ size: 'kiosk', outage: true }, async (page) => {
        await page.goto(link);
        await toFaces(page);
        await own.halt();
        await face(page, 'Rất hài lòng').click();
        const thanks = page.getByRole('heading', { name: 'Cảm ơn Ông/Bà.' });
        const skip = page.getByRole('button', { name: 'Bỏ qua' });
        await skip.or(thanks).waitFor();
        await page.waitForTimeout(500);
        if (await skip.isVisible()) await skip.click();
        await thanks.waitFor();
        await own.resume();
        await own.until(async () => await own.count(agency, thisYear) === before + 1, 'the tap is counted, once', 60_000);
      });
    } finally {
      await own.stop();
    }
  });

  test('is paired by its link once only', async () => {
    const link = await enrol('Máy 3');
    await onPage({ size: 'kiosk' }, async (page) => {
      await page.goto(link);
      await page.locator('.domains, .faces').waitFor();
      await page.reload();
      await page.locator('.domains, .faces').waitFor();
    });
    const refused = ['/api/v1/pairings'];
    await onPage({ size: 'kiosk', expect: [400, 401, 403, 404, 409, 410, 422], refused }, async (page) => {
      await page.goto(link);
      await page.getByRole('heading', { name: 'Mã ghép nối không đúng hoặc đã được dùng' }).waitFor();
      await look(page, 'kiosk-refused');
    });
  });
});
