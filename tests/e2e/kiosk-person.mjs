// A person in front of a kiosk, and what must hold for each screen they see.
import assert from 'node:assert/strict';

import { look } from './browser.mjs';
import { server } from './context.mjs';
import { servicePoint } from './demo.mjs';

/** The screens the issue names: upright, across, a 10-inch tablet, a 7-inch one. */
export const screens = { kiosk: 10, wide: 10, laptop: 10, small: 7 };

let number = 0;

/** Opens a newly paired kiosk. `changes` are laid over what the server says of it; with `clock` the time of the page
 *  stands still until the test moves it. */
export async function openKiosk(page, { changes = {}, clock } = {}) {
  await page.route('**/api/v1/kiosk', async (route) => {
    const answer = await route.fetch();
    const json = await answer.json();
    const questionnaire = { ...json.questionnaire, ...changes.questionnaire };
    await route.fulfill({ response: answer, json: { ...json, ...changes, questionnaire } });
  });
  if (clock !== undefined) await page.clock.install({ time: new Date(clock) });
  number += 1;
  const name = `Màn hình ${number}`;
  await page.goto(await (await server()).command('kiosk', 'enrol', '--service-point', servicePoint, '--name', name));
  await page.locator('.domains, .faces').waitFor();
  await settled(page, clock);
}

/** A screen that has just come ignores the second half of a double tap. */
export const settled = (page, clock) => (clock === undefined ? page.waitForTimeout(400) : page.clock.runFor(400));

export async function touch(page, target, clock) {
  await (typeof target === 'string' ? page.getByRole('button', { name: target, exact: true }) : target).click();
  await settled(page, clock);
}

/** As a person does it: touches again where the first touch met a screen that had only just come. */
export async function toFaces(page, clock) {
  const [domains, faces] = [page.locator('.domains button').first(), page.locator('.faces')];
  for (let touches = 0; touches < 3; touches += 1) {
    await touch(page, domains, clock);
    if (await faces.waitFor({ timeout: 3_000 }).then(() => true, () => false)) return;
  }
  await faces.waitFor();
}

/** Taps a face, and waits for what comes after it. */
export async function rate(page, words, clock) {
  await page.locator('.levels').getByRole('button', { name: words, exact: true }).click();
  await page.locator('main:is([data-place="more"], [data-place="thanks"])').waitFor();
  await settled(page, clock);
}

/** Axe, a picture, nothing outside of the screen, and everything to touch large enough. */
export async function inspect(page, name, size) {
  await look(page, `kiosk-${name}-${size}`);
  assert.deepEqual(await outside(page), [], `${name} at ${size}: outside of the screen`);
  const least = 15 / 25.4 * Math.hypot(...Object.values(page.viewportSize())) / screens[size];
  assert.deepEqual(await tooSmall(page, least), [], `${name} at ${size}: less than 15 mm (${least.toFixed(0)} px)`);
}

/** What does not lie whole on the screen, or is cut off. */
const outside = (page) => page.evaluate(() => {
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const name = (element) => `${element.tagName.toLowerCase()}.${element.className}`;
  const drawn = [...document.querySelectorAll(':is(main, .menu) *:not(svg, svg *, .unseen, .drift *)')].filter((each) => each.getClientRects().length);
  const beyond = drawn.filter((each) => {
    const { left, top, right, bottom } = each.getBoundingClientRect();
    return left < -1 || top < -1 || right > width + 1 || bottom > height + 1;
  });
  const cut = drawn.filter((each) => getComputedStyle(each).display !== 'inline' && each.tagName !== 'TEXTAREA'
    && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 2));
  return [...beyond, ...cut].map(name);
});

/** Keys of a keyboard are excused: ten of 15 mm do not fit side by side on an upright 10-inch screen. */
const tooSmall = (page, least) => page.locator('button:visible:not(.key)').evaluateAll((buttons, least) => buttons
  .map((each) => ({ each, box: each.getBoundingClientRect() }))
  .filter(({ box }) => Math.min(box.width, box.height) < least)
  .map(({ each, box }) => `${each.innerText} ${Math.round(box.width)} × ${Math.round(box.height)}`), least);

/** The follow-ups that the page sends from now on. */
export function followups(page) {
  const sent = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/v1/ratings') sent.push(...request.postDataJSON().followups);
  });
  return sent;
}
