// Chromium, and what every page must stand: no violation of the content security policy, no error on the console, no
// request that fails, no fault that axe finds (WCAG 2.2 AA), nothing wider than the screen.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';

import { output } from './server.mjs';

export const sizes = {
  phone: { width: 360, height: 740 },
  kiosk: { width: 1080, height: 1920 },
  wide: { width: 1920, height: 1080 },
  small: { width: 800, height: 480 },
  laptop: { width: 1280, height: 800 },
  desktop: { width: 1440, height: 900 },
};

/** Screens that only what citizens see is looked at on. */
const smallPhones = {
  iphone: { width: 375, height: 667 }, android: { width: 360, height: 640 }, narrow: { width: 320, height: 568 },
};

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

let browser;

/** How Chromium is started. */
export const launching = {
  executablePath: process.env.HAILONG_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
};

/** The one browser of the run, also for those who ask for it at the same moment. */
export function launched() {
  browser ??= chromium.launch(launching);
  return browser;
}

export async function closeBrowser() {
  await (await browser)?.close();
}

/** Opens a page of `size`, lets `visit` use it, then asserts that nothing went wrong on it. `state` is the cookies that
 *  another page had (`stateOf`). `expect` names the error statuses that its documents, and calls to the paths of `refused`,
 *  may have; with `outage` the server may be away. */
export async function onPage(
  { size = 'desktop', javaScript = true, locale = 'vi-VN', userAgent, state, expect = [], refused = [], outage = false },
  visit) {
  const context = await (await launched()).newContext({
    viewport: sizes[size] ?? smallPhones[size], locale, storageState: state, javaScriptEnabled: javaScript, timezoneId: 'Asia/Ho_Chi_Minh',
    hasTouch: !['laptop', 'desktop'].includes(size), reducedMotion: 'reduce', userAgent,
  });
  context.setDefaultTimeout(15_000);
  try {
    const page = await context.newPage();
    const faults = await watch(page, { expect, refused, outage });
    const result = await visit(page);
    assert.deepEqual(faults, [], 'the page has faults');
    return result;
  } finally {
    await context.close();
  }
}

/** The cookies of a page, for another one that is to be the same visitor. */
export const stateOf = (page) => page.context().storageState();

const AWAY = /net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE)/;

async function watch(page, { expect, refused, outage }) {
  const faults = [];
  await page.exposeFunction('hailongViolation', (text) => faults.push(`content security policy: ${text}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      window.hailongViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  page.on('console', (message) => {
    // Without TLS Chromium says at each page that it ignores this header; the pages work as well without it.
    if (outage && AWAY.test(message.text())) return;
    if (message.text().startsWith('The Cross-Origin-Opener-Policy header has been ignored')) return;
    const status = Number(/status of (\d{3})/.exec(message.text())?.[1]);
    if (message.type() === 'error' && !expect.includes(status)) faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => {
    // A navigation ends what the page before it was still asking for.
    const reason = request.failure()?.errorText;
    if (reason !== 'net::ERR_ABORTED' && !(outage && AWAY.test(reason))) faults.push(`request: ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    const document = response.request().isNavigationRequest();
    const mayFail = document || refused.includes(new URL(response.url()).pathname);
    const expected = mayFail && expect.includes(response.status());
    if (response.status() >= 400 && !expected) faults.push(`${response.status()}: ${response.url()}`);
    if (document && !response.headers()['content-security-policy']) faults.push(`no policy: ${response.url()}`);
  });
  return faults;
}

/** Looks at the page as it is now: axe, width, headings, charts, texts, and a picture under target/e2e. `keys` are those
 *  of the data that the page may name. */
export async function look(page, name, keys = []) {
  await picture(page, name);
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(' | ')}`);
  assert.deepEqual(found, [], `axe on ${name}`);
  const { wide, view } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth, view: document.documentElement.clientWidth,
  }));
  assert.ok(wide <= view, `${name} is ${wide} px wide on a screen of ${view} px`);
  const headings = page.locator('h1, h2, h3, h4').evaluateAll((all) => all.filter((each) => !each.textContent.trim()).length);
  assert.equal(await headings, 0, `headings without words on ${name}`);
  assert.deepEqual(await unnamedCharts(page), [], `charts without a name on ${name}`);
  assert.deepEqual(await strayWords(page, keys), [], `words of programs on ${name}`);
}

/** All of the page, or of a very long one the beginning. */
async function picture(page, name) {
  mkdirSync(output, { recursive: true });
  const height = Math.min(await page.evaluate(() => document.documentElement.scrollHeight), 12_000);
  const { width } = page.viewportSize();
  const clip = { x: 0, y: 0, width, height: Math.max(height, page.viewportSize().height) };
  await page.screenshot({ path: path.join(output, `${name}.png`), fullPage: true, clip });
}

/** Words that only a program can have written: values that are none, and keys of texts that are missing. */
async function strayWords(page, keys) {
  const vietnamese = await page.locator('html').getAttribute('lang') === 'vi';
  const words = (await page.locator('body').innerText()).match(/[\w-]+/g) ?? [];
  const key = /^[a-z]{2,}(-[a-z]+)+$/;
  const none = ['NaN', 'undefined', 'null'];
  const odd = (word) => none.includes(word) || (vietnamese && (word === 'None' || key.test(word)));
  return words.filter((word) => odd(word) && !keys.includes(word));
}

/** Charts that neither have a name nor are marked as decoration; axe passes them. */
function unnamedCharts(page) {
  return page.locator('svg').evaluateAll((charts) => charts
    .filter((chart) => !chart.closest('[aria-hidden="true"]'))
    .filter((chart) => !chart.getAttribute('aria-label') && !chart.getAttribute('aria-labelledby'))
    .map((chart) => chart.outerHTML.slice(0, 120)));
}

/** A number as the pages print it: `1.209`. */
export const printed = (number) => new Intl.NumberFormat('vi-VN').format(number);
