// The pages of whoever signs in, on a phone and on a laptop, in both languages: axe, width, pictures; and what they change.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { look, onPage } from '../browser.mjs';
import { stand } from '../desk.mjs';
import { office, people, unitKeys } from '../office.mjs';

const { administrator, auditor, manager, newcomer } = people;

/** Name of the picture, address, and whose cookies. */
const pages = [
  ['sign-in', '/sign-in', () => undefined],
  ['code', '/sign-in/code', () => administrator.pending],
  ['enrolment', '/account/second-factor', () => newcomer.state],
  ['account', '/account', () => administrator.state],
  ['account-of-manager', '/account', () => manager.state],
  ['password', '/account/password', () => manager.state],
  ['new-codes', '/account/recovery-codes', () => administrator.state],
  ['admin', '/admin', () => administrator.state],
  ['admin-of-auditor', '/admin', () => auditor.state],
  ['users', '/admin/users', () => administrator.state],
  ['users-none', '/admin/users?q=kh%C3%B4ng+ai+c%E1%BA%A3', () => administrator.state],
  ['user', '/admin/users/1', () => administrator.state],
  ['user-edit', '/admin/users/4/edit', () => administrator.state],
  ['user-reset', '/admin/users/1/reset', () => administrator.state],
  ['user-disable', '/admin/users/4/disable', () => administrator.state],
  ['invite', '/admin/users/new', () => administrator.state],
  ['tokens-none', '/admin/tokens', () => administrator.state],
  ['token-new', '/admin/tokens/new', () => administrator.state],
  ['audit', '/audit', () => auditor.state],
  ['audit-filtered', '/audit?kind=user&action=created', () => auditor.state],
];

stand('a page of people at work', pages);

describe('administration', () => {
  test('shows a token once, lists it, and withdraws it after asking', async () => {
    const { url } = await office();
    await onPage({ size: 'laptop', state: administrator.state, expect: [422] }, async (page) => {
      await page.goto(`${url}/admin/tokens/new`);
      await page.locator('main form button[type="submit"]').click();
      await page.locator('[aria-invalid="true"]').first().waitFor();
      await look(page, 'token-refused');
      await page.locator('[name="name"]').fill('Phần mềm một cửa');
      await page.locator('[name="grant"]').first().check();
      await page.locator('main form button[type="submit"]').click();
      const token = await page.locator('input.secret').inputValue();
      assert.match(token, /^hl_[0-9a-z]{32}$/);
      await look(page, 'token-made');
      await page.goto(`${url}/admin/tokens`);
      await look(page, 'tokens');
      assert.ok(!(await page.content()).includes(token), 'never again');
      const ask = (at) => page.request.get(`${at}/api/v1/scores?period=2025`, { headers: { authorization: `Bearer ${token}` } });
      const granted = (await ask(url)).status();
      await page.getByRole('main').getByRole('link', { name: 'Phần mềm một cửa' }).click();
      await look(page, 'token');
      await page.locator('main a[href$="/revoke"]').click();
      await look(page, 'token-revoke');
      await page.locator('main form button[type="submit"]').click();
      await page.waitForURL((where) => !where.pathname.endsWith('/revoke'));
      assert.notEqual(granted, 401, 'it was good');
      assert.equal((await ask(url)).status(), 401, 'it is not any more');
    });
    await onPage({ size: 'laptop', state: auditor.state }, async (page) => {
      await page.goto(`${url}/audit?kind=token`);
      assert.equal(await page.getByRole('row').filter({ hasText: 'Phần mềm một cửa' }).count(), 2, 'made and withdrawn');
    });
  });

  test('never lets the last administrator be locked out', async () => {
    const { url } = await office();
    await onPage({ size: 'laptop', state: administrator.state, expect: [422] }, async (page) => {
      for (const [who, done] of [[newcomer, true], [administrator, false]]) {
        await page.goto(`${url}/admin/users?q=${who.email}`);
        await page.getByRole('main').getByRole('link', { name: who.name }).click();
        await page.locator('main a[href$="/disable"]').click();
        await page.locator('main form button[type="submit"]').click();
        if (done) await page.waitForURL(/done=saved/);
        else await page.getByRole('alert').first().waitFor();
      }
      await look(page, 'last-administrator');
    });
    await onPage({ size: 'laptop', state: newcomer.state }, async (page) => {
      await page.goto(`${url}/account`);
      assert.equal(new URL(page.url()).pathname, '/sign-in', 'a locked account’s session has ended');
    });
  });

  test('is on record, for the auditor to read and nobody to change', async () => {
    const { url } = await office();
    await onPage({ size: 'laptop', state: auditor.state, expect: [403] }, async (page) => {
      await page.goto(`${url}/audit`);
      const text = await page.locator('main').innerText();
      for (const word of [administrator.name, newcomer.email, manager.email]) assert.ok(text.includes(word), word);
      const secrets = /hl_\w{20,}|invitations\/\w|\$argon2/;
      assert.doesNotMatch(text, secrets);
      const file = await page.request.get(`${url}/audit/export.csv`);
      assert.equal(file.status(), 200);
      assert.doesNotMatch(await file.text(), secrets);
      assert.equal(await page.locator('main form[method="post"]').count(), 0);
      await page.goto(`${url}/admin/users`);
      assert.equal(await page.locator('main a[href$="/new"]').count(), 0, 'an auditor is not offered what is refused');
      assert.equal((await page.goto(`${url}/admin/users/new`)).status(), 403);
    });
  });

  test('is on record in words, not in names of fields', async () => {
    const { url } = await office();
    await onPage({ size: 'laptop', state: auditor.state }, async (page) => {
      const found = new Set();
      for (const kind of ['agency', 'domain', 'scope', 'target', 'service_point', 'user', 'invitation', 'token', 'session']) {
        await page.goto(`${url}/audit?kind=${kind}`);
        const words = (await page.locator('main').innerText()).match(/[a-z]+(?:_[a-z]+)+/g) ?? [];
        words.filter((word) => !unitKeys.includes(word)).forEach((word) => found.add(`${kind}: ${word}`));
      }
      assert.deepEqual([...found], []);
    });
  });

  test('ends the other sessions of an account from its page', async () => {
    const { url } = await office();
    await onPage({ size: 'phone', state: manager.state }, async (page) => {
      await page.goto(`${url}/account`);
      const sessions = page.locator('.sessions > li');
      if (await sessions.count() > 1) await page.getByRole('button', { name: 'Kết thúc mọi phiên khác' }).click();
      await page.goto(`${url}/account`);
      assert.equal(await sessions.count(), 1);
    });
  });
});
