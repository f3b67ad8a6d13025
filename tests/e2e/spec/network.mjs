// In an office network without TLS a browser sends no Sec-Fetch-Site, and with the wrong Referrer-Policy `Origin: null`:
// then every form is refused, which no test on loopback can see.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';

import { look, onPage } from '../browser.mjs';
import { servicePoint } from '../demo.mjs';
import { checkDevice } from '../kiosk-taps.mjs';
import { hire, person } from '../people.mjs';
import { Server, outsideAddress } from '../server.mjs';

const address = outsideAddress();
const required = process.env.HAILONG_TEST_REQUIRE === '1';
const skip = address === null && !required ? 'this machine has no address but loopback' : false;

describe('on an address of the office network, without TLS', { skip }, () => {
  let started;
  const running = () => {
    assert.notEqual(address, null, 'this machine has no address but loopback');
    started ??= Server.start('network', { listen: '0.0.0.0', reach: address });
    return started;
  };
  after(async () => (await started?.catch(() => null))?.stop());

  for (const javaScript of [true, false]) {
    test(`the form is taken (${javaScript ? 'with' : 'without'} JavaScript)`, async () => {
      const link = await (await running()).link(servicePoint);
      await onPage({ size: 'phone', javaScript }, async (page) => {
        await page.goto(link);
        const domain = page.locator('select[name="domain"]');
        if (await domain.count() > 0) await domain.selectOption({ index: 1 });
        await page.getByText('Rất hài lòng', { exact: true }).click();
        await page.getByRole('button', { name: 'Gửi đánh giá' }).click();
        await page.getByRole('heading', { name: 'Ý kiến của Ông/Bà đã được ghi nhận.' }).waitFor();
      });
    });
  }

  test('a form from another site is refused', async () => {
    const link = await (await running()).link(servicePoint);
    const answer = await fetch(link, {
      method: 'POST', redirect: 'manual', headers: { origin: 'http://other.example' }, body: new URLSearchParams({ level: '5' }),
    });
    assert.equal(answer.status, 403);
  });

  test('managers’ pages and scores are closed to the network, demonstration or not', async () => {
    const { url } = await running();
    const ask = (target) => fetch(url + target, { redirect: 'manual' });
    const page = await ask('/dashboard');
    assert.deepEqual([page.status, page.headers.get('location')], [303, '/sign-in?next=%2Fdashboard']);
    assert.equal((await ask('/api/v1/scores?period=2025')).status, 401);
  });

  test('a device is told that it lacks a safe connection, and what it cannot do without one', async () => {
    const { url } = await running();
    await onPage({ size: 'laptop' }, async (page) => {
      const { secure, worker, locks, storage, server, sum } = await checkDevice(page, url);
      assert.deepEqual({ secure, worker, locks, storage, server, sum },
        { secure: 'fail', worker: 'fail', locks: 'warn', storage: 'ok', server: 'ok', sum: 'fail' });
      await page.getByText('Hãy mở bằng địa chỉ https://').waitFor();
      await look(page, 'kiosk-check-without-tls');
    });
  });

  test('people sign in without TLS, too', async () => {
    const server = await running();
    const who = person('lanhdao@tanphu.example', 'Vũ Thị Lãnh Đạo', { role: 'leadership' });
    const state = await hire(server, who);
    await onPage({ size: 'laptop', state }, async (page) => {
      await page.goto(`${server.url}/dashboard`);
      await page.getByRole('table').first().waitFor();
      await page.getByRole('button', { name: 'Đăng xuất' }).click();
      await page.waitForURL(/\/sign-in\?done=signed-out/);
    });
  });
});
