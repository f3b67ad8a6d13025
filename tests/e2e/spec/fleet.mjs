// The officer in charge of devices: enrols one, sees it work and count, looks after it, takes it out of service.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, describe, test } from 'node:test';

import { look, onPage } from '../browser.mjs';
import { servicePoint } from '../demo.mjs';
import { tap } from '../kiosk-taps.mjs';
import { importUnits, unitKeys } from '../office.mjs';
import { hire, person } from '../people.mjs';
import { scan } from '../receipt.mjs';
import { output, Server } from '../server.mjs';

const officer = person('thietbi@vanphong.example', 'Lê Văn Thiết Bị', { role: 'kiosk_officer' });
const auditor = person('giamsat@vanphong.example', 'Hoàng Thị Giám Sát', { role: 'auditor' });
const DEVICE = 'Máy số 1 – Đất đai, xây dựng';
// Words of addresses and of devices that the pages show as they are.
const keys = [...unitKeys, 'hailong-rescue'];

let started;
const server = () => (started ??= open());

async function open() {
  const own = await Server.start('fleet', { demo: false, prepare: importUnits });
  for (const who of [officer, auditor]) who.state = await hire(own, who);
  return own;
}

after(async () => (await started?.catch(() => null))?.stop());

const send = (page) => page.locator('main form.form button[type="submit"]').first().click();
const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

/** The four numbers of the device in the list. */
async function tally(page) {
  const cells = await page.locator('table.fleet tbody tr').first().locator('td.num .cell').allInnerTexts();
  return cells.map((cell) => cell.trim()).join(' ');
}

describe('the fleet', () => {
  test('is empty and says how to begin', async () => {
    const { url } = await server();
    for (const size of ['phone', 'desktop']) {
      await onPage({ size, state: officer.state }, async (page) => {
        await page.goto(`${url}/kiosks`);
        await page.getByText('Chưa có thiết bị nào.').waitFor();
        await look(page, `fleet-empty-${size}`, keys);
        await page.goto(`${url}/kiosks/new`);
        await look(page, `fleet-new-${size}`, keys);
      });
    }
  });

  test('gets a device that is paired by its code, counts a tap, and closes the loop', async () => {
    const { url } = await server();
    await onPage({ size: 'desktop', state: officer.state, expect: [422] }, async (page) => {
      await page.goto(`${url}/kiosks/new`);
      await page.locator('[name="service_point"]').selectOption(servicePoint);
      await send(page);
      await page.getByText('Nhập tên thiết bị.').first().waitFor();
      await look(page, 'fleet-new-error', keys);
      await page.locator('[name="name"]').fill(DEVICE);
      await send(page);
      await heading(page, `Ghép nối «${DEVICE}»`);
      await look(page, 'fleet-pairing-desktop', keys);
      await page.setViewportSize({ width: 360, height: 740 });
      await look(page, 'fleet-pairing-phone', keys);
      await page.setViewportSize({ width: 1440, height: 900 });
      const code = await page.locator('.pairing-code').innerText();
      const link = await page.locator('#pairing-link').inputValue();
      assert.equal(link, `${url}/k/pair#${code}`);
      for (const picture of ['fleet-pairing-desktop', 'fleet-pairing-phone']) {
        assert.equal(scan(path.join(output, `${picture}.png`)), link, `what a camera reads from ${picture}`);
      }
      await onPage({ size: 'kiosk' }, async (device) => {
        const asked = [];
        device.on('request', (request) => asked.push(`${request.url()} ${request.headers().referer ?? ''}`));
        await device.goto(link);
        await tap(device);
        assert.equal(device.url(), `${url}/k/`, 'the address that people may see and keep');
        const token = await device.evaluate(() => JSON.parse(localStorage.getItem('hailong.kiosk.mirror.memory')).pairing.token);
        for (const secret of [code, token]) {
          assert.ok(secret.length > 7);
          const telling = asked.filter((address) => address.split('#')[0].includes(secret));
          assert.deepEqual(telling, [], 'neither code nor token is in an address that a log keeps');
        }
        await page.goto(`${url}/kiosks`);
        await (await server()).until(async () => {
          await page.reload();
          return await tally(page) === '1 1 0 0';
        }, 'counted 1, received 1, waiting 0, missing 0', 90_000);
        // Windows of a test are private, which a device says of itself: an alarm is right here.
        assert.equal(await page.locator('table.fleet .state-unpaired').count(), 0);
        assert.match(await page.locator('.fleet-sum').innerText(), /^1 thiết bị: 1 .*; thiếu 0 lượt\./);
        await look(page, 'fleet-desktop', keys);
        await page.getByRole('link', { name: DEVICE }).click();
        await heading(page, DEVICE);
        await look(page, 'device-desktop', keys);
      });
    });
  });

  test('stands on a phone and in English, and an auditor is offered nothing to change', async () => {
    const { url } = await server();
    for (const locale of ['vi-VN', 'en-GB']) {
      const lang = locale.slice(0, 2);
      await onPage({ size: 'phone', locale, state: auditor.state }, async (page) => {
        await page.goto(`${url}/kiosks`);
        await look(page, `fleet-phone-${lang}`, keys);
        await page.getByRole('link', { name: DEVICE }).click();
        await heading(page, DEVICE);
        await look(page, `device-phone-${lang}`, keys);
        assert.equal(await page.locator('main nav.actions').count(), 0);
      });
    }
  });

  test('asks what it has to ask, and keeps what was done', async () => {
    const { url } = await server();
    await onPage({ size: 'desktop', state: officer.state }, async (page) => {
      for (const step of ['rename', 'move', 'pin', 'pair', 'revoke', 'maintenance']) {
        await page.goto(`${url}/kiosks/1/${step}`);
        await look(page, `device-${step}`, keys);
      }
      await page.goto(`${url}/kiosks/rescue`);
      await look(page, 'fleet-rescue', keys);
      await page.goto(`${url}/kiosks/1/maintenance`);
      await page.getByLabel('Lau chùi').check();
      await page.locator('[name="note"]').fill('Lau màn hình, dán lại chân đế');
      await send(page);
      await page.getByText('Đã ghi vào nhật ký bảo trì.').waitFor();
      await page.getByRole('cell', { name: 'Lau màn hình, dán lại chân đế' }).waitFor();
      await look(page, 'device-maintained', keys);
    });
  });

  test('lets a device go, which then cannot send any more', async () => {
    const { url } = await server();
    await onPage({ size: 'desktop', state: officer.state }, async (page) => {
      await page.goto(`${url}/kiosks/1`);
      await page.getByRole('link', { name: 'Ngừng sử dụng' }).click();
      await heading(page, `Ngừng sử dụng «${DEVICE}»?`);
      await send(page);
      await page.getByText('Thiết bị đã ngừng sử dụng.').waitFor();
      await look(page, 'device-revoked', keys);
      await page.goto(`${url}/kiosks`);
      await page.getByText('Không có thiết bị nào như vậy.').waitFor();
      await page.goto(`${url}/kiosks?state=revoked`);
      assert.equal(await tally(page), '1 1 0 0');
    });
  });
});
