// A tiny server in place of hailong, and Chromium with the policies of a kiosk. The page says what it found by posting it
// to the server, so the browser needs no remote debugging, which the policies forbid.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const SHELL = '<!doctype html><html lang="vi"><title>kiosk</title><script src="/k/page.js"></script>';
const WORKER = 'self.addEventListener("fetch", () => {});';
/** What a kiosk's page does and wants, in short. */
const PAGE = `(async () => {
  const worker = await navigator.serviceWorker?.register('/k/sw.js', { scope: '/k/' })
    .then(() => navigator.serviceWorker.ready).then(() => true, String);
  const persisted = await navigator.storage?.persist();
  let mono = 0;
  window.signs = setInterval(() => localStorage.setItem('hailong.kiosk.alive', String(mono += 1)), 1000);
  const href = URL.createObjectURL(new Blob(['{"format":"hailong-rescue"}'], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href, download: 'hailong-rescue-1.json' });
  document.body.append(link);
  link.click();
  const tell = () => {
    const found = { secure: isSecureContext, worker, persisted, width: innerWidth, height: innerHeight };
    return fetch('/found', { method: 'POST', body: JSON.stringify(found) });
  };
  addEventListener('resize', tell);
  await tell();
  addEventListener('pagehide', () => navigator.sendBeacon('/left'));
  const away = new URLSearchParams(location.search).get('away');
  if (away !== null) location.href = away;
})();`;

/** `found` resolves with what the page has said first, `last` is what it said since, after each change of its size; `paths` are the addresses that were asked for. */
export async function startPage() {
  const paths = [];
  const page = { paths };
  let tell;
  const found = new Promise((resolve) => { tell = resolve; });
  const server = http.createServer(async (request, response) => {
    paths.push(`${request.headers.host} ${request.url}`);
    if (request.url === '/found') {
      let text = '';
      for await (const chunk of request) text += chunk;
      page.last = JSON.parse(text);
      tell(page.last);
      response.end();
      return;
    }
    const script = { '/k/page.js': PAGE, '/k/sw.js': WORKER }[request.url];
    response.setHeader('content-type', script === undefined ? 'text/html; charset=utf-8' : 'text/javascript');
    response.end(script ?? SHELL);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(page, { server, found, port: server.address().port });
}

/** The flags that the session script starts Chromium with, each as it stands there. */
export function sessionFlags(files) {
  const text = readFileSync(path.join(files, 'usr/lib/hailong-kiosk/session'), 'utf8');
  return text.slice(text.indexOf('exec chromium')).match(/--[a-z-]+(=[^\s\\]+)?/g);
}

/** Starts Chromium with the kiosk's flags, its profile in `dir`, and `policies` (a folder) in place of the machine's own. */
export function startChromium({ dir, files, policies, address, flags = [] }) {
  const etc = path.join(dir, 'etc-chromium');
  mkdirSync(path.join(etc, 'policies/managed'), { recursive: true });
  if (policies) cpSync(policies, path.join(etc, 'policies/managed'), { recursive: true });
  const own = sessionFlags(files).filter((flag) => !/^--(ozone-platform|user-data-dir)/.test(flag));
  const args = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', ...own, `--user-data-dir=${dir}/profile`,
    ...flags, address];
  // Debian's browser reads policies from one fixed folder: a mount that only it sees puts ours there.
  const root = process.getuid() === 0 ? [] : ['--map-root-user'];
  const child = spawn('unshare', [...root, '--mount', 'sh', '-c', 'mount --bind "$1" /etc/chromium && shift && exec "$@"', 'sh',
    etc, process.env.HAILONG_CHROMIUM ?? 'chromium', ...args],
  { env: { ...process.env, HOME: dir, XDG_CONFIG_HOME: `${dir}/config` }, stdio: 'ignore', detached: true });
  return { child, async stop() {
    if (child.exitCode !== null || child.signalCode !== null) return;
    process.kill(-child.pid, 'SIGKILL');
    await once(child, 'exit');
  } };
}

export async function until(condition, what, within = 30_000) {
  const end = Date.now() + within;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not within ${within / 1000} s: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
}
