// The first day: the printed link makes an administrator, who invites the head of a ward, who sees that ward and no other.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { look, onPage, sizes, stateOf } from '../browser.mjs';
import { agency, mergedAgency, otherAgency, thisYear } from '../demo.mjs';
import { importUnits } from '../office.mjs';
import { accept, enterCode, person, setUp, signIn, takePhone } from '../people.mjs';
import { Server } from '../server.mjs';

const head = (page) => page.getByRole('heading', { level: 1 });

describe('a first start', () => {
  const chief = person('quantri@tanphu.example', 'Lê Thị Quản');
  const manager = person('thutruong@tanphu.example', 'Phạm Văn Trưởng');
  let server, link, admin, invitation;

  before(async () => {
    server = await Server.start('first-start', { demo: false });
    link = server.setUpLink;
  });
  after(async () => server?.stop());

  test('prints a link, and closes every page of people to whoever has no account', async () => {
    assert.ok(link, 'the server has printed a link');
    assert.ok(link.startsWith(`${server.url}/invitations/`), link);
    await onPage({ size: 'laptop' }, async (page) => {
      for (const path of ['/dashboard', '/admin', '/audit', '/account', `/agencies/${mergedAgency}`]) {
        await page.goto(server.url + path);
        const { pathname, searchParams } = new URL(page.url());
        assert.deepEqual([pathname, searchParams.get('next')], ['/sign-in', path]);
      }
    });
  });

  test('has no figure on its first page, and says so', async () => {
    await onPage({ size: 'phone' }, async (page) => {
      await page.goto(`${server.url}/`);
      assert.doesNotMatch(await page.locator('main').innerText(), /\d\s*%/);
      await look(page, 'empty-start');
    });
  });

  test('takes no weak password, and keeps what was typed', async () => {
    await onPage({ size: 'laptop', expect: [422] }, async (page) => {
      await page.goto(link);
      await page.locator('[name="email"]').fill(chief.email);
      await page.locator('[name="name"]').fill(chief.name);
      for (const weak of ['ngắn', 'password1234', chief.email]) {
        await page.locator('[name="new"]').fill(weak);
        await page.locator('[name="again"]').fill(weak);
        await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
        await page.locator('[name="new"][aria-invalid="true"]').waitFor();
        assert.equal(await page.locator('[name="email"]').inputValue(), chief.email);
        assert.equal(await page.locator('[name="name"]').inputValue(), chief.name);
        assert.equal(await page.locator('[name="new"]').inputValue(), '', 'a password never comes back');
      }
      await look(page, 'set-up-refused');
    });
  });

  test('makes the first administrator, who must take a phone before anything else', async () => {
    await onPage({ size: 'laptop', expect: [403, 422] }, async (page) => {
      await setUp(page, link, chief);
      await look(page, 'set-up-done');
      await signIn(page, chief);
      await page.waitForURL(`${server.url}/account/second-factor`);
      for (const shut of ['/admin', '/admin/users/new', '/dashboard']) {
        const answer = await page.goto(server.url + shut);
        assert.equal(answer.status(), 403, `${shut} without a second factor`);
      }
      await look(page, 'second-factor-first');
      await page.goto(`${server.url}/account/second-factor`);
      const codes = await takePhone(page, chief);
      assert.ok(codes.length >= 8, `${codes.length} recovery codes`);
      assert.equal(new Set(codes).size, codes.length);
      chief.recovery = codes;
      await look(page, 'recovery-codes');
      await page.getByRole('link', { name: 'Tôi đã lưu các mã' }).click();
      await page.waitForURL(`${server.url}/admin`);
      admin = await stateOf(page);
    });
  });

  test('has used its link up', async () => {
    await onPage({ size: 'phone', expect: [404, 410] }, async (page) => {
      await page.goto(link);
      await page.getByRole('heading', { name: 'Đường dẫn này không còn dùng được' }).waitFor();
      await look(page, 'link-gone');
    });
    await server.halt();
    await server.resume();
    assert.equal(server.setUpLink, null, 'a later start prints none');
  });

  test('has a dashboard with a name before there is any unit', async () => {
    await onPage({ size: 'laptop', state: admin }, async (page) => {
      await page.goto(`${server.url}/dashboard`);
      await look(page, 'dashboard-without-units');
      assert.doesNotMatch(await page.title(), /– ,/);
    });
  });

  test('shows units without ratings as such: no figure, no verdict', async () => {
    await importUnits(server);
    for (const size of ['phone', 'laptop']) {
      await onPage({ size, state: admin }, async (page) => {
        await page.goto(`${server.url}/dashboard`);
        await page.locator('#agencies, #agencies-heading').first().waitFor();
        const text = await page.locator('main').innerText();
        assert.match(text, /Chưa có dữ liệu/);
        assert.doesNotMatch(text, /\d\s*%.*lượt|Đạt mức|100\s*%/);
        await look(page, `dashboard-without-ratings-${size}`);
      });
    }
  });

  test('lets the administrator invite the head of a ward', async () => {
    await onPage({ size: 'laptop', state: admin, expect: [422] }, async (page) => {
      await page.goto(`${server.url}/admin/users`);
      await page.getByRole('link', { name: 'Mời người dùng' }).click();
      await page.locator('[name="email"]').fill(manager.email);
      await page.locator('[name="name"]').fill(manager.name);
      await page.locator('[name="role"][value="agency_manager"]').check();
      await page.locator('main form button[type="submit"]').click();
      await page.locator('[name="agency"][aria-invalid="true"]').waitFor();
      await look(page, 'invite-without-agency');
      await page.locator('[name="agency"]').selectOption(mergedAgency);
      await page.locator('main form button[type="submit"]').click();
      invitation = await page.locator('input.secret').inputValue();
      assert.ok(invitation.startsWith(`${server.url}/invitations/`), invitation);
      await look(page, 'invited');
      await page.goto(`${server.url}/admin/users`);
      assert.match(await page.getByRole('row').filter({ hasText: manager.email }).innerText(), /đã mời/);
    });
  });

  test('shows the head of a ward that ward and no other, without JavaScript too', async () => {
    await onPage({ size: 'laptop', javaScript: false, expect: [403] }, async (page) => {
      await accept(page, invitation, manager);
      await signIn(page, manager);
      await page.waitForURL(`${server.url}/dashboard`);
      const links = await page.locator('main a[href^="/agencies/"]')
        .evaluateAll((all) => all.map((each) => new URL(each.href).pathname.split('/')[2]));
      assert.ok(!links.includes(otherAgency), 'no other ward on the dashboard');
      for (const own of [mergedAgency, agency]) {
        assert.equal((await page.goto(`${server.url}/agencies/${own}`)).status(), 200, own);
        assert.equal((await page.goto(`${server.url}/evidence?agency=${own}`)).status(), 200, own);
      }
      for (const shut of [`/agencies/${otherAgency}`, `/evidence?agency=${otherAgency}`, '/admin', '/admin/users', '/audit']) {
        assert.equal((await page.goto(server.url + shut)).status(), 403, shut);
        assert.doesNotMatch(await page.locator('main').innerText(), /\d\s*%/, shut);
      }
      const scores = (of) => page.request.get(`${server.url}/api/v1/scores?period=${thisYear}&agency=${of}`);
      assert.equal((await scores(mergedAgency)).status(), 200);
      assert.equal((await scores(otherAgency)).status(), 403);
      manager.state = await stateOf(page);
    });
    manager.second = await onPage({ size: 'laptop' }, async (page) => {
      await page.goto(`${server.url}/sign-in`);
      await signIn(page, manager);
      await page.waitForURL(`${server.url}/dashboard`);
      return stateOf(page);
    });
    await onPage({ size: 'phone', state: manager.state, expect: [403] }, async (page) => {
      await page.goto(`${server.url}/agencies/${otherAgency}`);
      await look(page, 'forbidden-agency');
      await page.goto(`${server.url}/admin`);
      await look(page, 'forbidden-role');
      await page.goto(`${server.url}/dashboard`);
      await look(page, 'dashboard-of-one-ward');
    });
  });

  test('says that somebody has signed out', async () => {
    await onPage({ size: 'laptop', state: manager.state }, async (page) => {
      await page.goto(`${server.url}/dashboard`);
      await page.getByRole('button', { name: 'Đăng xuất' }).click();
      await page.waitForURL(/\/sign-in\?done=signed-out/);
      await look(page, 'signed-out');
      for (const size of [sizes.phone, sizes.laptop]) {
        await page.setViewportSize(size);
        const [notice, title] = await Promise.all([page.getByRole('status'), head(page)].map((each) => each.boundingBox()));
        assert.ok(notice.y + notice.height <= title.y, 'what happened stands above the form, not beside it');
      }
    });
  });

  test('ends a session for good when its owner signs out', async () => {
    await onPage({ size: 'laptop', state: manager.second }, async (page) => {
      const answer = await page.goto(`${server.url}/dashboard`);
      assert.match(answer.headers()['cache-control'] ?? '', /no-store/, 'the Back button must not bring it back');
      await page.getByRole('button', { name: 'Đăng xuất' }).click();
      await page.waitForURL(/\/sign-in\?done=signed-out/);
      await page.goBack();
      assert.equal(new URL(page.url()).pathname, '/sign-in', 'going back shows nothing');
    });
    await onPage({ size: 'laptop', state: manager.second }, async (page) => {
      await page.goto(`${server.url}/dashboard`);
      assert.equal(new URL(page.url()).pathname, '/sign-in', 'the old cookie opens nothing');
      const scores = await page.request.get(`${server.url}/api/v1/scores?period=${thisYear}&agency=${mergedAgency}`);
      assert.equal(scores.status(), 401);
    });
  });

  test('asks the administrator for the phone from then on, and for each code once', async () => {
    await onPage({ size: 'laptop', expect: [422] }, async (page) => {
      await page.goto(`${server.url}/admin/users`);
      await signIn(page, chief);
      await page.waitForURL(/\/sign-in\/code/);
      await page.goto(`${server.url}/admin`);
      assert.equal(new URL(page.url()).pathname, '/sign-in', 'the password alone opens nothing');
      await page.goto(`${server.url}/sign-in/code?next=%2Fadmin%2Fusers`);
      await page.locator('[name="code"]').first().fill(chief.phone.used);
      await page.getByRole('button', { name: 'Tiếp tục' }).click();
      await page.getByText('Mã không đúng hoặc đã hết hạn').waitFor();
      await look(page, 'code-refused');
      await enterCode(page, chief);
      await page.waitForURL(`${server.url}/admin/users`);
    });
  });

  test('takes a recovery code instead of the phone, once', async () => {
    for (const good of [true, false]) {
      await onPage({ size: 'phone', expect: [422] }, async (page) => {
        await page.goto(`${server.url}/sign-in`);
        await signIn(page, chief);
        await page.waitForURL(/\/sign-in\/code/);
        await page.getByText('Không dùng được điện thoại?').click();
        await page.getByLabel('Mã khôi phục').fill(chief.recovery[0]);
        await page.getByRole('button', { name: 'Dùng mã khôi phục' }).click();
        if (good) await page.waitForURL(`${server.url}/admin`);
        else await page.getByText('Mã không đúng hoặc đã hết hạn').waitFor();
      });
    }
  });
});
