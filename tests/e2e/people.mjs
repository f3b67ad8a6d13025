// What people do at the door: become an administrator, accept an invitation, sign in, take their phone to it.
import assert from 'node:assert/strict';

import { onPage, stateOf } from './browser.mjs';
import { Authenticator } from './totp.mjs';

/** A person of the tests, with a password that nobody would guess who knows the person. */
export const person = (email, name, rest = {}) => ({ email, name, password: 'mùa mưa năm nay đến sớm', ...rest });

const send = (page) => page.locator('main form button[type="submit"]').first().click();

/** At the link of the first start: makes `who` the first administrator. */
export async function setUp(page, link, who) {
  await page.goto(link);
  await page.locator('[name="email"]').fill(who.email);
  await page.locator('[name="name"]').fill(who.name);
  await choosePassword(page, who.password);
}

/** At an invitation's link: chooses the password. */
export async function accept(page, link, who) {
  await page.goto(link);
  await choosePassword(page, who.password);
}

async function choosePassword(page, password) {
  await page.locator('[name="new"]').fill(password);
  await page.locator('[name="again"]').fill(password);
  await send(page);
  await page.waitForURL(/\/sign-in\?done=accepted/);
}

/** At the sign-in: address and password. */
export async function signIn(page, who, password = who.password) {
  await page.locator('[name="email"]').fill(who.email);
  await page.locator('[name="password"]').fill(password);
  await send(page);
}

/** The secret that the page of the second factor shows for typing by hand. */
export const shownSecret = (page) => page.locator('code.secret').innerText();

/** On the page of the second factor: confirms it, and keeps the app with `who`; returns the recovery codes. */
export async function takePhone(page, who) {
  who.phone = new Authenticator(await shownSecret(page));
  await page.locator('[name="code"]').fill(await who.phone.code());
  await page.locator('[name="password"]').fill(who.password);
  await send(page);
  await page.getByRole('heading', { level: 1, name: 'Mã khôi phục' }).waitFor();
  const text = await page.locator('main').innerText();
  return text.match(/\b[a-z0-9]{4,}(?:-[a-z0-9]{4,})+\b/g) ?? [];
}

/** On the page of the code: the one that the app shows. */
export async function enterCode(page, who) {
  await page.locator('[name="code"]').first().fill(await who.phone.code());
  await send(page);
}

/** Invites `who` with the command line, accepts and signs in; returns the cookies of the session. */
export async function hire(server, who) {
  const bound = who.agency ? ['--agency', who.agency] : [];
  const said = await server.command('user', 'add', '--email', who.email, '--name', who.name, '--role', who.role, ...bound);
  const link = /https?:\S+\/invitations\/\S+/.exec(said)?.[0];
  assert.ok(link, `no link of an invitation in: ${said}`);
  return onPage({ size: 'laptop' }, async (page) => {
    await accept(page, link, who);
    await signIn(page, who);
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    return stateOf(page);
  });
}
