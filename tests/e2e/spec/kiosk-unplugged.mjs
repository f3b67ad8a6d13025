// The whole promise in one story: paired by a typed code, unplugged, tapped, browser and server killed, started without
// network, plugged in again: the fleet page says «thiếu 0», and the figures have exactly what people tapped.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { look, onPage } from '../browser.mjs';
import { agency, servicePoint, thisYear } from '../demo.mjs';
import { Device } from '../device.mjs';
import { Gateway } from '../gateway.mjs';
import { inMemory, kept, outboxEmpty, toFaces, visit } from '../kiosk-taps.mjs';
import { importUnits, unitKeys } from '../office.mjs';
import { hire, person } from '../people.mjs';
import { Server } from '../server.mjs';

const officer = person('thietbi@vanphong.example', 'Lê Văn Thiết Bị', { role: 'kiosk_officer' });
const words = ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'];
const withNetwork = [4];
const unplugged = [5, 3, 4, 1, 5];
const afterReboot = [2, 4, 5];

let server;
let gateway;
let device;

/** Types the code with the keys on the screen. */
async function pairByTyping(page, code) {
  await page.getByRole('heading', { name: 'Thiết bị chưa được ghép nối' }).waitFor();
  for (const sign of code.replace('-', '')) await page.locator('.keys').getByText(sign, { exact: true }).click();
  await page.getByRole('button', { name: 'Ghép nối', exact: true }).click();
  await toFaces(page);
}

async function rateAll(page, levels) {
  for (const level of levels) await visit(page, words[level - 1]);
}

/** All ratings by level, those set apart as odd included. */
async function byLevel() {
  const said = await server.command('score', '--period', thisYear, '--agency', agency, '--format', 'json');
  const { counts, flagged } = JSON.parse(said).total;
  return counts.map((count, at) => count + flagged[at]);
}

const levelsOf = (taps) => words.map((_, at) => taps.filter((level) => level === at + 1).length);

describe('a kiosk that is unplugged', () => {
  before(async () => {
    server = await Server.start('unplugged', { demo: false, prepare: importUnits });
    officer.state = await hire(server, officer);
    gateway = await Gateway.before(server);
    device = new Device();
  });
  after(async () => {
    await device?.remove();
    await gateway?.stop();
    await server?.stop();
  });

  test('has lost nothing when all is plugged in again', { timeout: 300_000 }, async (t) => {
    const { id, code } = await server.enrol(servicePoint, 'Máy rút phích cắm');
    let page = await device.start(`${gateway.url}/k/`);
    await pairByTyping(page, code);
    await kept(page);
    await rateAll(page, withNetwork);
    await server.untilNoneIsMissing(id, withNetwork.length);

    gateway.unplug();
    await rateAll(page, unplugged);
    assert.ok((await inMemory(page)).waiting >= unplugged.length, 'the taps wait on the device');
    await Promise.all([device.kill(), server.crash()]);

    page = await device.start(`${gateway.url}/k/`);
    await toFaces(page);
    await rateAll(page, afterReboot);
    assert.ok((await inMemory(page)).waiting >= unplugged.length + afterReboot.length, 'and those before the reboot, too');

    await server.resume();
    assert.deepEqual(await byLevel(), levelsOf(withNetwork), 'as long as it is unplugged nothing more is counted');
    const begun = Date.now();
    gateway.plugIn();
    await outboxEmpty(page);
    t.diagnostic(`the outbox was empty ${((Date.now() - begun) / 1000).toFixed(1)} s after the network came back`);

    const taps = [...withNetwork, ...unplugged, ...afterReboot];
    await server.untilNoneIsMissing(id, taps.length);
    const { counts, boots } = await server.health(id);
    const whole = { counted: taps.length, received: taps.length, waiting: 0, missing: 0, dead: 0, written_off: 0 };
    assert.deepEqual(counts, whole);
    assert.deepEqual(boots.map(({ received, highest_seq }) => [received, highest_seq]).sort(), [[3, 3], [6, 6]]);
    assert.deepEqual(await byLevel(), levelsOf(taps), 'exactly those taps');
    await officerSees(taps.length);
  });
});

/** What the person in charge of devices finds on the fleet page. */
async function officerSees(taps) {
  await onPage({ size: 'desktop', state: officer.state }, async (page) => {
    await page.goto(`${server.url}/kiosks`);
    const cells = await page.locator('table.fleet tbody tr').first().locator('td.num .cell').allInnerTexts();
    assert.deepEqual(cells.map((cell) => cell.trim()), [String(taps), String(taps), '0', '0']);
    assert.match(await page.locator('.fleet-sum').innerText(), /; thiếu 0 lượt\./);
    await look(page, 'fleet-after-the-outage', unitKeys);
  });
}
