// HTTPS in an office without a public name: Caddy as its own authority, tried with and without its root certificate, and
// with Chromium, which must take the page for secure, keep a worker and its storage, and go nowhere else.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { startChromium, startPage, until } from './kiosk-page.mjs';
import { deploy, freePort } from './proxy.mjs';

const linux = path.join(deploy, 'kiosk/linux');
const files = path.join(linux, 'files');
const name = 'danhgia.example';

let dir;
let page;
let caddy;
let output = '';
let ports;
let certificate;
let policies;
const browsers = [];

const address = () => `https://${name}:${ports.https}`;
const rules = () => [`--host-resolver-rules=MAP *.example 127.0.0.1`];

before(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'hailong-lan-'));
  page = await startPage();
  ports = { http: await freePort(), https: await freePort() };
  const authority = path.join(dir, 'caddy/pki/authorities/local');
  const file = path.join(dir, 'Caddyfile');
  writeFileSync(file, readFileSync(path.join(deploy, 'kiosk/lan/Caddyfile'), 'utf8')
    .replace('{\n', `{\n\tdebug\n\tadmin off\n\thttp_port ${ports.http}\n\thttps_port ${ports.https}\n`));
  const env = { ...process.env, HOME: dir, XDG_DATA_HOME: dir, XDG_CONFIG_HOME: dir, HAILONG_HOST: name, HAILONG_CA: authority,
    HAILONG_UPSTREAM: `127.0.0.1:${page.port}`, HAILONG_LOG: `file ${dir}/access.log` };
  execFileSync('caddy', ['validate', '--adapter', 'caddyfile', '--config', file], { env, stdio: 'pipe' });
  caddy = spawn('caddy', ['run', '--adapter', 'caddyfile', '--config', file], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [caddy.stdout, caddy.stderr]) stream.on('data', (data) => { output += data; });
  certificate = path.join(authority, 'root.crt');
  await until(() => {
    assert.equal(caddy.exitCode, null, output);
    return existsSync(certificate) && ask('/').then(() => true, () => false);
  }, 'Caddy answers');
  // The installed policies, with the office's root, as the install script writes them.
  execFileSync(path.join(linux, 'install.sh'), [address(), '--root', certificate],
    { env: { ...process.env, DESTDIR: path.join(dir, 'device') }, stdio: 'pipe' });
  policies = path.join(dir, 'device/etc/chromium/policies/managed');
});

after(async () => {
  for (const browser of browsers) await browser.stop();
  if (caddy?.exitCode === null) {
    caddy.kill('SIGTERM');
    await once(caddy, 'exit');
  }
  page?.server.closeAllConnections();
  page?.server.close();
  if (dir) rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

/** Asks Caddy for `target`; only `ca` is trusted. */
function ask(target, { ca, plain = false, host = name } = {}) {
  const options = { host: '127.0.0.1', port: plain ? ports.http : ports.https, path: target, agent: false, headers: { host },
    servername: host, ca, rejectUnauthorized: ca !== undefined };
  return new Promise((resolve, reject) => {
    (plain ? http : https).get(options, async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode, headers: response.headers, text,
        peer: plain ? null : response.socket.getPeerCertificate() });
    }).on('error', reject);
  });
}

test('with the root certificate it is trusted, without it is not', async () => {
  const answer = await ask('/k/', { ca: readFileSync(certificate) });
  assert.equal(answer.status, 200);
  assert.match(answer.text, /kiosk/);
  const days = (Date.parse(answer.peer.valid_to) - Date.parse(answer.peer.valid_from)) / 86_400_000;
  assert.ok(days > 5.9 && days < 6.1, `${days} days`);
  await assert.rejects(ask('/k/', { ca: [] }), /unable to (get|verify)|self.signed/i);
});

