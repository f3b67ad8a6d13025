// What a person does at a real device, and what the tests may know of its memory.
import { until } from './device.mjs';

export const face = (page, words) => page.getByRole('button', { name: words, exact: true });

/** Waits until a face can be tapped, through the choice of the domain where the counter has several. As a person does it:
 *  touches again where the first touch met a screen that had only just come, or a page that went. */
export async function toFaces(page) {
  const domains = page.locator('.domains button');
  const best = face(page, 'Rất hài lòng');
  for (let touches = 0; touches < 3; touches += 1) {
    await best.or(domains.first()).first().waitFor({ timeout: 40_000 });
    // A screen that has just come ignores the second half of a double tap.
    await page.waitForTimeout(500);
    if (await domains.count() === 0) return;
    await domains.first().click();
    if (await best.waitFor({ timeout: 5_000 }).then(() => true, () => false)) break;
  }
  await best.waitFor();
  await page.waitForTimeout(500);
}

/** One tap, until the device says that it is recorded. */
export async function tap(page, words = 'Rất hài lòng') {
  await toFaces(page);
  await face(page, words).click();
  await page.locator('main:is([data-place="more"], [data-place="thanks"])').waitFor();
}

/** A whole visit, as people make it: the tap, no more to say, thanks, and the screen is free for the next one. */
export async function visit(page, words) {
  await tap(page, words);
  await page.waitForTimeout(500);
  await face(page, 'Bỏ qua').click();
  await page.locator('main[data-place="thanks"]').waitFor();
  await page.locator('main:is([data-place="domains"], [data-place="faces"])').waitFor();
}

/** Loads the application anew, which is quicker than waiting for the next person's screen. */
export async function again(page, url) {
  await page.goto(`${url}/k/`);
  await toFaces(page);
}

/** The application is precached, and the page is under its worker. */
export const kept = (page) => until(() => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.getRegistration('/k/');
  return registration?.active?.state === 'activated' && navigator.serviceWorker.controller !== null;
}), 'the application is kept on the device');

/** The records of the device's database, by kind. */
const records = (page) => page.evaluate(async () => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const db = await done(indexedDB.open('hailong-kiosk'));
  const all = (kind) => done(db.transaction(kind).objectStore(kind).getAll());
  const found = { ratings: await all('ratings'), followups: await all('followups') };
  db.close();
  return found;
});

/** How many records of the device's database are waiting, sent, dead or held. */
export async function inMemory(page) {
  const states = { waiting: 0, sent: 0, dead: 0, held: 0 };
  for (const { state } of Object.values(await records(page)).flat()) states[state] += 1;
  return states;
}

/** The ratings that are in the database, and those that the mirror alone has: their ids. */
export async function whereKept(page) {
  const { ratings } = await records(page);
  const entries = await page.evaluate(() => Object.entries(localStorage)
    .filter(([key]) => key.startsWith('hailong.kiosk.mirror.record.')).map(([, text]) => JSON.parse(text)));
  const alone = entries.filter(({ only, kept }) => only && kept.kind === 'ratings');
  return { database: ratings.map(({ id }) => id), mirrorAlone: alone.map(({ kept }) => kept.id) };
}

/** What the page sends with its ratings from now on, call by call, whether it arrives or not. */
export function batches(page) {
  const sent = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/v1/ratings') sent.push(request.postDataJSON());
  });
  return sent;
}

/** Nothing waits on the device any more. */
export const outboxEmpty = (page, within = 90_000) =>
  until(async () => (await inMemory(page)).waiting === 0, 'the outbox is empty', within);

/** What a device finds about itself at `/k/check`: the state by the name of the check, and the sum of all. */
export async function checkDevice(page, url) {
  await page.goto(`${url}/k/check`);
  // The sum changes when the last check is done.
  await page.locator('#check-sum [data-when="waiting"]').waitFor({ state: 'hidden' });
  const sum = await page.locator('#check-sum [data-when]:visible').getAttribute('data-when');
  const states = await page.locator('[data-check] .tag:visible').evaluateAll(
    (tags) => tags.map((tag) => [tag.closest('[data-check]').dataset.check, tag.dataset.when]));
  return { ...Object.fromEntries(states), sum };
}
