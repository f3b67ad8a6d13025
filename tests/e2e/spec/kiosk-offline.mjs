// A kiosk loses nothing: pulled plugs, lost answers, strange networks, two windows, a storage that is gone.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';

import { agency, servicePoint, thisYear } from '../demo.mjs';
import { Device, until } from '../device.mjs';
import { again as loadAgain, batches, inMemory, kept, tap, toFaces, whereKept } from '../kiosk-taps.mjs';
import { Server } from '../server.mjs';

const RATINGS = '**/api/v1/ratings';

let server;
let device;
let start;
/** The number that the server gave the device. */
let kiosk;
let number = 0;

const again = (page) => loadAgain(page, server.url);
const counted = () => server.taps(agency, thisYear);
const isCounted = (more) => until(async () => await counted() === start + more, `${more} more are counted`, 60_000);

/** All ratings of `period`, also where they are too few for the API to tell: soon after midnight. */
async function evenFew(period) {
  const said = await server.command('score', '--period', period, '--agency', agency, '--format', 'json');
  const { counts, flagged } = JSON.parse(said).total;
  return [...counts, ...flagged].reduce((sum, level) => sum + level, 0);
}

/** In the page: whether the browser refuses a write for want of room. For a while it goes by the room that it knew of. */
function isFull() {
  return new Promise((resolve) => {
    const answer = (full) => {
      indexedDB.deleteDatabase('trial');
      resolve(full);
    };
    const opening = indexedDB.open('trial', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('some');
    opening.onerror = () => answer(opening.error.name === 'QuotaExceededError');
    opening.onsuccess = () => {
      const writing = opening.result.transaction('some', 'readwrite');
      writing.objectStore('some').put('something', 1);
      const done = (full) => {
        opening.result.close();
        answer(full);
      };
      writing.oncomplete = () => done(false);
      writing.onabort = () => done(writing.error?.name === 'QuotaExceededError');
    };
  });
}

/** A new device that is paired and shows the faces. */
async function paired() {
  number += 1;
  const { id, link } = await server.enrol(servicePoint, `Máy ngoại tuyến ${number}`);
  kiosk = id;
  device = new Device();
  const page = await device.start(link);
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

  test('is counted once when what it sent comes five times at the same moment', async () => {
    const page = await paired();
    await page.route(RATINGS, (route) => route.abort());
    const [sent] = await Promise.all([page.waitForRequest(RATINGS), tap(page)]);
    const { authorization } = await sent.allHeaders();
    const again = { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body: sent.postData() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => fetch(sent.url(), again)));
    const said = await Promise.all(answers.map(async (answer) => [answer.status, (await answer.json()).results.map(({ status }) => status)]));
    const [first, ...others] = said.sort();
    assert.deepEqual(first, [200, ['accepted']]);
    assert.deepEqual(others, Array(4).fill([200, ['duplicate']]));
    await isCounted(1);
    await page.unroute(RATINGS);
    // The device's own comes sixth.
    await until(async () => (await inMemory(page)).waiting === 0, 'the device has its acknowledgement', 60_000);
    await server.untilNoneIsMissing(kiosk, 1);
    assert.equal(await counted(), start + 1);
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
    const sent = batches(page);
    const browser = await device.context.newCDPSession(page);
    await browser.send('Storage.overrideQuotaForOrigin', { origin: server.url, quotaSize: 1 });
    await until(() => page.evaluate(isFull), 'the browser has no room left', 60_000);
    await page.route(RATINGS, (route) => route.abort());
    await tap(page);
    await until(() => sent.length > 0, 'it is sent');
    const [{ id }] = sent[0].ratings;
    assert.deepEqual(await whereKept(page), { database: [], mirrorAlone: [id] }, 'the database has no room for it');
    await page.unroute(RATINGS);
    await server.untilNoneIsMissing(kiosk, 1);
    assert.equal(await counted(), start + 1);
    await browser.send('Storage.overrideQuotaForOrigin', { origin: server.url });
    await again(page);
    await tap(page, 'Hài lòng');
    await server.untilNoneIsMissing(kiosk, 2);
    assert.equal(await counted(), start + 2, 'each once');
    await until(async () => {
      const { database, mirrorAlone } = await whereKept(page);
      return database.length === 2 && mirrorAlone.length === 0;
    }, 'with room all is in the database again', 60_000);
  });

  for (const [words, days] of [['a year ahead', 365], ['a day behind', -1]]) {
    test(`counts today although its clock is ${words}`, async () => {
      const page = await paired();
      const shift = days * 86_400_000;
      await page.addInitScript((by) => {
        const Right = Date;
        globalThis.Date = class extends Right {
          constructor(...given) { super(...(given.length > 0 ? given : [Right.now() + by])); }
          static now() { return Right.now() + by; }
        };
      }, shift);
      await again(page);
      const sent = batches(page);
      const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
      const before = await evenFew(today);
      const begun = Date.now();
      await tap(page);
      await until(async () => await evenFew(today) === before + 1, 'it is counted today', 60_000);
      const [{ device_now: said, ratings: [{ rated_at: rated }] }] = sent;
      for (const time of [rated, said]) {
        const real = Date.parse(time) - shift;
        assert.ok(real >= begun && real <= Date.now(), `${time} is what a clock says that is ${words}`);
      }
    });
  }
});