test('without HTTPS there is the root certificate and the way to HTTPS, and never the key', async () => {
  const root = await ask('/hailong-root.crt', { plain: true });
  assert.equal(root.status, 200);
  assert.equal(root.text, readFileSync(certificate, 'utf8'));
  for (const target of ['/root.key', '/hailong-root.crt/../root.key', '/hailong-root.crt/root.key', '/intermediate.key',
    '/hailong-root.crt%2f..%2froot.key', '/k/pair']) {
    const answer = await ask(target, { plain: true });
    assert.doesNotMatch(answer.text, /PRIVATE KEY/);
    assert.equal(answer.status, 302, target);
    assert.ok(answer.headers.location.startsWith(`https://${name}/`), answer.headers.location);
  }
});

test('the site is guarded as the one with a public name', () => {
  const bare = (file) => readFileSync(path.join(deploy, file), 'utf8').split('\n')
    .map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  const office = new Set(bare('kiosk/lan/Caddyfile'));
  const missing = bare('caddy/Caddyfile').filter((line) => !office.has(line) && !line.startsWith('{$HAILONG_HOST'));
  assert.deepEqual(missing, []);
});

test('Chromium on an installed kiosk: secure, a worker, storage that stays, the rescue file, no debugging', async () => {
  const device = path.join(dir, 'kiosk');
  mkdirSync(device);
  // The rescue folder of a real device, moved to where this test may write.
  const rescue = path.join(device, 'rescue');
  const managed = path.join(dir, 'policies');
  mkdirSync(managed);
  for (const file of readdirSync(policies)) {
    writeFileSync(path.join(managed, file),
      readFileSync(path.join(policies, file), 'utf8').replace('/var/lib/hailong-kiosk/rescue', rescue));
  }
  const elsewhere = `http://elsewhere.example:${page.port}/`;
  const browser = startChromium({ dir: device, files, policies: managed, address: `${address()}/k/?away=${elsewhere}`,
    flags: [...rules(), '--remote-debugging-port=0'] });
  browsers.push(browser);
  const { secure, worker, persisted } = await page.found;
  assert.deepEqual({ secure, worker, persisted }, { secure: true, worker: true, persisted: true });
  const file = path.join(rescue, 'hailong-rescue-1.json');
  await until(() => existsSync(file), 'the rescue file is saved');
  assert.equal(readFileSync(file, 'utf8'), '{"format":"hailong-rescue"}');
  assert.ok(!existsSync(path.join(device, 'profile/DevToolsActivePort')), 'remote debugging is off');
  await until(() => page.paths.some((asked) => asked.endsWith(' /left')), 'the page was left for the refusal');
  assert.ok(!page.paths.some((asked) => asked.startsWith('elsewhere')), 'it went nowhere else');
  await browser.stop();
});

test('Chromium with the root in its NSS database trusts it, without it refuses', async () => {
  const seen = () => page.paths.filter((asked) => asked.includes('?')).map((asked) => asked.split('?')[1]);
  const open = (device, mark) => {
    const browser = startChromium({ dir: device, files, address: `${address()}/k/?${mark}`, flags: rules() });
    browsers.push(browser);
    return browser;
  };
  const [trusting, strange] = ['trusting', 'strange'].map((kind) => path.join(dir, kind));
  for (const each of [trusting, strange]) mkdirSync(path.join(each, '.pki/nssdb'), { recursive: true });
  const nss = `sql:${trusting}/.pki/nssdb`;
  execFileSync('certutil', ['-d', nss, '-N', '--empty-password']);
  execFileSync('certutil', ['-d', nss, '-A', '-n', 'hailong', '-t', 'C,,', '-i', certificate]);
  output = '';
  const refused = open(strange, 'strange');
  await until(() => /remote error: tls: unknown (certificate|authority|ca)/i.test(output), 'the strange browser refuses');
  const trusted = open(trusting, 'trusting');
  await until(() => seen().includes('trusting'), 'the trusting browser asks');
  assert.ok(!seen().includes('strange'));
  await trusted.stop();
  await refused.stop();
  assert.ok(!seen().includes('strange'));
});
