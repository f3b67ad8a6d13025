// A link that a program floods: what a person with and without JavaScript sees, on a server that is easily alarmed.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { look, onPage } from '../browser.mjs';
import { agency, servicePoint, thisYear } from '../demo.mjs';
import { Server } from '../server.mjs';

const settings = {
  HAILONG__MISUSE__ATTACK_PER_MINUTE: '5',
  HAILONG__MISUSE__WAIT_SECONDS: '6',
};

let server;
let attacked;
let peaceful;

/** A program that fetches the form and does not read it. */
async function flood(link, times) {
  for (let call = 0; call < times; call += 1) await (await fetch(link)).text();
}

const thanks = (page) => page.getByRole('heading', { name: 'Ý kiến của Ông/Bà đã được ghi nhận.' });
const scripts = (page) => page.locator('script[src*="proof"]').count();
const send = (page) => page.getByRole('button', { name: 'Gửi đánh giá' }).click();

async function fillIn(page, level, comment) {
  const domain = page.locator('select[name="domain"]');
  if (await domain.count() > 0) await domain.selectOption({ index: 1 });
  await page.getByText(level, { exact: true }).click();
  await page.getByRole('textbox').fill(comment);
}

const taps = () => server.count(agency, thisYear);

describe('a link under attack', () => {
  before(async () => {
    server = await Server.start('attack', { settings });
    attacked = await server.link(servicePoint);
    peaceful = await server.link(servicePoint);
    await flood(attacked, 10);
  });
  after(() => server.stop());

  test('lets a person with JavaScript through without a wait', async () => {
    const counted = await taps();
    await onPage({ size: 'phone' }, async (page) => {
      await page.goto(attacked);
      assert.equal(await scripts(page), 1);
      await look(page, 'citizen-attacked');
      await fillIn(page, 'Hài lòng', 'Quầy gọn gàng.');
      await send(page);
      await thanks(page).waitFor();
    });
    assert.equal(await taps(), counted + 1);
  });

  test('sends the form by itself where the person was faster than the phone', async () => {
    const counted = await taps();
    await onPage({ size: 'phone' }, async (page) => {
      // A phone so slow that it begins to search when the person presses.
      await page.addInitScript(() => {
        const [now, held] = [window.setTimeout, []];
        window.setTimeout = (work) => held.push(work);
        window.addEventListener('submit', () => {
          window.setTimeout = now;
          held.forEach((work) => now(work, 0));
        }, true);
      });
      await page.goto(attacked);
      await fillIn(page, 'Hài lòng', '');
      assert.equal(await page.locator('#proof').inputValue(), '');
      await send(page);
      await thanks(page).waitFor();
    });
    assert.equal(await taps(), counted + 1);
  });

  test('asks a person without JavaScript for patience and one more press, and keeps all that was typed', async () => {
    const counted = await taps();
    await onPage({ size: 'phone', javaScript: false, expect: [429] }, async (page) => {
      await page.goto(attacked);
      const hint = page.locator('noscript p');
      assert.ok(await hint.isVisible());
      assert.match(await hint.innerText(), /Xin gửi sau ít nhất 6 giây/);
      await fillIn(page, 'Bình thường', 'Chờ hơn một giờ.');
      await send(page);
      await page.getByRole('alert').waitFor();
      assert.match(await page.getByRole('alert').innerText(), /Sau \d giây, xin bấm «Gửi đánh giá» lần nữa/);
      assert.equal(await page.getByRole('textbox').inputValue(), 'Chờ hơn một giờ.');
      assert.ok(await page.getByRole('radio', { name: 'Bình thường', exact: true }).isChecked());
      assert.equal(await taps(), counted, 'nothing was counted yet');
      await server.until(async () => {
        await send(page);
        await page.waitForLoadState();
        return await thanks(page).count() === 1;
      }, 'one more press is taken', 15_000);
    });
    assert.equal(await taps(), counted + 1);
  });

  test('says so on a page that can be read', async () => {
    await onPage({ size: 'phone', expect: [429] }, async (page) => {
      await page.goto(attacked);
      await page.locator('#proof').evaluate((field) => field.remove());
      await fillIn(page, 'Hài lòng', 'Quầy gọn gàng.');
      await send(page);
      await page.getByRole('alert').waitFor();
      await look(page, 'citizen-held');
    });
  });

  test('leaves the page of its neighbour as it was', async () => {
    await onPage({ size: 'phone' }, async (page) => {
      await page.goto(peaceful);
      assert.equal(await scripts(page), 0);
      assert.equal(await page.locator('#proof').count(), 0);
    });
  });
});
