// The voice of a kiosk: what it reads, that it never reads what a person has written, and that it falls silent.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { onPage } from '../browser.mjs';
import { openKiosk, rate, settled, toFaces, touch } from '../kiosk-person.mjs';

const MORNING = '2026-11-24T09:00:00+07:00';
const LABELS = ['Rất hài lòng', 'Hài lòng', 'Bình thường', 'Không hài lòng', 'Rất không hài lòng'];
const WRITTEN = 'chờ hai giờ';

/** In the page: voices that note what they are given, and read until they are silenced. */
function voices(installed) {
  const heard = [];
  const voice = {
    speaking: false,
    getVoices: () => installed,
    speak: ({ text, lang }) => {
      heard.push({ text, lang });
      voice.speaking = true;
    },
    cancel: () => {
      if (voice.speaking) heard.push('silence');
      voice.speaking = false;
    },
    addEventListener: () => undefined,
  };
  globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(globalThis, 'speechSynthesis', { value: voice });
  globalThis.heard = heard;
}

const local = (lang, name) => ({ lang, name, localService: true });
const installed = [local('en-GB', 'Daisy'), local('vi_VN', 'Lan')];

/** All that was heard since the last time: texts, and where it fell silent. */
const heard = (page) => page.evaluate(() => globalThis.heard.splice(0).map((each) => each.text ?? each));

/** A kiosk with these voices. */
const withVoices = (voicesThere, visit, options = {}) => onPage({ size: 'kiosk' }, async (page) => {
  await page.addInitScript(voices, voicesThere);
  await openKiosk(page, options);
  await visit(page);
});

/** What stands on the screen as its question and its explanation. */
const question = (page) => page.locator('h1, .lead').allInnerTexts();

describe('a kiosk reads aloud', () => {
  test('its question, its answers and what happens to them, in this order', () => withVoices(installed, async (page) => {
    await touch(page, 'Đọc to');
    const domains = await page.locator('.domains .card:visible').allInnerTexts();
    assert.deepEqual(await heard(page), [...await question(page), ...domains]);
    await toFaces(page);
    assert.deepEqual(await heard(page), ['silence'], 'another screen ends what was read of the one before');
    await touch(page, 'Đọc to');
    const footer = await page.locator('footer p').innerText();
    assert.deepEqual(await heard(page), [...await question(page), ...LABELS, footer]);
    await touch(page, 'Đọc to');
    assert.deepEqual(await heard(page), ['silence'], 'the second touch only ends it');
  }));

  test('in the language of the screen, with the voice that speaks it', () => withVoices(installed, async (page) => {
    const languages = () => page.evaluate(() => [...new Set(globalThis.heard.map(({ lang }) => lang).filter(Boolean))]);
    await touch(page, 'Đọc to');
    assert.deepEqual(await languages(), ['vi_VN']);
    await touch(page, 'English');
    assert.equal((await heard(page)).at(-1), 'silence');
    await touch(page, 'Read aloud');
    assert.deepEqual(await languages(), ['en-GB']);
  }));

  test('never what a person has written', () => withVoices(installed, async (page) => {
    await toFaces(page);
    await rate(page, 'Không hài lòng');
    await touch(page, 'Viết góp ý');
    await page.locator('textarea').fill(WRITTEN);
    await touch(page, 'Đọc to');
    const said = await heard(page);
    assert.ok(said.includes(await page.locator('h1').innerText()), 'it reads the screen');
    await touch(page, 'Quay lại');
    await touch(page, 'Đọc to');
    said.push(...await heard(page));
    assert.ok(said.some((text) => text.includes('Không hài lòng')), 'and what was recorded');
    await touch(page, 'Sửa góp ý');
    assert.equal(await page.locator('textarea').inputValue(), WRITTEN, 'what was written is still there');
    await touch(page, 'Gửi');
    await page.getByRole('heading', { name: 'Cảm ơn Ông/Bà.' }).waitFor();
    await settled(page);
    await touch(page, 'Đọc to');
    said.push(...await heard(page));
    assert.ok(said.includes('Cảm ơn Ông/Bà.'));
    assert.deepEqual(said.filter((text) => text.includes(WRITTEN)), []);
  }));

  test('to nobody who has left', () => withVoices(installed, async (page) => {
    await toFaces(page, MORNING);
    await touch(page, 'Đọc to', MORNING);
    assert.ok((await heard(page)).length > 0);
    await page.clock.runFor(26_000);
    await page.locator('.domains').waitFor();
    assert.deepEqual(await heard(page), ['silence']);
  }, { clock: MORNING }));

  test('only with a voice of the device itself: others tell a server what is on the screen', () => {
    const elsewhere = [{ ...local('vi-VN', 'Cloud'), localService: false }, local('en-GB', 'Daisy')];
    return withVoices(elsewhere, async (page) => {
      assert.equal(await page.getByRole('button', { name: 'Đọc to' }).count(), 0);
      await touch(page, 'English');
      await page.getByRole('button', { name: 'Read aloud' }).waitFor();
    });
  });
});
