// The Debian kiosk: what its install script writes, that systemd, apt and Chromium understand it, and that the session
// really runs: cage without a screen, Chromium in its sandbox, the picture turned, the watchdog's eye on the page.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync,
  writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';

import { sessionFlags, startPage, until } from './kiosk-page.mjs';
import { deploy } from './proxy.mjs';

const kiosk = path.join(deploy, 'kiosk');
const script = path.join(kiosk, 'linux/install.sh');
const files = path.join(kiosk, 'linux/files');
const address = 'https://danhgia.example.gov.vn';
const NOBODY = 65534;

const FILES = [
  '/etc/apt/apt.conf.d/52hailong-kiosk',
  '/etc/chromium/policies/managed/hailong-kiosk.json',
  '/etc/default/hailong-kiosk',
  '/etc/systemd/journald.conf.d/hailong-kiosk.conf',
  '/etc/systemd/logind.conf.d/hailong-kiosk.conf',
  '/etc/systemd/system.conf.d/hailong-kiosk.conf',
  '/etc/systemd/system/apt-daily-upgrade.service.d/hailong-kiosk.conf',
  '/etc/systemd/system/apt-daily-upgrade.timer.d/hailong-kiosk.conf',
  '/etc/systemd/system/apt-daily.timer.d/hailong-kiosk.conf',
  '/etc/systemd/system/hailong-kiosk.service',
  '/etc/systemd/timesyncd.conf.d/hailong-kiosk.conf',
  '/usr/lib/hailong-kiosk/session',
  '/usr/lib/hailong-kiosk/start',
  '/usr/lib/hailong-kiosk/watch',
  '/usr/lib/sysusers.d/hailong-kiosk.conf',
];
const TURNED = '/etc/udev/rules.d/90-hailong-kiosk.rules';

const folders = [];
const children = [];

function folder() {
  const made = mkdtempSync(path.join(os.tmpdir(), 'hailong-kiosk-'));
  folders.push(made);
  return made;
}

