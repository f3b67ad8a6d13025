// A device: a Chromium of its own with a profile that outlives it, so that it can be killed and started again.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { chromium } from 'playwright-core';

const program = process.env.HAILONG_CHROMIUM ?? '/usr/bin/chromium';
const ARGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--remote-debugging-port=0', '--window-size=1080,1920', '--lang=vi', '--accept-lang=vi-VN'];
const STARTS_WITHIN_MS = 30_000;

const devices = new Set();

export class Device {
  /** A new device that nobody has used. */
  constructor() {
    this.profile = mkdtempSync(path.join(os.tmpdir(), 'hailong-device-'));
    devices.add(this);
  }

  /** Switches it on: the browser, with `more` arguments, opens `address`. */
  async start(address, ...more) {
    const port = path.join(this.profile, 'DevToolsActivePort');
    rmSync(port, { force: true });
    this.child = spawn(program, [...ARGS, ...more, `--user-data-dir=${this.profile}`, 'about:blank'],
      { stdio: 'ignore', detached: true });
    await until(() => existsSync(port) && readFileSync(port, 'utf8').includes('\n'), 'the browser is there', STARTS_WITHIN_MS);
    const [number] = readFileSync(port, 'utf8').split('\n');
    this.browser = await chromium.connectOverCDP(`http://127.0.0.1:${number}`);
    [this.context] = this.browser.contexts();
    this.context.setDefaultTimeout(20_000);
    this.page = this.context.pages()[0] ?? await this.context.newPage();
    await this.page.setViewportSize({ width: 1080, height: 1920 });
    await this.page.goto(address);
    return this.page;
  }

  /** Switches it off as one should: the browser writes down what it still has. */
  async off() {
    const gone = once(this.child, 'exit');
    const session = await this.browser.newBrowserCDPSession();
    await session.send('Browser.close').catch(() => undefined);
    await gone;
  }

  /** Pulls the plug: nothing is asked, nothing is finished. */
  async kill() {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const gone = once(this.child, 'exit');
      process.kill(-this.child.pid, 'SIGKILL');
      await gone;
    }
    await this.browser.close().catch(() => undefined);
  }

  /** Spoils the files of the browser's databases, as a bad disk does. */
  damage() {
    const folder = path.join(this.profile, 'Default/IndexedDB');
    const files = readdirSync(folder, { recursive: true }).filter((file) => /\.log$|MANIFEST|CURRENT/.test(file));
    if (files.length === 0) throw new Error('there is no database to damage');
    for (const file of files) writeFileSync(path.join(folder, file), 'damaged'.repeat(500));
  }

  async remove() {
    if (this.child) await this.kill();
    devices.delete(this);
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

export async function until(condition, what, within = 20_000) {
  const end = Date.now() + within;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not within ${within / 1000} s: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}

process.on('exit', () => {
  for (const { child, profile } of devices) {
    if (child?.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
    rmSync(profile, { recursive: true, force: true });
  }
});
