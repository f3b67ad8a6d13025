// New versions of the application on a kiosk: they come whole or not at all, when nobody is there, and lose no rating.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';

import { agency, servicePoint, thisYear } from '../demo.mjs';
import { Device, until } from '../device.mjs';
import { Gateway } from '../gateway.mjs';
import { again, kept, tap, toFaces } from '../kiosk-taps.mjs';
import { Server } from '../server.mjs';

let server;
let gateway;
let device;
let page;
let start;
let number = 0;

const counted = () => server.taps(agency, thisYear);
const isCounted = (more) => until(async () => await counted() === start + more, `${more} more are counted`, 60_000);

/** The server takes no rating for now. */
function refusesPosts({ method }, response) {
  if (method === 'POST') response.writeHead(503).end();
  return method === 'POST';
}

/** The versions of the application that the device keeps; none while the page is being loaded. */
const versions = () => page.evaluate(() => caches.keys()).catch(() => []);

/** Whether one version is kept, and its name begins so. */
async function isAlone(name) {
  const there = await versions();
  return there.length === 1 && there[0].startsWith(name);
}

/** Offers a new version of the application, whose name begins with `mark`, and lets the device ask for it. */
async function offer(mark) {
  gateway.change = (path, body) => (path === '/k/sw.js' ? body.toString().replace('"hash":"', `"hash":"${mark}`) : null);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/k/')).update().catch(() => undefined));
}

/** Whether no worker is on its way. */
const settledWorker = () => page.evaluate(async () => {
  const { installing, waiting } = await navigator.serviceWorker.getRegistration('/k/');
  return installing === null && waiting === null;
});

describe('the application of a kiosk', () => {
  before(async () => { server = await Server.start('versions'); });
  after(async () => { await server?.stop(); });
  beforeEach(async () => {
    number += 1;
    gateway = await Gateway.before(server);
    device = new Device();
    const { link } = await server.enrol(servicePoint, `Máy đổi phiên bản ${number}`);
    page = await device.start(gateway.through(link));
    await toFaces(page);
    await kept(page);
    start = await counted();
  });
  afterEach(async () => {
    await device?.remove();
    await gateway?.stop();
  });

  test('takes a new version over while the ratings wait, and the new one sends them', async () => {
    gateway.refuse = refusesPosts;
    await tap(page);
    await page.evaluate(() => { window.before = true; });
    await offer('new-');
    // Somebody stands before it: the page stays, until the first screen is back.
    await until(async () => !(await page.evaluate(() => window.before).catch(() => true)), 'loaded anew when idle', 90_000);
    await until(() => isAlone('hailong-kiosk-new-'), 'only the new files are kept');
    await toFaces(page);
    gateway.refuse = () => false;
    await isCounted(1);
  });

  test('keeps the version it has until a new one has come whole', async () => {
    const before = await versions();
    const broken = await page.evaluate(async (name) => {
      const files = await (await caches.open(name)).keys();
      return files.map(({ url }) => new URL(url).pathname).find((path) => path.endsWith('.css'));
    }, before[0]);
    let failed = 0;
    gateway.refuse = ({ url }, response) => {
      if (url !== broken) return false;
      failed += 1;
      response.writeHead(500).end();
      return true;
    };
    await offer('broken-');
    await until(async () => failed > 0 && await settledWorker(), 'the new version has been given up');
    assert.deepEqual(await versions(), before);
    gateway.unplug();
    await page.goto(`${gateway.url}/k/`);
    await page.locator('main:is([data-place="domains"], [data-place="faces"])').waitFor();
    assert.deepEqual(await versions(), before, 'it starts without network from what it had');

    gateway.plugIn();
    const answered = new Map();
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      answered.set(`${response.request().method()} ${pathname}`, response.fromServiceWorker());
    });
    await offer('new-');
    await until(() => isAlone('hailong-kiosk-new-'), 'the whole one takes over', 60_000);
    await tap(page);
    await isCounted(1);
    assert.deepEqual([answered.get('GET /k/'), answered.get('POST /api/v1/ratings')], [true, false], 'who answers');
  });

  test('keeps nothing of the application when the operator switches the worker off', async () => {
    gateway.refuse = refusesPosts;
    await tap(page);
    await server.halt();
    server.env.HAILONG__KIOSK__WORKER = 'false';
    await server.resume();
    const pairings = [];
    page.on('request', (request) => request.url().endsWith('/api/v1/pairings') && pairings.push(request.url()));
    await page.evaluate(async () => {
      window.before = true;
      await (await navigator.serviceWorker.getRegistration('/k/'))?.update();
    });
    const left = () => page.evaluate(async () => [
      (await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length, Number(window.before ?? false),
    ]).catch(() => [1, 1, 1]);
    await until(async () => (await left()).every((each) => each === 0), 'worker and files are gone, and the page is new', 60_000);
    await page.locator('main:is([data-place="domains"], [data-place="faces"])').waitFor();
    assert.deepEqual(pairings, [], 'the code of the pairing is not used again');
    gateway.refuse = () => false;
    await again(page, gateway.url);
    await isCounted(1);
  });
});
