// The pages on which administrators say how satisfaction is measured: targets, official values, questionnaires, scales; and
// files read in after a look at what would change.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';

import { look, onPage } from '../browser.mjs';
import { stand } from '../desk.mjs';
import { inspect, rate, settled, toFaces } from '../kiosk-person.mjs';
import { office, people, unitKeys } from '../office.mjs';

const { administrator, auditor } = people;
const asked = (name, path) => [name, path, () => administrator.state];
const at = { size: 'laptop' };
const ATTACK = '<script>document.title = "owned"</script><img src=x onerror=alert(1)>';

stand('a page about measuring', [
  asked('targets', '/admin/targets'),
  ['targets-of-auditor', '/admin/targets', () => auditor.state],
  asked('target', '/admin/targets/1'),
  asked('target-new', '/admin/targets/new'),
  asked('target-end', '/admin/targets/1/end'),
  asked('official-values-none', '/admin/official-values'),
  asked('official-value-new', '/admin/official-values/new'),
  asked('questionnaires', '/admin/questionnaires'),
  asked('questionnaire', '/admin/questionnaires/default@1'),
  asked('questionnaire-as-seen', '/admin/questionnaires/default@1/preview'),
  asked('questionnaire-new', '/admin/questionnaires/new'),
  asked('questionnaire-next', '/admin/questionnaires/default@1/edit'),
  asked('scales', '/admin/scales'),
  asked('scale-new', '/admin/scales/new'),
  asked('import', '/admin/import'),
]);

