// What an agency did about earlier comments: its head says it, a citizen reads it with the thanks.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { look, onPage } from '../browser.mjs';
import { agency, servicePoint } from '../demo.mjs';
import { stand } from '../desk.mjs';
import { office, people, unitKeys } from '../office.mjs';
import { choose, phones, send, thanks, words } from '../phone.mjs';

const { administrator, auditor, manager } = people;

const SAID = 'Sáng thứ Hai phải chờ lâu mới đến lượt.';
const DONE = 'Mở thêm một quầy từ 7 giờ 30 đến 11 giờ 30 vào thứ Hai và thứ Ba.';

describe('what became of earlier comments', () => {
  test('is said by the head of the unit and read by a citizen', async () => {
    const server = await office();
    const link = await server.link(servicePoint);
    await onPage({ size: 'laptop', state: manager.state }, async (page) => {
      await page.goto(`${server.url}/dashboard`);
      await page.getByRole('link', { name: 'Phản hồi góp ý' }).click();
      await page.getByRole('link', { name: 'Thêm' }).click();
      await page.locator('[name="agency"]').selectOption(agency);
      await page.locator('[name="said_vi"]').fill(SAID);
      await page.locator('[name="done_vi"]').fill(DONE);
      await page.locator('main form button[type="submit"]').click();
      await page.waitForURL(/done=saved/);
      await look(page, 'reply-said', unitKeys);
    });
    for (const [locale, said] of Object.entries(words)) {
      await onPage({ ...phones.android, locale }, async (page) => {
        await page.goto(link);
        await choose(page, said.best);
        await send(page, said);
        await thanks(page, said).waitFor();
        await page.getByText(DONE).waitFor();
        const lang = await page.getByText(DONE).evaluate((text) => text.closest('[lang]').lang);
        assert.equal(lang, 'vi', 'it was said in Vietnamese alone');
        await look(page, `thanks-replies-${said.tag}`);
      });
    }
  });
});

stand('a page of replies', [
  ['replies', '/admin/replies', () => administrator.state],
  ['replies-of-auditor', '/admin/replies', () => auditor.state],
  ['replies-of-head', '/admin/replies', () => manager.state],
  ['reply-new', '/admin/replies/new', () => manager.state],
  ['reply', '/admin/replies/1', () => manager.state],
  ['reply-end', '/admin/replies/1/end', () => manager.state],
]);
