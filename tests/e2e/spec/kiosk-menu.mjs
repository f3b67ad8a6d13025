// The menu of the person in charge: behind a PIN, with the state, a rescue file, training and unpairing.
import assert from 'node:assert/strict';
import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import { after, before, describe, test } from 'node:test';

import { look } from '../browser.mjs';
import { agency, servicePoint, thisYear } from '../demo.mjs';
import { Device, until } from '../device.mjs';
import { Gateway } from '../gateway.mjs';
import { Server } from '../server.mjs';

const salt = Buffer.from('a salt of sixteen');
const pin = { salt: salt.toString('base64'), iterations: 10_000, hash: pbkdf2Sync('2468', salt, 10_000, 32, 'sha256').toString('base64') };

let server;
let gateway;
let device;
let page;

const face = (words) => page.getByRole('button', { name: words, exact: true });
const button = (name) => page.getByRole('button', { name, exact: true });

async function openMenu(typed = '2468') {
  await page.locator('header .where').hover({ position: { x: 40, y: 20 } });
  await page.mouse.down();
  await page.getByRole('dialog').waitFor();
  await page.mouse.up();
  await enter(typed);
}

async function enter(typed) {
  const dialog = page.getByRole('dialog');
  for (const digit of typed) await dialog.getByRole('button', { name: digit, exact: true }).click();
  await button('Mở').click();
}

async function tap() {
  const domains = page.locator('.domains button');
  await face('Hài lòng').or(domains.first()).first().waitFor();
  await page.waitForTimeout(500);
  if (await domains.count() > 0) {
    await domains.first().click();
    await face('Hài lòng').waitFor();
    await page.waitForTimeout(500);
  }
  await face('Hài lòng').click();
  await face('Hài lòng').waitFor({ state: 'detached' });
}

const restart = () => page.goto(`${gateway.url}/k/`);

/** Whether the server is reached with ratings. */
function ratingsPass(pass) {
  gateway.refuse = ({ method, url }, response) => {
    const away = !pass && method === 'POST' && url === '/api/v1/ratings';
    if (away) response.writeHead(503).end();
    return away;
  };
}

before(async () => {
  server = await Server.start('menu');
  gateway = await Gateway.before(server);
  // The operator has set a PIN for this device.
  gateway.change = (path, body) => (path === '/api/v1/kiosk' ? JSON.stringify({ ...JSON.parse(body), pin }) : null);
  const link = await server.command('kiosk', 'enrol', '--service-point', servicePoint, '--name', 'Máy có mã PIN');
  device = new Device();
  page = await device.start(gateway.through(link));
});
after(async () => {
  await device?.remove();
  await gateway?.stop();
  await server?.stop();
});

describe('the menu of a kiosk', () => {
  test('opens to the right PIN alone, and shows how the device is', async () => {
    await openMenu('1111');
    await page.getByText('Mã PIN không đúng.').waitFor();
    await look(page, 'kiosk-menu-pin');
    await enter('2468');
    await page.getByText('Máy có mã PIN').waitFor();
    await button('Kiểm tra kết nối').click();
    await page.getByText('Kết nối với máy chủ tốt.').waitFor();
    await look(page, 'kiosk-menu');
    await button('Đóng').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('hands the unsent ratings over as a file that proves where it is from', async () => {
    ratingsPass(false);
    await tap();
    await restart();
    await openMenu();
    const [download] = await Promise.all([page.waitForEvent('download'), button('Xuất dữ liệu ra tệp').click()]);
    assert.match(download.suggestedFilename(), /^hailong-rescue-\d+-\d{4}-\d{2}-\d{2}\.json$/);
    const text = await (await download.createReadStream()).toArray().then((parts) => Buffer.concat(parts).toString('utf8'));
    const [line, signature, rest] = text.split('\n');
    assert.equal(rest, '');
    const { format, ratings, counters, kiosk } = JSON.parse(line);
    assert.deepEqual([format, ratings.length, counters.accepted, kiosk.name], ['hailong-rescue', 1, 1, 'Máy có mã PIN']);
    const { pairing } = await page.evaluate(() => JSON.parse(localStorage.getItem('hailong.kiosk.mirror.memory')));
    const key = createHash('sha256').update(pairing.token).digest();
    assert.equal(signature, createHmac('sha256', key).update(line).digest('base64'));
    ratingsPass(true);
    await button('Đóng').click();
  });

  test('trains people without a figure moving', async () => {
    const sent = [];
    await restart();
    page.on('request', (request) => {
      if (request.url().endsWith('/api/v1/ratings')) sent.push(...JSON.parse(request.postData()).ratings);
    });
    await until(async () => (await server.count(agency, thisYear)) > 0, 'figures');
    await openMenu();
    await button('Bật chế độ tập huấn').click();
    await tap();
    await until(() => sent.some((rating) => rating.test === true), 'the tap of training is sent');
    await restart();
    await openMenu();
    await button('Bật chế độ tập huấn').waitFor();
    await button('Đóng').click();
  });

  test('unpairs the device, and the ratings stay on it', async () => {
    ratingsPass(false);
    await restart();
    await tap();
    await restart();
    await openMenu();
    await button('Gỡ ghép nối').click();
    await page.getByText('đang chờ gửi vẫn được giữ').waitFor();
    await button('Gỡ ghép nối ngay').click();
    await page.getByRole('heading', { name: 'Thiết bị chưa được ghép nối' }).waitFor();
    const before = await server.count(agency, thisYear);
    ratingsPass(true);
    const link = await server.command('kiosk', 'enrol', '--service-point', servicePoint, '--name', 'Máy khác');
    await page.goto('about:blank');
    await page.goto(gateway.through(link));
    await face('Hài lòng').or(page.locator('.domains button').first()).first().waitFor();
    await tap();
    await until(async () => await server.count(agency, thisYear) === before + 1, 'its own tap is counted', 60_000);
    assert.equal(await server.count(agency, thisYear), before + 1, 'the other device’s tap is not sent in its name');
  });
});

test('a kiosk says whether its browser is a private window', async () => {
  const own = await Server.start('private');
  try {
    for (const [args, expected] of [[[], false], [['--incognito'], true]]) {
      const link = await own.command('kiosk', 'enrol', '--service-point', servicePoint, '--name', `Máy ${expected}`);
      const one = new Device();
      try {
        const opened = await one.start('about:blank', ...args);
        const beat = opened.waitForRequest('**/api/v1/heartbeats');
        await opened.goto(link);
        const said = JSON.parse((await beat).postData());
        assert.equal(said.incognito, expected);
        assert.equal(said.storage_mode, 'indexeddb');
        assert.equal((await (await beat).response()).status(), 200);
      } finally {
        await one.remove();
      }
    }
  } finally {
    await own.stop();
  }
});
