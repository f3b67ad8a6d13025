// The menu of the person in charge: behind a PIN, with the state, a rescue file, training and unpairing.
import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { look } from '../browser.mjs';
import { agency, servicePoint, thisYear } from '../demo.mjs';
import { Device, until } from '../device.mjs';
import { Gateway } from '../gateway.mjs';
import { outboxEmpty, tap, toFaces } from '../kiosk-taps.mjs';
import { importUnits } from '../office.mjs';
import { Server } from '../server.mjs';

let server;
let gateway;
let device;
let page;
/** The device's number, and the PIN of its menu. */
let kiosk;
let pin;

const button = (name) => page.getByRole('button', { name, exact: true });

async function openMenu(typed = pin) {
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

const restart = () => page.goto(`${gateway.url}/k/`);

/** Whether the server is reached with ratings. */
function ratingsPass(pass) {
  gateway.refuse = ({ method, url }, response) => {
    const away = !pass && method === 'POST' && url === '/api/v1/ratings';
    if (away) response.writeHead(503).end();
    return away;
  };
}

describe('the menu of a kiosk', () => {
  // Begun with these tests, not with the whole run: after three minutes alone the screen shows the invitation.
  before(async () => {
    server = await Server.start('menu');
    gateway = await Gateway.before(server);
    const { id, link } = await server.enrol(servicePoint, 'Máy có mã PIN');
    kiosk = id;
    pin = await server.command('kiosk', 'set-pin', String(kiosk));
    device = new Device();
    page = await device.start(gateway.through(link));
  });
  after(async () => {
    await device?.remove();
    await gateway?.stop();
    await server?.stop();
  });

  test('opens to the right PIN alone, and shows how the device is', async () => {
    await openMenu(pin === '111111' ? '222222' : '111111');
    await page.getByText('Mã PIN không đúng.').waitFor();
    await look(page, 'kiosk-menu-pin');
    await enter(pin);
    await page.getByText('Máy có mã PIN').waitFor();
    await button('Kiểm tra kết nối').click();
    await page.getByText('Kết nối với máy chủ tốt.').waitFor();
    await look(page, 'kiosk-menu');
    await button('Đóng').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('hands the unsent ratings over as a file that proves where it is from', async () => {
    ratingsPass(false);
    await tap(page);
    await restart();
    await toFaces(page);
    await openMenu();
    const [download] = await Promise.all([page.waitForEvent('download'), button('Xuất dữ liệu ra tệp').click()]);
    assert.match(download.suggestedFilename(), /^hailong-rescue-\d+-\d{4}-\d{2}-\d{2}\.json$/);
    const text = await (await download.createReadStream()).toArray().then((parts) => Buffer.concat(parts).toString('utf8'));
    const [line, signature, rest] = text.split('\n');
    assert.equal(rest, '');
    const { format, ratings, counters, kiosk: from } = JSON.parse(line);
    assert.deepEqual([format, ratings.length, counters.accepted, from.name], ['hailong-rescue', 1, 1, 'Máy có mã PIN']);
    const { pairing } = await page.evaluate(() => JSON.parse(localStorage.getItem('hailong.kiosk.mirror.memory')));
    const key = createHash('sha256').update(pairing.token).digest();
    assert.equal(signature, createHmac('sha256', key).update(line).digest('base64'));
    await button('Đóng').click();
    ratingsPass(true);
    await restart();
    await outboxEmpty(page);
    await server.untilNoneIsMissing(kiosk, 1);
  });

  test('opens to another PIN when the operator sets one', async () => {
    const old = pin;
    while (pin === old) pin = await server.command('kiosk', 'set-pin', String(kiosk));
    await toFaces(page);
    await openMenu(old);
    // The next heartbeat tells that something has changed.
    await Promise.all([page.waitForResponse('**/api/v1/kiosk'), button('Kiểm tra kết nối').click()]);
    await button('Đóng').click();
    await toFaces(page);
    await openMenu(old);
    await page.getByText('Mã PIN không đúng.').waitFor();
    await enter(pin);
    await button('Kiểm tra kết nối').waitFor();
    await button('Đóng').click();
  });

  test('trains people without a figure moving', async () => {
    const sent = [];
    await restart();
    await toFaces(page);
    page.on('request', (request) => {
      if (request.url().endsWith('/api/v1/ratings')) sent.push(...JSON.parse(request.postData()).ratings);
    });
    const before = await server.taps(agency, thisYear);
    await openMenu();
    await button('Bật chế độ tập huấn').click();
    await page.getByText('CHẾ ĐỘ TẬP HUẤN').waitFor();
    await look(page, 'kiosk-training');
    await tap(page);
    await look(page, 'kiosk-training-more');
    await until(() => sent.some((rating) => rating.test === true), 'the tap of training is sent');
    await outboxEmpty(page);
    await server.untilNoneIsMissing(kiosk, 1);
    await until(async () => (await server.health(kiosk)).installs[0].tests === 1, 'the server knows of the test tap');
    assert.equal(await server.taps(agency, thisYear), before, 'no figure moves');
    await restart();
    await toFaces(page);
    await openMenu();
    await button('Bật chế độ tập huấn').waitFor();
    await button('Đóng').click();
  });

  test('unpairs the device, whose ratings wait until it is itself again', async () => {
    ratingsPass(false);
    await restart();
    await tap(page);
    await restart();
    await toFaces(page);
    await openMenu();
    await button('Gỡ ghép nối').click();
    await page.getByText('đang chờ gửi vẫn được giữ').waitFor();
    await look(page, 'kiosk-menu-unpair');
    await button('Gỡ ghép nối ngay').click();
    await page.getByRole('heading', { name: 'Thiết bị chưa được ghép nối' }).waitFor();
    const before = await server.taps(agency, thisYear);
    ratingsPass(true);
    const other = await server.enrol(servicePoint, 'Máy khác');
    await pairAs(other.link);
    await tap(page);
    await server.untilNoneIsMissing(other.id, 1);
    assert.equal(await server.taps(agency, thisYear), before + 1, 'the other device’s tap is not sent in its name');
    await pairAs(await server.command('kiosk', 'repair', String(kiosk)));
    await server.untilNoneIsMissing(kiosk, 2);
    await server.untilNoneIsMissing(other.id, 1);
    assert.equal(await server.taps(agency, thisYear), before + 2);
  });
});

/** Opens a pairing link on the device, which comes from outside of the application. */
async function pairAs(link) {
  await page.goto('about:blank');
  await page.goto(gateway.through(link));
  await toFaces(page);
}

test('a device that never comes back to its network has its ratings read in from its file, once', async () => {
  const own = await Server.start('rescue', { demo: false, prepare: importUnits });
  const one = new Device();
  try {
    const { id, link } = await own.enrol(servicePoint, 'Máy mất mạng');
    pin = await own.command('kiosk', 'set-pin', String(id));
    page = await one.start(link);
    await toFaces(page);
    await page.route('**/api/v1/ratings', (route) => route.abort());
    await tap(page);
    await page.goto(`${own.url}/k/`);
    await tap(page, 'Không hài lòng');
    await page.goto(`${own.url}/k/`);
    await toFaces(page);
    await openMenu();
    const [download] = await Promise.all([page.waitForEvent('download'), button('Xuất dữ liệu ra tệp').click()]);
    const file = path.join(own.dir, download.suggestedFilename());
    await download.saveAs(file);
    await one.kill();
    for (const _ of ['once', 'and again']) await own.command('import', 'rescue', file);
    await own.untilNoneIsMissing(id, 2);
    const { total } = JSON.parse(await own.command('score', '--period', thisYear, '--agency', agency, '--format', 'json'));
    assert.deepEqual(total.counts, [0, 1, 0, 0, 1]);
    page = await one.start(`${own.url}/k/`);
    await outboxEmpty(page);
    await own.untilNoneIsMissing(id, 2);
  } finally {
    await one.remove();
    await own.stop();
  }
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
