// A device looks at itself before it is put up: what it has, and each thing that it may lack.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { look, onPage } from '../browser.mjs';
import { server } from '../context.mjs';
import { Device } from '../device.mjs';
import { checkDevice } from '../kiosk-taps.mjs';

const MINUTE = 60_000;
const CHECKS = 11;

/** Windows of the tests are private: this makes a page look like one that is not, so that the sum depends on the rest. */
function ordinary() {
  globalThis.Worker = class { constructor() { throw new Error('nobody times the disk'); } };
  StorageManager.prototype.estimate = async () => ({ quota: 2 ** 40, usage: 0 });
}

/** The check in an ordinary window that `prepare` has changed. */
const checked = (prepare, visit) => onPage({ size: 'laptop' }, async (page) => {
  await page.addInitScript(ordinary);
  await prepare(page);
  await visit(await checkDevice(page, (await server()).url), page);
});

/** The names of what is not met. */
const failing = (found) => Object.entries(found).filter(([, state]) => state === 'fail').map(([name]) => name);

describe('a device checks itself', () => {
  test('and finds what it has', () => checked(() => undefined, async (found, page) => {
    for (const name of ['secure', 'server', 'storage', 'private', 'worker', 'locks', 'clock']) assert.equal(found[name], 'ok', name);
    assert.deepEqual(failing(found), []);
    assert.notEqual(found.sum, 'fail');
    assert.equal(Object.keys(found).length, CHECKS + 1);
    assert.ok(!Object.values(found).includes('waiting'), 'nothing is left out');
    await look(page, 'kiosk-check');
  }));

  const small = { width: 640, height: 360 };
  test('and finds a screen that is too small', () => checked((page) => page.setViewportSize(small), async (found, page) => {
    assert.deepEqual(failing(found), ['screen', 'sum']);
    await page.getByText('Màn hình nhỏ hơn 800 × 480 điểm ảnh.').waitFor();
    assert.equal(await page.locator('[data-check="screen"] output').innerText(), '640 × 360');
    await look(page, 'kiosk-check-small');
  }));

  for (const [promised, state, words] of [
    [false, 'warn', 'Trình duyệt chưa hứa giữ dữ liệu.'], [true, 'ok', 'Trình duyệt hứa không tự xóa dữ liệu của trang này.'],
  ]) {
    const promising = (promise) => {
      StorageManager.prototype.persist = async () => promise;
      StorageManager.prototype.persisted = async () => false;
    };
    test(`and finds that its browser ${promised ? 'keeps' : 'may throw away'} what it stores`, () =>
      checked((page) => page.addInitScript(promising, promised), async (found, page) => {
        assert.equal(found.persist, state);
        await page.getByText(words).waitFor();
        if (!promised) assert.equal(found.sum, 'warn');
      }));
  }

  test('and finds a storage that takes nothing', () => {
    const full = () => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; };
    return checked((page) => page.addInitScript(full), async (found, page) => {
      assert.deepEqual(failing(found), ['storage', 'sum']);
      await page.getByText('Không ghi được vào bộ nhớ của trình duyệt').waitFor();
    });
  });

  test('and does not believe a network that answers in the server’s place', () => {
    const portal = (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Wi-Fi</h1>' });
    return checked((page) => page.route('**/version', portal), (found) => assert.deepEqual(failing(found), ['server', 'sum']));
  });

  test('and finds a clock that is ten minutes ahead', () => onPage({ size: 'laptop' }, async (page) => {
    await page.clock.install({ time: Date.now() + 10 * MINUTE });
    await page.goto(`${(await server()).url}/k/check`);
    await page.clock.runFor(3_000);
    await page.locator('[data-check="clock"] .tag[data-when="fail"]:visible').waitFor();
  }));

  for (const [kind, args, state, words] of [
    ['a private', ['--incognito'], 'fail', 'Có vẻ trình duyệt đang chạy ẩn danh hoặc InPrivate'],
    ['an ordinary', [], 'ok', 'Không có dấu hiệu của cửa sổ ẩn danh hay InPrivate.'],
  ]) {
    test(`and recognises ${kind} window`, async () => {
      const device = new Device();
      try {
        const page = await device.start('about:blank', ...args);
        const found = await checkDevice(page, (await server()).url);
        assert.equal(found.private, state);
        await page.getByText(words).waitFor();
      } finally {
        await device.remove();
      }
    });
  }

  test('and says so where the browser does not tell whether its window is private', () => {
    const silent = () => { StorageManager.prototype.estimate = async () => ({}); };
    return checked((page) => page.addInitScript(silent), (found) => assert.equal(found.private, 'warn'));
  });

  test('without JavaScript it says so', () => onPage({ size: 'kiosk', javaScript: false }, async (page) => {
    await page.goto(`${(await server()).url}/k/check`);
    await page.getByText('Trang này cần JavaScript để tự kiểm tra.').waitFor();
    assert.equal(await page.getByText('Chưa kiểm tra').count(), CHECKS);
  }));
});
