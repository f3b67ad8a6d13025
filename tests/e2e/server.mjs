// The program under test: the built binary in a folder and on a port of its own, with demonstration data or none.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = path.dirname(fileURLToPath(import.meta.url));
export const root = path.resolve(here, '../..');
/** Logs, screenshots and printed pages of the last run. */
export const output = path.join(root, 'target/e2e');

const binary = process.env.HAILONG_BIN ?? path.join(root, 'target/release/hailong');
const STARTS_WITHIN_MS = 60_000;

async function freePort(host) {
  const server = net.createServer().listen(0, host);
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** An address of this machine that is not loopback, or null. */
export function outsideAddress() {
  const addresses = Object.values(os.networkInterfaces()).flat();
  return addresses.find((each) => each.family === 'IPv4' && !each.internal)?.address ?? null;
}

const running = new Set();

export class Server {
  /** Starts `serve --demo` on `listen`; `reach` is the address that callers use. Without `demo` there is nothing but what
   *  `prepare` does to the server before it runs. */
  static async start(name, { listen = '127.0.0.1', reach = listen, settings = {}, demo = true, prepare } = {}) {
    if (!existsSync(binary)) throw new Error(`no program at ${binary}: build it, or set HAILONG_BIN`);
    mkdirSync(output, { recursive: true });
    const dir = mkdtempSync(path.join(os.tmpdir(), 'hailong-e2e-'));
    const port = await freePort(listen);
    // Browsers fill in faster than people, and hours of a device pass in a second where a test turns its clock.
    const patient = { HAILONG__MISUSE__FLAG: 'burst', HAILONG__LIMITS__API_CALLS_PER_SECOND: '2000' };
    const own = { HAILONG_LISTEN: `${listen}:${port}`, ...patient, ...settings };
    const server = new Server({ name, dir, demo, url: `http://${reach}:${port}` }, own);
    try {
      await prepare?.(server);
      server.run();
      await server.ready();
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  constructor({ name, dir, demo, url }, settings) {
    Object.assign(this, { name, dir, demo, url });
    const own = Object.entries(process.env).filter(([key]) => !key.startsWith('HAILONG_'));
    this.env = { ...Object.fromEntries(own), HAILONG_DATA_DIR: dir, HAILONG__SERVER__PUBLIC_URL: url, ...settings };
    this.log = path.join(output, `${name}.log`);
    writeFileSync(this.log, '');
    // What it prints may hold a link that opens everything: it goes with the folder and is no picture of the run.
    this.printed = path.join(dir, 'stdout');
    running.add(this);
  }

  run() {
    // Straight into the file: through a pipe the server would stand still whenever this process is busy.
    const [out, log] = [openSync(this.printed, 'w'), openSync(this.log, 'a')];
    const args = this.demo ? ['serve', '--demo'] : ['serve'];
    this.child = spawn(binary, args, { cwd: this.dir, env: this.env, stdio: ['ignore', out, log] });
    this.child.on('error', (error) => { this.trouble = error; });
    [out, log].forEach((file) => closeSync(file));
  }

  /** Takes the server away until `resume`, which brings it back at the same address with the same data. */
  async halt() {
    this.child.kill('SIGTERM');
    await once(this.child, 'exit');
  }

  /** Kills it without warning, as a power cut does; `resume` brings it back. */
  async crash() {
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  async resume() {
    this.run();
    await this.ready();
  }

  /** The link for the first administrator that the last start has printed, or null. */
  get setUpLink() {
    return /^https?:\S+\/invitations\/\S+$/m.exec(readFileSync(this.printed, 'utf8'))?.[0] ?? null;
  }

  get stopped() {
    return !this.child || this.child.exitCode !== null || this.child.signalCode !== null || this.trouble !== undefined;
  }

  async ready() {
    const until = Date.now() + STARTS_WITHIN_MS;
    while (Date.now() < until) {
      if (this.stopped) throw new Error(`the server stopped (${this.child.exitCode ?? this.trouble}), see ${this.log}`);
      const answer = await fetch(`${this.url}/readyz`).catch(() => null);
      if (answer?.status === 200) return;
      await new Promise((resolve) => { setTimeout(resolve, 100); });
    }
    throw new Error(`the server is not ready after ${STARTS_WITHIN_MS / 1000} s, see ${this.log}`);
  }

  /** Runs a command against the server's database and returns its standard output. */
  async command(...args) {
    const demo = { HAILONG_DATABASE_URL: `sqlite://${path.join(this.dir, 'demo.db')}` };
    const env = this.demo ? { ...this.env, ...demo } : this.env;
    const { stdout } = await promisify(execFile)(binary, args, { cwd: this.dir, env });
    return stdout.trim();
  }

  /** A new link of `servicePoint`; a running server knows it within a second. */
  async link(servicePoint) {
    const link = new URL(await this.command('link', 'create', '--service-point', servicePoint));
    await this.until(async () => (await fetch(link)).status === 200, 'the new link is known');
    return link.href;
  }

  /** Adds a kiosk; its number, and the pairing link with the code that stands behind the «#». */
  async enrol(servicePoint, name) {
    const link = await this.command('kiosk', 'enrol', '--service-point', servicePoint, '--name', name);
    const all = JSON.parse(await this.command('kiosk', 'list', '--format', 'json'));
    return { id: all.find((kiosk) => kiosk.name === name).id, link, code: link.split('#')[1] };
  }

  /** What `hailong kiosk health` knows of a device. */
  async health(id) {
    return JSON.parse(await this.command('kiosk', 'health', String(id), '--format', 'json'));
  }

  /** Waits until the device is said to have counted so many taps, all of them received. */
  async untilNoneIsMissing(id, taps, within = 90_000) {
    let counts;
    const whole = async () => {
      ({ counts } = await this.health(id));
      return counts.counted === taps && counts.received === taps && counts.missing === 0 && counts.waiting === 0;
    };
    await this.until(whole, `${taps} taps counted and received`, within).catch((error) => {
      throw new Error(`${error.message}: ${JSON.stringify(counts)}`);
    });
  }

  /** The valid ratings of `agency` in `period`, as the API counts them. */
  async count(agency, period) {
    return (await this.total(agency, period)).n;
  }

  /** All ratings of `agency` in `period` that came in and are no test, flagged ones too: tests tap faster than people, and
   *  what is flagged for it is told apart, some seconds later. */
  async taps(agency, period) {
    const { n, flagged } = await this.total(agency, period);
    return flagged.reduce((sum, level) => sum + level, n);
  }

  /** All that the API says of `agency` in `period` in one sum. */
  async total(agency, period) {
    const answer = await fetch(`${this.url}/api/v1/scores?period=${period}&agency=${agency}`);
    if (answer.status !== 200) throw new Error(`scores: ${answer.status} ${await answer.text()}`);
    return (await answer.json()).total;
  }

  async until(condition, what, within = 10_000) {
    const until = Date.now() + within;
    while (!(await condition())) {
      if (Date.now() > until) throw new Error(`not within ${within / 1000} s: ${what}`);
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
  }

  async stop() {
    if (!this.stopped) {
      this.child.kill('SIGTERM');
      await once(this.child, 'exit');
    }
    running.delete(this);
    rmSync(this.dir, { recursive: true, force: true });
  }
}

// Whatever ends this process ends its servers, too.
process.on('exit', () => {
  for (const server of running) {
    server.child?.kill('SIGKILL');
    rmSync(server.dir, { recursive: true, force: true });
  }
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
