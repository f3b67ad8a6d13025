// The door: it tells strangers nothing, slows guessing down, and opens to a keyboard alone.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { look, onPage } from '../browser.mjs';
import { office, people } from '../office.mjs';
import { person, signIn } from '../people.mjs';
import { codeAt } from '../totp.mjs';

const alert = (page) => page.getByRole('alert').first().innerText();

describe('the app on the phone', () => {
  test('shows the codes of RFC 6238, appendix B', () => {
    const secret = 'GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ';
    for (const [seconds, code] of [[59, '287082'], [1_111_111_109, '081804'], [20_000_000_000, '353130']]) {
      assert.equal(codeAt(secret, Math.floor(seconds / 30)), code);
    }
  });
});

describe('the sign-in', () => {
  test('does not tell which part was wrong', async () => {
    const { url } = await office();
    const nobody = person('khongcoai@vanphong.example', 'Không Có Ai');
    const said = [];
    for (const who of [people.auditor, nobody]) {
      await onPage({ size: 'laptop', expect: [422] }, async (page) => {
        await page.goto(`${url}/sign-in`);
        await signIn(page, who, 'không phải mật khẩu này');
        said.push([await alert(page), await page.title()]);
        assert.equal(await page.locator('[name="email"]').inputValue(), who.email, 'the address stays');
        assert.equal(await page.locator('[name="password"]').inputValue(), '', 'the password does not');
        if (who === nobody) await look(page, 'sign-in-refused');
      });
    }
    assert.deepEqual(said[0], said[1]);
    assert.match(said[0][0], /Địa chỉ thư điện tử hoặc mật khẩu không đúng/);
  });

  test('slows guessing down, says for how long, and keeps nobody else out', async () => {
    const { url } = await office();
    for (const locale of ['vi-VN', 'en-GB']) {
      const guessed = person(`doan-${locale.toLowerCase()}@vanphong.example`, 'Người Bị Đoán');
      await onPage({ size: 'phone', locale, expect: [422, 429] }, async (page) => {
        await page.goto(`${url}/sign-in`);
        const statuses = [];
        while (statuses.length < 12 && statuses.at(-1) !== 429) {
          const answer = page.waitForResponse((each) => each.request().method() === 'POST');
          await signIn(page, guessed, `lần đoán thứ ${statuses.length}`);
          const response = await answer;
          statuses.push(response.status());
          if (response.status() === 429) assert.ok(Number(response.headers()['retry-after']) > 0);
          await page.getByRole('alert').first().waitFor();
        }
        assert.equal(statuses.at(-1), 429, `${statuses}`);
        assert.ok(statuses.length > 3, 'a typing error or two is forgiven');
        const wait = locale === 'vi-VN' ? /thử lại sau \d+ giây/ : /try again in (one second|\d+ seconds)/;
        assert.match(await alert(page), wait);
        await look(page, `sign-in-throttled-${locale}`);
      });
    }
    await onPage({ size: 'laptop' }, async (page) => {
      await page.goto(`${url}/sign-in`);
      await signIn(page, people.manager);
      await page.waitForURL(`${url}/dashboard`);
    });
  });

  test('leads back to the page that was asked for, and never to another site', async () => {
    const { url } = await office();
    await onPage({ size: 'laptop' }, async (page) => {
      await page.goto(`${url}/agencies/${people.manager.agency}?period=2025`);
      await signIn(page, people.manager);
      await page.waitForURL(`${url}/agencies/${people.manager.agency}?period=2025`);
    });
    for (const elsewhere of ['https://example.org/', '//example.org/', '/\\example.org/']) {
      await onPage({ size: 'laptop', state: people.manager.state }, async (page) => {
        await page.goto(`${url}/sign-in?next=${encodeURIComponent(elsewhere)}`);
        assert.equal(page.url(), `${url}/dashboard`);
      });
    }
  });

  test('needs no mouse', async () => {
    const { url } = await office();
    await onPage({ size: 'laptop' }, async (page) => {
      await page.goto(`${url}/sign-in`);
      await reach(page, '[name="email"]');
      await page.keyboard.type(people.manager.email);
      await reach(page, '[name="password"]');
      await page.keyboard.type(people.manager.password);
      await page.keyboard.press('Enter');
      await page.waitForURL(`${url}/dashboard`);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement.id === 'main');
      await page.goto(`${url}/account`);
      await reach(page, '.sign-out button');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/sign-in\?done=signed-out/);
    });
    await onPage({ size: 'laptop', state: people.administrator.pending }, async (page) => {
      await page.goto(`${url}/sign-in/code`);
      await reach(page, '[name="code"]');
      await page.keyboard.type(await people.administrator.phone.code());
      await page.keyboard.press('Enter');
      await page.waitForURL(`${url}/admin`);
      people.administrator.pending = null;
    });
  });

  test('gives its cookie to no script and to no other site', async () => {
    await office();
    const session = people.manager.state.cookies.find((cookie) => cookie.name.endsWith('hailong'));
    assert.ok(session, people.manager.state.cookies.map((cookie) => cookie.name).join());
    assert.deepEqual([session.httpOnly, session.sameSite, session.path, session.expires], [true, 'Lax', '/', -1]);
  });
});

/** Presses Tab until `selector` has the focus, which must be seen at each stop on the way. */
async function reach(page, selector) {
  for (let stops = 0; stops < 40; stops += 1) {
    const { there, seen, what } = await page.evaluate((wanted) => {
      const each = document.activeElement;
      const style = getComputedStyle(each);
      const marked = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
      const seen = each === document.body || (marked && each.getBoundingClientRect().width > 0);
      return { there: each.matches(wanted), seen, what: each.outerHTML.slice(0, 120) };
    }, selector);
    assert.ok(seen, `the focus is not seen on ${what}`);
    if (there) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`no way to ${selector} with the Tab key`);
}
