// A kiosk loses nothing: pulled plugs, lost answers, strange networks, two windows, a storage that is gone.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';

import { agency, servicePoint, thisYear } from '../demo.mjs';
import { Device, until } from '../device.mjs';
import { Gateway } from '../gateway.mjs';
import { again as loadAgain, kept, tap, toFaces } from '../kiosk-taps.mjs';
import { Server } from '../server.mjs';

const RATINGS = '**/api/v1/ratings';

let server;
let device;
let start;
let number = 0;

const again = (page) => loadAgain(page, server.url);
const counted = () => server.taps(agency, thisYear);
const isCounted = (more) => until(async () => await counted() === start + more, `${more} more are counted`, 60_000);

/** A new device that is paired and shows the faces. */
async function paired(through = (link) => link) {
  number += 1;
  const link = await server.command('kiosk', 'enrol', '--service-point', servicePoint, '--name', `Máy ngoại tuyến ${number}`);
  device = new Device();
  const page = await device.start(through(link));
  await toFaces(page);
  start = await counted();
  return page;
}

describe('a kiosk that loses nothing', () => {
  before(async () => { server = await Server.start('offline'); });
  after(async () => { await server?.stop(); });
  afterEach(async () => {
    await device?.remove();
    device = undefined;
  });

  test('starts after a reboot while the server is away, and its taps arrive later', async () => {
    let page = await paired();
    await kept(page);
    await device.kill();
    await server.halt();
    page = await device.start(`${server.url}/k/`);
    await tap(page, 'Hài lòng');
    await device.kill();
    page = await device.start(`${server.url}/k/`);
    await tap(page);
    await server.resume();
    await isCounted(2);
  });

  test('is unplugged between tap and acknowledgement', async () => {
    let page = await paired();
    await page.route(RATINGS, () => undefined);
    await tap(page);
    await device.kill();
    page = await device.start(`${server.url}/k/`);
    await isCounted(1);
    await toFaces(page);
  });

  test('believes neither a captive portal, nor an error, nor a lost answer', async () => {
    const page = await paired();
    const tries = [];
    const cases = [
      (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Wi-Fi</h1>' }),
      (route) => route.fulfill({ status: 500, body: '' }),
      async (route) => {
        // The server has it, the device does not hear of it.
        await route.fetch();
        await route.abort('connectionreset');
      },
    ];
    await page.route(RATINGS, (route) => {
      tries.push(JSON.parse(route.request().postData()).ratings.map(({ id }) => id));
      return (cases.shift() ?? ((last) => last.continue()))(route);
    });
    await tap(page);
    await until(() => tries.length >= 4, 'it was sent four times', 60_000);
    assert.equal(new Set(tries.flat()).size, 1, 'always the same rating');
    await isCounted(1);
    await page.unroute(RATINGS);
  });

  test('works in one window; another one waits for its end', async () => {
    const page = await paired();
    const second = await device.context.newPage();
    await second.goto(`${server.url}/k/`);
    await second.getByRole('heading', { name: /cửa sổ khác/ }).waitFor();
    await tap(page);
    await isCounted(1);
    await page.close();
    await tap(second);
    await isCounted(2);
  });

  test('recovers what was unsent when its database disappears', async () => {
    const page = await paired();
    await page.route(RATINGS, (route) => route.abort());
    await tap(page);
    await page.evaluate(() => new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase('hailong-kiosk');
      request.onsuccess = resolve;
      request.onerror = reject;
    }));
    await page.unroute(RATINGS);
    await again(page);
    await isCounted(1);
    await tap(page);
    await isCounted(2);
  });

  test('goes on when its database is damaged', async () => {
    let page = await paired();
    await page.route(RATINGS, (route) => route.abort());
    await tap(page);
    await device.off();
    device.damage();
    page = await device.start(`${server.url}/k/`);
    await isCounted(1);
    await tap(page);
    await isCounted(2);
  });

  test('counts a tap although there is no room left', async () => {
    const page = await paired();
    const browser = await device.context.newCDPSession(page);
    await browser.send('Storage.overrideQuotaForOrigin', { origin: server.url, quotaSize: 1 });
    await tap(page);
    await isCounted(1);
    await browser.send('Storage.overrideQuotaForOrigin', { origin: server.url });
    await again(page);
    await tap(page, 'Hài lòng');
    await isCounted(2);
  });

  for (const [words, days] of [['a year ahead', 365], ['a day behind', -1]]) {
    test(`counts today although its clock is ${words}`, async () => {
      const page = await paired();
      await page.addInitScript((shift) => {
        const Right = Date;
        globalThis.Date = class extends Right {
          constructor(...given) { super(...(given.length > 0 ? given : [Right.now() + shift])); }
          static now() { return Right.now() + shift; }
        };
      }, days * 86_400_000);
      await again(page);
      await page.route(RATINGS, (route) => route.abort());
      await tap(page);
      await page.unroute(RATINGS);
      const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
      const before = await server.taps(agency, today);
      await until(async () => await server.taps(agency, today) === before + 1, 'it is counted today', 60_000);
    });
  }

  test('takes a new version over while the ratings wait, and the new one sends them', async () => {
    const gateway = await Gateway.before(server);
    try {
      const page = await paired((link) => gateway.through(link));
      await kept(page);
      const names = () => page.evaluate(() => caches.keys()).catch(() => []);
      const [old] = await names();
      gateway.refuse = ({ method }, response) => {
        if (method === 'POST') response.writeHead(503).end();
        return method === 'POST';
      };
      await tap(page);
      await page.evaluate(() => { window.before = true; });
      gateway.change = (path, body) => (path === '/k/sw.js' ? body.toString().replace('"hash":"', '"hash":"new-') : null);
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/k/')).update());
      // Somebody stands before it: the page stays, until the first screen is back.
      await until(async () => !(await page.evaluate(() => window.before).catch(() => true)), 'loaded anew when idle', 90_000);
      await until(async () => (await names()).every((name) => name !== old), 'only the new files are kept');
      await toFaces(page);
      gateway.refuse = () => false;
      await isCounted(1);
    } finally {
      await gateway.stop();
    }
  });

  test('keeps nothing of the application when the operator switches the worker off', async () => {
    const page = await paired();
    await kept(page);
    await page.route(RATINGS, (route) => route.abort());
    await tap(page);
    await server.halt();
    server.env.HAILONG__KIOSK__WORKER = 'false';
    await server.resume();
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/k/'))?.update());
    const left = () => page.evaluate(async () => [
      (await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length,
    ]).catch(() => [1, 1]);
    await until(async () => (await left()).every((each) => each === 0), 'worker and files are gone', 60_000);
    await page.unroute(RATINGS);
    await again(page);
    await isCounted(1);
  });
});
