// What a device shows on its bad days, and to the person in charge, at the sizes of the field: it stands the same looks.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { onPage } from '../browser.mjs';
import { server } from '../context.mjs';
import { servicePoint } from '../demo.mjs';
import { inspect, openKiosk, rate, screens, settled, toFaces, touch } from '../kiosk-person.mjs';

const sizes = Object.keys(screens);

/** A kiosk that waits for its pairing, and the PIN of its menu. */
async function kioskWithPin() {
  const running = await server();
  const { id, link } = await running.enrol(servicePoint, `Máy hiếm gặp ${performance.now()}`);
  const pin = await running.command('kiosk', 'set-pin', String(id));
  return { link, pin };
}

/** The person in charge holds the name of the counter. */
async function hold(page) {
  const box = await page.locator('header .where').boundingBox();
  await page.mouse.move(box.x + Math.min(40, box.width / 2), box.y + box.height / 2);
  await page.mouse.down();
  await page.getByRole('dialog').waitFor();
  await page.mouse.up();
}

/** From now on neither of the two places keeps what it is given. */
function breakStorage() {
  const dead = () => { throw new DOMException('broken', 'UnknownError'); };
  IDBFactory.prototype.open = dead;
  IDBObjectStore.prototype.add = dead;
  IDBObjectStore.prototype.put = dead;
  Storage.prototype.setItem = dead;
}

describe('the screens of bad days', () => {
  for (const size of sizes) {
    test(`nothing can be stored, at ${size}`, () => onPage({ size }, async (page) => {
      await openKiosk(page);
      await toFaces(page);
      await page.evaluate(breakStorage);
      await page.locator('.level').first().click();
      await page.getByRole('heading', { name: 'Đánh giá chưa được ghi nhận' }).waitFor();
      await settled(page);
      await inspect(page, 'not-stored', size);
      await page.getByRole('heading', { name: 'Thiết bị tạm ngừng nhận đánh giá' }).waitFor({ timeout: 20_000 });
      await inspect(page, 'out-of-order', size);
      assert.equal(await page.locator('.level').count(), 0, 'nobody is asked in vain');
    }));

    test(`another window is open, at ${size}`, () => onPage({ size }, async (page) => {
      await openKiosk(page);
      const second = await page.context().newPage();
      await second.goto(page.url());
      await second.getByRole('heading', { name: 'Màn hình đánh giá đã mở ở cửa sổ khác' }).waitFor();
      await inspect(second, 'elsewhere', size);
      await second.close();
    }));

    test(`the server is slow, or not the one that answers, at ${size}`, () => onPage({ size }, async (page) => {
      const { link } = await kioskWithPin();
      let answer;
      const asked = new Promise((resolve) => {
        void page.route('**/api/v1/pairings', (route) => {
          answer = route;
          resolve();
        });
      });
      await page.goto(link);
      await asked;
      await page.getByRole('heading', { name: 'Đang ghép nối thiết bị…' }).waitFor();
      await inspect(page, 'pairing', size);
      await answer.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Wi-Fi</h1>' });
      await page.getByRole('heading', { name: 'Chưa kết nối được với máy chủ' }).waitFor();
      await inspect(page, 'unreachable', size);
    }));

    test(`training, PIN and menu, at ${size}`, () => onPage({ size }, async (page) => {
      const { link, pin } = await kioskWithPin();
      await page.goto(link);
      await page.locator('.domains, .faces').waitFor();
      await settled(page);
      await hold(page);
      await inspect(page, 'pin', size);
      const dialog = page.getByRole('dialog');
      for (const digit of pin) await dialog.getByRole('button', { name: digit, exact: true }).click();
      await touch(page, 'Mở');
      await page.getByText('Thiết bị đếm').waitFor();
      await inspect(page, 'menu', size);
      await touch(page, 'Gỡ ghép nối');
      await page.getByText('đang chờ gửi vẫn được giữ').waitFor();
      await inspect(page, 'menu-unpair', size);
      await touch(page, 'Đóng');
      await hold(page);
      for (const digit of pin) await dialog.getByRole('button', { name: digit, exact: true }).click();
      await touch(page, 'Mở');
      await touch(page, 'Bật chế độ tập huấn');
      await page.getByText('CHẾ ĐỘ TẬP HUẤN').waitFor();
      await settled(page);
      await inspect(page, 'training-domains', size);
      await toFaces(page);
      await inspect(page, 'training-faces', size);
      await rate(page, 'Hài lòng');
      await inspect(page, 'training-reasons', size);
      await touch(page, 'Viết góp ý');
      await inspect(page, 'training-comment', size);
      await touch(page, 'Gửi');
      await inspect(page, 'training-thanks', size);
    }));
  }
});
