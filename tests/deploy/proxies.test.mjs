// What the sample proxies promise: they keep Host with its port, tell the true address, refuse what is too large, and
// write no code into any log, not even when the server is away.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Proxy, caddy, host, nginx } from './proxy.mjs';

const code = 'Kd93kLmQz7';

for (const [name, configure] of Object.entries({ nginx, caddy })) {
  describe(name, { timeout: 60_000 }, () => {
    let proxy;
    before(async () => { proxy = await Proxy.start(configure); });
    after(async () => { await proxy?.stop(); proxy?.remove(); });

    test('Host keeps its port and the scheme is told', async () => {
      const { echo, headers } = await proxy.call('/dashboard');
      assert.equal(echo.headers.host, `${host}:${proxy.ports.https}`);
      assert.equal(echo.headers['x-forwarded-proto'], 'https');
      assert.match(headers['strict-transport-security'], /max-age=\d{8}/);
    });

    test('a client cannot choose its own address', async () => {
      const { echo } = await proxy.call('/dashboard', { headers: { 'x-forwarded-for': '203.0.113.7' } });
      assert.equal(echo.headers['x-forwarded-for'], '127.0.0.1');
    });

    test('a form of 70 kB and a batch of more than 1 MiB are refused, a batch of 900 kB is not', async () => {
      const post = (target, size) => proxy.call(target, { method: 'POST', body: Buffer.alloc(size, 'x') });
      assert.equal((await post(`/r/${code}`, 1_000)).status, 200);
      assert.equal((await post('/api/v1/ratings', 900_000)).status, 200);
      assert.notEqual((await post(`/r/${code}`, 70_000)).status, 200);
      assert.notEqual((await post('/api/v1/ratings', 1_200_000)).status, 200);
    });

    test('no log shows a code', async () => {
      const referer = { referer: `https://${host}/r/${code}` };
      assert.equal((await proxy.call(`/r/${code}/go`, { headers: referer })).status, 303);
      await proxy.call('/assets/citizen.css', { headers: referer });
      await proxy.call(`/k/pair/${code}`);
      await proxy.call(`/%72/${code}`);
      await proxy.loseUpstream();
      assert.equal((await proxy.call(`/r/${code}`, { headers: referer })).status, 502);
      await proxy.stop();
      const logs = proxy.logs();
      assert.match(logs, /citizen\.css/, 'the log is kept');
      assert.match(logs, /\/r\/-/, 'with the page, without its code');
      assert.doesNotMatch(logs, new RegExp(code));
    });
  });
}