after(async () => {
  for (const { pid } of children) {
    try {
      // What a session leaves behind is ended with it, as systemd does.
      process.kill(-pid, 'SIGKILL');
    } catch {
      // Nothing is left.
    }
  }
  for (const each of folders) rmSync(each, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

const run = (command, ...args) => execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const walk = (dir) => readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name)).sort();

/** Installs into `dest` and returns what the script said. */
const install = (dest, ...args) => execFileSync(script, args,
  { encoding: 'utf8', env: { ...process.env, DESTDIR: dest }, stdio: ['ignore', 'pipe', 'pipe'] });
const written = (dest) => walk(dest).map((file) => file.slice(dest.length));

test('the scripts are sound shell', () => {
  run('shellcheck', script, ...walk(path.join(files, 'usr/lib/hailong-kiosk')));
});

test('it writes exactly these files, a second time nothing, and takes back what is no longer wanted', () => {
  const dest = folder();
  const said = install(dest, `${address}/k/`, '--rotate', '90');
  assert.deepEqual(written(dest), [...FILES, TURNED].sort());
  for (const file of [...FILES, TURNED]) assert.ok(said.includes(`write   ${file}\n`), file);
  for (const file of written(dest)) {
    const text = readFileSync(dest + file, 'utf8');
    assert.doesNotMatch(text, /@[A-Z]+@/, file);
    const mode = file.startsWith('/usr/lib/hailong-kiosk/') ? '755' : '644';
    assert.equal((statSync(dest + file).mode & 0o777).toString(8), mode, file);
  }
  assert.match(readFileSync(dest + FILES[2], 'utf8'), /^ADDRESS=https:\/\/danhgia\.example\.gov\.vn$/m);
  assert.doesNotMatch(install(dest, address, '--rotate', '90'), /^(write|change|remove)/m);
  const back = install(dest, address, '--updates', '12:00', '--ntp', '192.0.2.1');
  assert.match(back, new RegExp(`^remove  ${TURNED}$`, 'm'));
  assert.deepEqual(written(dest), FILES);
  assert.match(readFileSync(`${dest}${FILES[7]}`, 'utf8'), /^OnCalendar=\*-\*-\* 12:15$/m);
  assert.match(readFileSync(`${dest}${FILES[0]}`, 'utf8'), /Automatic-Reboot-Time "12:45"/);
  assert.match(readFileSync(`${dest}${FILES[10]}`, 'utf8'), /^NTP=192\.0\.2\.1$/m);
});

test('a dry run says what it would do and does nothing', () => {
  const dest = folder();
  const said = install(dest, address, '--dry-run');
  for (const file of FILES) assert.ok(said.includes(`write   ${file}\n`), file);
  assert.deepEqual(written(dest), []);
});

test('only the root file system is spared, and once', () => {
  const dest = folder();
  mkdirSync(path.join(dest, 'etc'));
  const table = path.join(dest, 'etc/fstab');
  writeFileSync(table, '# / ext4 noatime?\nUUID=ro / ext4 ro 0 1\nUUID=b /boot ext4 defaults 0 2\n');
  install(dest, address);
  install(dest, address);
  assert.equal(readFileSync(table, 'utf8'), '# / ext4 noatime?\nUUID=ro / ext4 ro,noatime 0 1\nUUID=b /boot ext4 defaults 0 2\n');
});

test('it refuses what would make a bad kiosk', () => {
  const dest = folder();
  const bad = [[], ['http://danhgia.example'], ['https://a.example/x'], [address, '--rotate', '45'],
    [address, '--updates', '25:00'], [address, '--ntp', 'a b'], [address, '--root', script], [address, '--root'], [address, '--what'], [address, address],
    ['https://a.example"; rm -rf /']];
  for (const args of bad) {
    const { status } = spawnSync(script, args, { env: { ...process.env, DESTDIR: dest }, stdio: 'ignore' });
    assert.equal(status, 2, args.join(' '));
  }
  assert.deepEqual(written(dest), []);
});

test('systemd and apt understand what was written', () => {
  const dest = folder();
  install(dest, address, '--rotate', '270');
  const units = path.join(dest, 'etc/systemd/system');
  const unit = path.join(units, 'hailong-kiosk.service');
  // Verifying asks for programs and units that are not installed here; the drop-ins get something to stand on.
  writeFileSync(unit, readFileSync(unit, 'utf8').replace('/usr/lib/hailong-kiosk/start', '/bin/true'));
  writeFileSync(path.join(units, 'seatd.service'), '[Service]\nExecStart=/bin/true\n');
  for (const name of ['apt-daily', 'apt-daily-upgrade']) {
    writeFileSync(path.join(units, `${name}.service`), '[Service]\nType=oneshot\nExecStart=/bin/true\n');
    writeFileSync(path.join(units, `${name}.timer`), '[Timer]\nOnCalendar=daily\n');
  }
  const checked = ['hailong-kiosk.service', 'apt-daily.timer', 'apt-daily-upgrade.timer', 'apt-daily-upgrade.service'];
  const paths = checked.map((name) => path.join(units, name));
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', ...paths], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  assert.doesNotMatch(stderr, /hailong-kiosk|apt-daily/);
  const sysusers = spawnSync('systemd-sysusers', ['--dry-run', path.join(dest, FILES[14])], { encoding: 'utf8' });
  assert.equal(sysusers.status, 0, sysusers.stderr);
  const apt = run('apt-config', '-c', path.join(dest, FILES[0]), 'dump');
  assert.match(apt, /Unattended-Upgrade::Automatic-Reboot-Time "02:45";/);
});

test('the service starts again whatever happens, and lets its processes speak to the watchdog', () => {
  const unit = readFileSync(path.join(files, 'etc/systemd/system/hailong-kiosk.service'), 'utf8');
  for (const line of ['Restart=always', 'StartLimitIntervalSec=0', 'WatchdogSec=6min', 'NotifyAccess=all',
    'StateDirectory=hailong-kiosk']) {
    assert.match(unit, new RegExp(`^${line}$`, 'm'));
  }
  // A login session would take the processes out of the unit, and their messages with them.
  assert.doesNotMatch(unit, /^PAMName=/m);
  assert.doesNotMatch(unit, /network-online/, 'it starts during an outage');
});

test('Chromium knows each policy, and they say what a kiosk needs', () => {
  const policies = JSON.parse(readFileSync(path.join(files, 'etc/chromium/policies/managed/hailong-kiosk.json'), 'utf8'));
  const browser = readFileSync('/usr/lib/chromium/chromium');
  for (const name of [...Object.keys(policies), 'CACertificates']) {
    assert.ok(browser.includes(`${name}\0`), `Chromium does not know ${name}`);
  }
  assert.equal(policies.IncognitoModeAvailability, 1);
  assert.deepEqual(policies.URLBlocklist, ['*']);
  assert.equal(policies.PrintingEnabled, false);
  assert.equal(policies.DeveloperToolsAvailability, 2);
  assert.equal(policies.RemoteDebuggingAllowed, false);
  assert.equal(policies.DefaultCookiesSetting, 1);
  for (const forgets of ['ClearBrowsingDataOnExitList', 'BrowsingDataLifetime', 'CookiesSessionOnlyForUrls']) {
    assert.ok(!(forgets in policies), forgets);
  }
});

test('Chromium gets the flags of a kiosk, and nothing in deploy/kiosk opens a private window', () => {
  const flags = sessionFlags(files);
  for (const flag of ['--kiosk', '--noerrdialogs', '--disable-session-crashed-bubble', '--disable-pinch',
    '--overscroll-history-navigation=0', '--password-store=basic', '--no-first-run']) {
    assert.ok(flags.includes(flag), flag);
  }
  assert.ok(flags.some((flag) => /^--disable-features=(.*,)?Translate(,|$)/.test(flag)));
  assert.ok(flags.some((flag) => flag.startsWith('--user-data-dir=')));
  for (const file of walk(kiosk)) {
    const text = readFileSync(file, 'utf8');
    assert.doesNotMatch(text, /--(incognito|inprivate|guest|temp-profile|bwsi|edge-kiosk-type)/, file);
    assert.doesNotMatch(text, /--(remote-debugging|no-sandbox|ignore-certificate)/, file);
  }
});

test('each guide has a twin, and their links lead somewhere', () => {
  const guides = walk(kiosk).filter((file) => file.endsWith('.md'));
  for (const guide of guides) {
    const twin = guide.endsWith('.vi.md') ? guide.replace(/\.vi\.md$/, '.md') : guide.replace(/\.md$/, '.vi.md');
    assert.ok(existsSync(twin), twin);
    const text = readFileSync(guide, 'utf8');
    for (const [, link] of text.matchAll(/\]\(([^)#:]+)\)/g)) {
      assert.ok(existsSync(path.join(path.dirname(guide), link)), `${guide}: ${link}`);
    }
    const shape = (file) => readFileSync(file, 'utf8').match(/^(#+ |\d\. |- \[ \]|\| )/gm);
    assert.deepEqual(shape(guide), shape(twin), `${guide} and its twin say the same`);
  }
});

test('the Windows policies are the same ones', () => {
  const policies = JSON.parse(readFileSync(path.join(files, 'etc/chromium/policies/managed/hailong-kiosk.json'), 'utf8'));
  const text = readFileSync(path.join(kiosk, 'windows/policies.reg'), 'utf8');
  assert.match(text, /^Windows Registry Editor Version 5\.00\r\n/);
  const values = new Map([...text.matchAll(/^"([A-Za-z]+)"=dword:([0-9a-f]{8})\r$/gm)]
    .map(([, key, value]) => [key, parseInt(value, 16)]));
  const lists = [...text.matchAll(/^\[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Google\\Chrome\\([A-Za-z]+)\]\r$/gm)]
    .map(([, key]) => key);
  for (const [key, value] of Object.entries(policies)) {
    if (Array.isArray(value)) assert.ok(lists.includes(key), key);
    else if (typeof value !== 'string') assert.equal(values.get(key), Number(value), key);
  }
});

const WHOLE = 'the whole session: cage, Chromium in its sandbox, a turned picture, the sign of life on the disk';
test(WHOLE, { timeout: 180_000 }, async () => {
  const page = await startPage();
  const home = folder();
  const programs = path.join(home, 'lib');
  cpSync(path.join(files, 'usr/lib/hailong-kiosk'), programs, { recursive: true });
  for (const name of ['home', 'run']) mkdirSync(path.join(home, name), { mode: 0o700 });
  chmodSync(home, 0o755);
  const asRoot = process.getuid() === 0;
  if (asRoot) for (const name of ['home', 'run']) chownSync(path.join(home, name), NOBODY, NOBODY);
  // As the unit does it: an ordinary user, no new privileges, no capabilities.
  const who = asRoot ? [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--bounding-set=-all'] : [];
  const env = { PATH: process.env.PATH, HOME: path.join(home, 'home'), XDG_RUNTIME_DIR: path.join(home, 'run'),
    WLR_BACKENDS: 'headless', WLR_LIBINPUT_NO_DEVICES: '1', WLR_RENDERER: 'pixman', ROTATE: '90',
    ADDRESS: `http://127.0.0.1:${page.port}` };
  let output = '';
  const session = spawn('setpriv', [...who, '--no-new-privs', path.join(programs, 'start')],
    { env, cwd: '/', detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(session);
  for (const stream of [session.stdout, session.stderr]) stream.on('data', (data) => { output += data; });
  const found = await Promise.race([page.found, once(session, 'exit').then(() => assert.fail(output))]);
  assert.equal(found.worker, true);
  // The browser may draw its first page before it knows the screen.
  await until(() => page.last.height > page.last.width, 'the picture is turned');

  // What the watchdog's eye looks at is where the page's sign of life arrives.
  const storage = path.join(home, 'home/profile/Default/Local Storage');
  await until(() => existsSync(storage) && walk(storage).some((file) => readFileSync(file).includes('hailong.kiosk.alive')),
    'the sign of life is in the profile', 90_000);
  session.kill('SIGTERM');
  await once(session, 'exit');
  page.server.closeAllConnections();
  page.server.close();
});

test('the eye of the watchdog tells systemd of each change, and of nothing else', { timeout: 60_000 }, async () => {
  const home = folder();
  const socket = path.join(home, 'notify');
  const heard = [];
  const ear = spawn('python3', ['-uc', `import socket, sys
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
s.bind(sys.argv[1])
while True: print(s.recv(4096).decode().replace("\\n", " "))`, socket], { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  children.push(ear);
  ear.stdout.on('data', (data) => heard.push(...String(data).trim().split('\n')));
  await until(() => existsSync(socket), 'somebody listens');
  // A round is a call of sleep, which is counted.
  writeFileSync(path.join(home, 'sleep'), `#!/bin/sh\necho round >>"${home}/rounds"\nexec /bin/sleep "$1"\n`, { mode: 0o755 });
  const eye = spawn(path.join(files, 'usr/lib/hailong-kiosk/watch'), [path.join(home, 'profile'), '0.1'],
    { env: { ...process.env, PATH: `${home}:${process.env.PATH}`, NOTIFY_SOCKET: socket }, stdio: 'inherit', detached: true });
  children.push(eye);
  const rounds = () => (existsSync(`${home}/rounds`) ? readFileSync(`${home}/rounds`, 'utf8').split('\n').length - 1 : 0);
  const looks = async (count) => {
    const now = rounds();
    await until(() => rounds() >= now + count, `${count} more looks`);
  };
  const signs = () => heard.filter((line) => line.includes('WATCHDOG=1')).length;

  await until(() => signs() === 1, 'the first look counts: the browser may just be starting');
  await looks(5);
  assert.equal(signs(), 1, 'a profile that does not come gives no sign');
  const storage = path.join(home, 'profile/Default/Local Storage/leveldb');
  mkdirSync(storage, { recursive: true });
  for (const [index, text] of ['one', 'one two', 'ONE TWO'].entries()) {
    writeFileSync(path.join(storage, '000003.log'), text);
    await until(() => signs() === index + 2, `«${text}» is a sign`);
    await looks(5);
    assert.equal(signs(), index + 2, 'a page that hangs gives none');
  }
});