const send = (page) => page.locator('main form .buttons button[type="submit"]').first().click();
const fill = async (page, fields) => {
  for (const [name, value] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(value);
};

/** The field is marked, described by its error, and has kept what was typed. */
async function refused(page, name, typed) {
  const field = page.locator(`[name="${name}"]`);
  assert.equal(await field.getAttribute('aria-invalid'), 'true', name);
  const beside = (await field.getAttribute('aria-describedby')).split(' ').find((id) => id.endsWith('-error'));
  assert.ok((await page.locator(`[id="${beside}"]`).innerText()).length > 3, `words beside ${name}`);
  assert.equal(await field.inputValue(), typed);
  await page.getByRole('alert').first().waitFor();
}

const asAdministrator = (options, visit) => onPage({ ...at, state: administrator.state, expect: [422], ...options }, visit);

describe('what is measured', () => {
  test('a target that cannot be is sent back with what was typed, and set when it can', async () => {
    const { url } = await office();
    await asAdministrator({}, async (page) => {
      await page.goto(`${url}/admin/targets/new`);
      const issuer = 'UBND phường Tây Thạnh';
      await fill(page, { topic: 'waiting_time', year_from: '2027', year_until: '2026', threshold_percent: '9x', issuer,
        source: 'Quyết định 12/QĐ-UBND ngày 03/6/2026' });
      await page.locator('[name="scope"]').selectOption({ index: 1 });
      for (const name of ['measured_by', 'comparison', 'status']) await page.locator(`[name="${name}"]`).first().check();
      await send(page);
      await refused(page, 'threshold_percent', '9x');
      assert.equal(await page.locator('[name="issuer"]').inputValue(), issuer);
      await look(page, 'target-refused', unitKeys);
      await fill(page, { year_until: '2030', threshold_percent: '97,5' });
      await send(page);
      await page.waitForURL(/done=saved/);
      assert.match(await page.locator('main').innerText(), /97,5/);
      await look(page, 'target-set', unitKeys);
    });
  });

  test('a published official value that cannot be is sent back, and stands when it can', async () => {
    const { url } = await office();
    await asAdministrator({}, async (page) => {
      await page.goto(`${url}/admin/official-values/new`);
      await page.locator('[name="topic"]').selectOption('service');
      await fill(page, { period: '2025', value_percent: '197', source: 'Quyết định 9/QĐ-BNV', date: '2026-03-01' });
      await page.locator('[name="scope"]').selectOption({ index: 1 });
      await send(page);
      await refused(page, 'value_percent', '197');
      await look(page, 'official-value-refused', unitKeys);
      await fill(page, { value_percent: '96,41' });
      await send(page);
      await page.waitForURL(/done=saved/);
      await look(page, 'official-value-set', unitKeys);
    });
  });
});

describe('what is asked', () => {
  test('a questionnaire is written, looked at, published and retired; markup in it stays text', async () => {
    const { url } = await office();
    await asAdministrator({}, async (page) => {
      await page.goto(`${url}/admin/questionnaires/new`);
      await fill(page, { key: 'thu-nghiem', 'title.en': 'Were you satisfied?', 'reasons.0.key': 'waiting', 'reasons.0.labels.vi': ATTACK });
      await page.locator('[name="scale"]').selectOption({ index: 1 });
      await send(page);
      await refused(page, 'title.vi', '');
      assert.equal(await page.locator('[name="reasons.0.labels.vi"]').inputValue(), ATTACK, 'kept as typed');
      await look(page, 'questionnaire-refused', unitKeys);
      await fill(page, { 'title.vi': `Ông/Bà có hài lòng không? ${ATTACK}` });
      await send(page);
      await page.waitForURL(/thu-nghiem(@|%40)1\?done=saved/);
      await look(page, 'questionnaire-draft', [...unitKeys, 'thu-nghiem']);

      await page.goto(`${url}/admin/questionnaires/thu-nghiem@1/preview`);
      assert.ok((await page.locator('main').innerText()).includes(ATTACK), 'read, not run');
      assert.equal(await page.locator('main img, main script:not([src])').count(), 0);
      assert.notEqual(await page.title(), 'owned');
      await look(page, 'questionnaire-draft-as-seen', [...unitKeys, 'thu-nghiem']);

      for (const step of ['publish', 'retire']) {
        await page.goto(`${url}/admin/questionnaires/thu-nghiem@1`);
        await page.locator(`main a[href$="/${step}"]`).click();
        await look(page, `questionnaire-${step}`, [...unitKeys, 'thu-nghiem']);
        await send(page);
        await page.waitForURL(/done=saved/);
      }
      assert.equal(await page.locator('main a[href$="/retire"]').count(), 0, 'it is retired');
      await look(page, 'questionnaire-retired', [...unitKeys, 'thu-nghiem']);
    });
  });

  test('the last version that citizens get is not taken away', async () => {
    const { url } = await office();
    await asAdministrator({}, async (page) => {
      const answer = await page.goto(`${url}/admin/questionnaires/default@1/retire`);
      assert.equal(answer.status(), 422);
      await page.getByRole('alert').first().waitFor();
      await look(page, 'questionnaire-last');
    });
  });

  test('a scale with two equal levels is sent back, and published when it has none', async () => {
    const { url } = await office();
    await asAdministrator({}, async (page) => {
      await page.goto(`${url}/admin/scales/new`);
      await fill(page, { family: 'ba-muc' });
      for (const [line, level, words] of [[0, '5', 'Hài lòng'], [1, '3', 'Bình thường'], [2, '3', 'Không hài lòng']]) {
        await fill(page, { [`levels.${line}.level`]: level, [`levels.${line}.labels.vi`]: words });
      }
      await page.locator('[name="levels.0.satisfied"]').check();
      await send(page);
      await page.getByRole('alert').first().waitFor();
      assert.equal(await page.locator('[name="levels.2.labels.vi"]').inputValue(), 'Không hài lòng');
      await look(page, 'scale-refused', ['ba-muc']);
      await fill(page, { 'levels.2.level': '1' });
      await send(page);
      await page.waitForURL(/done=saved/);
      await look(page, 'scale-draft', ['ba-muc']);
      await page.locator('main a[href$="/publish"]').first().click();
      await look(page, 'scale-publish', ['ba-muc']);
      await send(page);
      await page.waitForURL(/done=saved/);
    });
  });

  test('a kiosk shows the three faces that were chosen for its agency', async () => {
    const server = await office();
    const file = path.join(server.dir, 'ba-muc.json');
    const title = 'Ông/Bà thấy lần phục vụ này thế nào?';
    writeFileSync(file, JSON.stringify({ key: 'ba-muc', scale: 'ba-muc', subject: 'procedure', title: { vi: title } }));
    await server.command('questionnaire', 'publish', file);
    await server.command('questionnaire', 'use', 'ba-muc', '--agency', 'ttpvhcc-phuthanh');
    const { id, link } = await server.enrol('phuthanh-q1', 'Ba mức');
    await onPage({ size: 'kiosk' }, async (page) => {
      await page.goto(link);
      await page.locator('.domains').waitFor();
      await settled(page);
      await toFaces(page);
      await page.getByRole('heading', { name: title }).waitFor();
      assert.deepEqual(await page.locator('.levels button').allInnerTexts(), ['Hài lòng', 'Bình thường', 'Không hài lòng']);
      await inspect(page, 'three-chosen', 'kiosk');
      await rate(page, 'Bình thường');
      await server.untilNoneIsMissing(id, 1);
    });
  });
});

describe('a file', () => {
  const domains = (rows) => ({
    name: 'linh-vuc.csv', mimeType: 'text/csv', buffer: Buffer.from(`key,name_vi,name_en,group,source\n${rows}`),
  });

  async function choose(page, url, file) {
    await page.goto(`${url}/admin/import?kind=domains`);
    await page.locator('input[type="file"]').setInputFiles(file);
    await send(page);
    await page.getByRole('heading', { level: 1 }).waitFor();
  }

  test('with faults names line and column of each and can only be changed', async () => {
    const { url } = await office();
    await asAdministrator({}, async (page) => {
      await choose(page, url, domains('fishery,Thủy sản,Fishery,,Quyết định 1\nFishery!,,Fishery,,\n'));
      const text = await page.locator('main').innerText();
      assert.match(text, /3/, 'the line');
      assert.match(text, /name_vi/, 'the column');
      assert.equal(await page.locator('form[action$="/confirm"]').count(), 0);
      await look(page, 'import-faults', [...unitKeys, 'linh-vuc', 'name_vi']);
    });
  });

  test('is shown as what it would change, and changes it when confirmed', async () => {
    const { url } = await office();
    await asAdministrator({}, async (page) => {
      await choose(page, url, domains(`fishery,"Thủy sản ${ATTACK.replaceAll('"', '""')}",Fishery,,Quyết định 1\n`));
      assert.ok((await page.locator('main').innerText()).includes('Thủy sản'));
      assert.equal(await page.locator('main img, main script:not([src])').count(), 0);
      await look(page, 'import-preview', [...unitKeys, 'linh-vuc']);
      await page.locator('form[action$="/confirm"] button[type="submit"]').first().click();
      await page.waitForURL(/done=/);
      await page.goto(`${url}/admin/domains/fishery`);
      assert.ok((await page.locator('main').innerText()).includes(ATTACK), 'read, not run');
      await look(page, 'import-done', [...unitKeys, 'fishery']);
    });
  });
});
