// What is on a kiosk's screen, at the sizes of the field: large enough, whole, readable, and nobody's when nobody is there.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { look, onPage } from '../browser.mjs';
import { server } from '../context.mjs';
import { followups, inspect, openKiosk, rate, screens, settled, toFaces, touch } from '../kiosk-person.mjs';

const sizes = Object.keys(screens);

const faceHeights = (page) => page.locator('.level .face').evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().height)));

const weekdays = [1, 2, 3, 4, 5];
const opening = weekdays.flatMap((weekday) => [
  { weekday, from: '07:30', until: '11:30' }, { weekday, from: '13:00', until: '17:00' },
]);
/** Tuesday in the opening hours, in the zone of the counter. */
const MORNING = '2026-11-24T09:00:00+07:00';
const MINUTE = 60_000;

const domains = ['Đất đai', 'Xây dựng', 'Y tế', 'Giáo dục và đào tạo', 'Hộ tịch', 'Chứng thực', 'Đăng ký kinh doanh',
  'Lao động và xã hội', 'Môi trường', 'Tài chính', 'Văn hóa, thể thao và du lịch', 'Thi đua, khen thưởng', 'Giao thông',
  'Nông nghiệp', 'Công thương', 'Khoa học và công nghệ'].map((vi, index) => ({ key: `d${index}`, names: { vi, en: `Field ${index}` } }));

describe('the screens of a kiosk', () => {
  for (const size of sizes) {
    test(`from the first touch to the thanks, at ${size}`, () => onPage({ size }, async (page) => {
      await openKiosk(page, { changes: { hotline: '028 0000 0000' } });
      await inspect(page, 'domains', size);
      await toFaces(page);
      await inspect(page, 'faces', size);
      await rate(page, 'Hài lòng');
      await page.getByRole('heading', { name: 'Điều gì làm Ông/Bà hài lòng nhất?' }).waitFor();
      await touch(page, page.locator('.reason').first());
      await inspect(page, 'reasons', size);
      assert.match(await page.locator('.reason').last().evaluate((last) => last.textContent), /Đường dây nóng: 028 0000 0000/);
      await touch(page, 'Sửa lựa chọn');
      await inspect(page, 'again', size);
      await touch(page, 'Rất hài lòng');
      await touch(page, 'Viết góp ý');
      for (const key of [...'tieengs vieetj']) await page.locator('.keyboard').getByText(key === ' ' ? 'Dấu cách' : key, { exact: true }).click();
      assert.equal(await page.locator('textarea').inputValue(), 'tiếng việt');
      await inspect(page, 'comment', size);
      await touch(page, 'Gửi');
      await page.getByRole('heading', { name: 'Cảm ơn Ông/Bà.' }).waitFor();
      await inspect(page, 'thanks', size);
    }));

    test(`large type leaves the faces their size, at ${size}`, () => onPage({ size }, async (page) => {
      await openKiosk(page);
      await toFaces(page);
      const normal = await faceHeights(page);
      await touch(page, 'Chữ to');
      const large = await faceHeights(page);
      assert.ok(Math.min(...large) >= 0.7 * Math.max(...normal), `${large} px, not ${normal} px`);
    }));

    test(`in large type and strong contrast, at ${size}`, () => onPage({ size }, async (page) => {
      await openKiosk(page, { changes: { domains } });
      await touch(page, 'Chữ to');
      await touch(page, 'Tương phản');
      await inspect(page, 'large-domains', size);
      const first = await page.locator('.domains .card:visible').first().innerText();
      await touch(page, 'Trang sau');
      assert.notEqual(await page.locator('.domains .card:visible').first().innerText(), first);
      await inspect(page, 'large-domains-2', size);
      await toVisibleDomain(page);
      await inspect(page, 'large-faces', size);
      await rate(page, 'Không hài lòng');
      await page.getByRole('heading', { name: 'Điều gì cần cải thiện?' }).waitFor();
      await inspect(page, 'large-reasons', size);
      await touch(page, 'Viết góp ý');
      await inspect(page, 'large-comment', size);
      await touch(page, 'Gửi');
      await inspect(page, 'large-thanks', size);
    }));

    test(`when nobody is there, at ${size}`, () => onPage({ size }, async (page) => {
      await openKiosk(page, { changes: { opening, holidays: [] }, clock: MORNING });
      await page.clock.runFor(4 * MINUTE);
      await page.getByText('Giờ làm việc hôm nay: 07:30–11:30 và 13:00–17:00').waitFor();
      await inspect(page, 'attract', size);
      const byDay = await brightness(page);
      const before = await page.locator('.drift').evaluate((drift) => getComputedStyle(drift).transform);
      await page.clock.runFor(MINUTE);
      assert.notEqual(await page.locator('.drift').evaluate((drift) => getComputedStyle(drift).transform), before, 'moves a little');
      await page.clock.runFor(3 * 60 * MINUTE);
      await page.getByRole('heading', { name: 'Ngoài giờ làm việc' }).waitFor();
      await page.getByText('Mở cửa lại: 13:00, hôm nay').waitFor();
      await inspect(page, 'closed', size);
      assert.ok(await brightness(page) < byDay, 'after hours it is darker than by day');
      await page.locator('.attract').click();
      await page.locator('.domains').waitFor();
      await settled(page, MORNING);
      await toFaces(page, MORNING);
      await page.clock.runFor(16_000);
      await page.getByText('Ông/Bà cần thêm thời gian?').waitFor();
      await inspect(page, 'countdown', size);
      await touch(page, 'Thêm thời gian', MORNING);
      await page.clock.runFor(14_000);
      assert.equal(await page.locator('.faces').count(), 1, 'the person has the whole time again');
      await page.clock.runFor(12_000);
      await page.locator('.domains').waitFor();
    }));

    test(`three faces and a comment alone, and no code yet, at ${size}`, async () => {
      const scale = { key: 'three', levels: [5, 3, 1].map((level) => ({ level, labels: { vi: ['', 'Kém', '', 'Tạm được', '', 'Tốt'][level] } })) };
      const questionnaire = { scale, reasons: [], comment: true };
      await onPage({ size }, async (page) => {
        await openKiosk(page, { changes: { domains: [], questionnaire } });
        await inspect(page, 'three', size);
        await rate(page, 'Tốt');
        await inspect(page, 'comment-only', size);
      });
      await onPage({ size, expect: [404, 422], refused: ['/api/v1/pairings'] }, async (page) => {
        await page.goto(`${(await server()).url}/k/`);
        await page.getByRole('heading', { name: 'Thiết bị chưa được ghép nối' }).waitFor();
        for (const sign of 'K7XQ2MPD') await page.locator('.keys').getByText(sign, { exact: true }).click();
        assert.equal(await page.getByLabel('Mã ghép nối').inputValue(), 'K7XQ-2MPD');
        await inspect(page, 'unpaired', size);
        await touch(page, 'Ghép nối');
        await page.getByRole('heading', { name: 'Mã ghép nối không đúng hoặc đã được dùng' }).waitFor();
      });
    });
  }

  test('the next person finds nothing of the one who walked away', () => onPage({ size: 'laptop' }, async (page) => {
    const sent = followups(page);
    await openKiosk(page, { clock: MORNING });
    await touch(page, 'English', MORNING);
    await page.locator('html[lang="en"]').waitFor();
    await touch(page, 'Large text', MORNING);
    await touch(page, 'Contrast', MORNING);
    await toFaces(page, MORNING);
    await rate(page, 'Satisfied', MORNING);
    await touch(page, page.locator('.reason').nth(1), MORNING);
    await touch(page, 'Write a comment', MORNING);
    await page.locator('textarea').pressSequentially('secretword');
    await page.clock.runFor(26_000);
    await page.locator('.domains').waitFor();
    const left = await page.evaluate(() => ({
      html: document.documentElement.outerHTML, lang: document.documentElement.lang, stored: JSON.stringify({ ...localStorage, ...sessionStorage }),
      classes: document.documentElement.className.trim(), focus: document.activeElement.tagName,
    }));
    assert.equal(left.lang, 'vi');
    assert.equal(left.classes, '');
    assert.equal(left.focus, 'H1');
    assert.doesNotMatch(left.html + left.stored, /secretword/);
    await page.clock.runFor(2_000);
    await (await server()).until(async () => sent.length > 0, 'the follow-up is sent');
    assert.equal(sent[0].outcome, 'timeout');
    assert.equal(sent[0].reasons, undefined);
    assert.equal(sent[0].comment, undefined);
  }));

  test('another language is there on the faces, too, and keeps the domain', () => onPage({ size: 'laptop' }, async (page) => {
    await openKiosk(page);
    const domain = await page.locator('.domains .card').first().innerText();
    await toFaces(page);
    await page.getByText(`Lĩnh vực: ${domain}`).waitFor();
    await touch(page, 'English');
    await page.getByRole('button', { name: 'Very satisfied' }).waitFor();
    assert.match(await page.locator('.lead').innerText(), /^Field: ./);
    await look(page, 'kiosk-faces-english');
  }));

  test('a wet thumb chooses again, within ten seconds and not after', () => onPage({ size: 'small' }, async (page) => {
    const sent = followups(page);
    await openKiosk(page, { clock: MORNING });
    await toFaces(page, MORNING);
    await rate(page, 'Rất không hài lòng', MORNING);
    await touch(page, 'Sửa lựa chọn', MORNING);
    await touch(page, 'Rất hài lòng', MORNING);
    await page.locator('.noted').getByText('Rất hài lòng').waitFor();
    await page.clock.runFor(10_000);
    assert.equal(await page.getByRole('button', { name: 'Sửa lựa chọn' }).count(), 0);
    await touch(page, 'Bỏ qua', MORNING);
    await page.clock.runFor(2_000);
    await (await server()).until(async () => sent.length > 0, 'the follow-up is sent');
    assert.equal(sent[0].correction, 5);
    assert.equal(sent[0].outcome, 'skip');
  }));

  test('a keyboard of the system leaves the comment and its buttons in sight', async () => {
    for (const size of sizes) {
      await onPage({ size }, async (page) => {
        await openKiosk(page);
        await toFaces(page);
        await rate(page, 'Bình thường');
        await touch(page, 'Viết góp ý');
        const { width, height } = page.viewportSize();
        await page.setViewportSize({ width, height: Math.round(height / 2) });
        await page.locator('html.covered').waitFor();
        for (const part of [page.locator('textarea'), page.getByRole('button', { name: 'Gửi' }), page.getByText('Xin đừng ghi họ tên')]) {
          const box = await part.boundingBox();
          assert.ok(box.y >= 0 && box.y + box.height <= height / 2 + 1, `in the upper half at ${size}`);
        }
        await look(page, `kiosk-covered-${size}`);
      });
    }
  });

  test('the finger is answered when it lands, and nothing leads outside', () => onPage({ size: 'laptop' }, async (page) => {
    await openKiosk(page);
    await toFaces(page);
    const face = page.locator('.level').nth(1);
    const { x, y, width, height } = await face.boundingBox();
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    assert.match(await face.getAttribute('class'), /pressed/);
    await page.mouse.move(1, 1);
    await page.mouse.up();
    assert.equal(await page.locator('a').count(), 0);
    const stopped = await page.evaluate(() => {
      const events = [new MouseEvent('contextmenu', { bubbles: true, cancelable: true }), new Event('dragstart', { bubbles: true, cancelable: true }),
        new WheelEvent('wheel', { bubbles: true, cancelable: true, ctrlKey: true }), new Event('paste', { bubbles: true, cancelable: true }),
        new KeyboardEvent('keydown', { key: 'F5', bubbles: true, cancelable: true }),
        new KeyboardEvent('keydown', { key: 'p', ctrlKey: true, bubbles: true, cancelable: true })];
      return events.map((event) => !document.querySelector('.level').dispatchEvent(event));
    });
    assert.deepEqual(stopped, stopped.map(() => true));
    const { touchAction, overscrollBehavior } = await page.evaluate(() => {
      const { touchAction, overscrollBehavior } = getComputedStyle(document.documentElement);
      return { touchAction, overscrollBehavior };
    });
    assert.deepEqual({ touchAction, overscrollBehavior }, { touchAction: 'none', overscrollBehavior: 'none' });
  }));

  test('keys alone are enough, and each screen says its question first', () => onPage({ size: 'laptop' }, async (page) => {
    await openKiosk(page);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
    await page.locator('.domains .card').first().press('Enter');
    await settled(page);
    assert.equal(await page.evaluate(() => document.activeElement.innerText), await page.locator('h1').innerText());
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.innerText), 'Rất hài lòng');
    await page.keyboard.press('Enter');
    await page.locator('.reasons').waitFor();
  }));
});

/** How bright the screen is that nobody touches, from 0 (black) to 255 (white). */
async function brightness(page) {
  const colour = await page.locator('.attract').evaluate((screen) => getComputedStyle(screen).backgroundColor);
  const [red, green, blue] = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour)?.slice(1).map(Number) ?? assert.fail(`${colour} is seen through`);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

async function toVisibleDomain(page) {
  await touch(page, page.locator('.domains .card:visible').first());
  await page.locator('.faces').waitFor();
}
