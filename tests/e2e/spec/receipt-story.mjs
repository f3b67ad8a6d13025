// A receipt that a program printed which never spoke to the server: a phone scans it, it counts once, it cannot be counted
// twice, and the database does not tell which rating it gave. And the receipts that the server issues to such a program.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';

import { examples, kit } from '../../deploy/integration.mjs';
import { look, onPage } from '../browser.mjs';
import { agency, servicePoint, thisYear } from '../demo.mjs';
import { choose, phones, send, thanks } from '../phone.mjs';
import { alone, grouped, printCode, printReceipt, scan } from '../receipt.mjs';
import { Server } from '../server.mjs';

const DOMAIN = 'civil_status';
const DOSSIER = 'H29.50.05.13-260105-0975';
/** Resolutions of a receipt printer at the counter and of a laser printer, dots an inch. */
const PRINTERS = [203, 300];
/** Those who open an address before the citizen does. */
const PREVIEWERS = ['facebookexternalhit/1.1', 'Zalo/1.0 (preview)', 'Mozilla/5.0 (compatible; MailScanner)'];

const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
const here = examples.filter((example) => !example.missing);
const [shell] = here;

let server;
let shared;
/** Every code that was printed, in the order of its rating. */
const used = [];

/** What the one-stop software is told once, beforehand, by a person: key, secret, and the numbers of counter and domain. */
async function agree() {
  const secret = await server.command('receipt', 'key', 'create', '--name', 'Phần mềm một cửa');
  const [key] = (await server.command('receipt', 'key', 'list')).split('\n').at(-1).split('\t');
  const places = (await server.command('receipt', 'places')).split('\n').map((line) => line.split('\t'));
  const number = (kind, wanted) => places.find(([each, , name]) => each === kind && name === wanted)[1];
  return {
    secret, key, address: server.url, servicePoint: number('service_point', servicePoint), domain: number('domain', DOMAIN),
    day: today,
  };
}

/** A server of its own, started by the first that asks, so that all marks in it are those of this story. */
let started;
async function open() {
  server = await Server.start('receipt-story');
  shared = await agree();
}
const opened = () => { started ??= open(); return started; };
after(async () => { await server?.stop(); });

/** Opens the address, rates, and is thanked. */
async function rate(page, url, level) {
  await page.goto(url);
  await choose(page, level);
  await send(page);
  await thanks(page).waitFor();
}

/** All that the figures of the agency say. */
const figures = () => server.total(agency, thisYear);

/** Rows of the database, read beside the running server. */
function rows(sql) {
  const file = path.join(server.dir, 'demo.db');
  const text = execFileSync('sqlite3', ['-readonly', '-json', file, sql], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return text ? JSON.parse(text) : [];
}

/** Every column of every table. */
const columns = () => rows(`SELECT m.name AS "table", m.sql, c.name AS "column" FROM sqlite_master m, pragma_table_info(m.name) c
  WHERE m.type = 'table' ORDER BY 1, 3`);

/** The tables that hold marks of used codes. */
const ofMarks = () => columns().filter(({ column }) => /(^|_)mark/.test(column));

/** The marks, table by table, in the order in which each keeps them. */
const marks = () => ofMarks().flatMap(
  ({ table, column }) => rows(`SELECT lower(hex("${column}")) AS mark, expires_on, '${table}' AS "table" FROM "${table}"`));

describe('a receipt that was printed without the server', { timeout: 600_000 }, () => {
  before(opened);

  const receipts = [[shell, true], [shell, false], ...here.slice(1).map((example) => [example, false])];
  for (const [example, javaScript] of receipts) {
    const name = `${example.name}${javaScript ? '' : ', a phone without JavaScript'}`;
    test(`is scanned, rated, and counts once (${name})`, async (t) => {
      if (alone.length === 0) t.diagnostic('this machine has no unshare: the program could have used the network');
      const receipt = await printCode(example, shared);
      const pictures = await Promise.all(
        PRINTERS.map((dpi) => printReceipt(`receipt-${example.name}`, receipt, { dpi, dossier: DOSSIER })));
      const [url] = pictures.map(scan);
      assert.deepEqual(pictures.map(scan), PRINTERS.map(() => receipt.url), 'the picture holds the address');

      const earlier = await figures();
      for (const agent of PREVIEWERS) {
        for (const method of ['GET', 'HEAD']) {
          assert.equal((await fetch(url, { method, headers: { 'user-agent': agent } })).status, 200);
        }
      }
      const typed = await fetch(`${server.url}/r/${grouped(receipt.code).toLowerCase()}`);
      assert.equal(typed.status, 200, 'typed in groups and small letters it is the same');
      assert.deepEqual(await figures(), earlier, 'opening counts nothing');
      const before = marks().length;
      assert.equal(before, used.length, 'and uses nothing up');

      await onPage({ ...phones.android, javaScript }, async (page) => {
        await page.goto(url);
        if (javaScript) await look(page, 'receipt');
        await rate(page, url, 'Hài lòng');
        if (javaScript) await look(page, 'receipt-thanks');
      });
      used.push(receipt.code);
      const once = await figures();
      assert.equal(once.n, earlier.n + 1);

      await onPage({ ...phones.iphone, javaScript: !javaScript }, async (page) => {
        await rate(page, url, 'Rất không hài lòng');
      });
      assert.deepEqual(await figures(), once, 'thanked again, and nothing changed');
      assert.equal(marks().length, before + 1);
    });
  }

  test('is as good from any of the languages', async () => {
    for (const example of here) {
      const codes = await Promise.all(Array.from({ length: 5 }, () => printCode(example, shared)));
      for (const { url } of codes) assert.equal((await fetch(url)).status, 200, example.name);
      assert.equal(new Set(codes.map(({ code }) => code)).size, codes.length);
    }
  });

  test('is taken from nobody who does not have the secret', async () => {
    const forged = await printCode(shell, { ...shared, secret: 'ab'.repeat(32) });
    assert.notEqual((await fetch(forged.url)).status, 200);
  });
});

describe('the database behind these receipts', { timeout: 120_000 }, () => {
  before(opened);

  test('holds no code, no dossier number and no secret', () => {
    const file = path.join(server.dir, 'demo.db');
    const all = execFileSync('sqlite3', ['-readonly', file, '.dump'], { encoding: 'utf8', maxBuffer: 1 << 30 }).toLowerCase();
    const hex = (text) => Buffer.from(text).toString('hex');
    for (const plain of [DOSSIER, shared.secret, ...used]) {
      assert.ok(!all.includes(plain.toLowerCase()), 'as text');
      assert.ok(!all.includes(hex(plain)), 'as bytes');
    }
    for (const { mark } of marks()) assert.equal(all.split(mark).length - 1, 1, 'a mark stands in one place only');
  });

  test('has nothing beside a mark but the end of a month, and keeps marks in the order of their hashes', () => {
    const of = (name) => columns().filter(({ table }) => table === name).map(({ column }) => column);
    assert.ok(ofMarks().length > 0);
    for (const { table, sql } of ofMarks()) {
      assert.deepEqual(of(table), ['expires_on', 'mark'], table);
      assert.match(sql, /WITHOUT ROWID$/, table);
    }
    assert.deepEqual(of('rating').filter((column) => /receipt|code|dossier|reference/.test(column)), []);

    const all = marks();
    assert.equal(all.length, used.length);
    for (const { table } of ofMarks()) {
      const kept = all.filter((each) => each.table === table).map(({ mark }) => mark);
      assert.deepEqual(kept, [...kept].sort());
    }
    assert.equal(new Set(all.map((each) => each.expires_on)).size, 1, 'one day for all');
  });

  test('and neither does the log of the server hold a code', () => {
    const log = readFileSync(server.log, 'utf8');
    for (const code of used) assert.ok(!log.includes(code) && !log.includes(code.toLowerCase()));
  });
});

describe('what the one-stop software says to the server', { timeout: 120_000 }, () => {
  let token;
  /** Runs the example with curl; the fields of each line that it prints. */
  const say = async (...args) => {
    const env = { PATH: process.env.PATH, HAILONG_TOKEN: token };
    const { stdout } = await promisify(execFile)(path.join(kit, 'curl/receipts.sh'), [server.url, ...args], { env });
    return stdout.trim().split('\n').map((line) => line.split(','));
  };
  const issue = (...args) => say('issue', ...args);
  const file = (name, lines) => {
    const where = path.join(server.dir, name);
    writeFileSync(where, [...lines, ''].join('\r\n'));
    return where;
  };
  before(async () => {
    await opened();
    token = await server.command('token', 'create', '--grant', 'receipts:issue', '--name', 'Phần mềm một cửa');
    const known = async () => (await issue(DOSSIER, servicePoint, DOMAIN).catch(() => [])).length === 1;
    await server.until(known, 'the token is known');
  });

  test('gets one code, and the same again for the same dossier', async () => {
    const [[reference, url]] = await issue(DOSSIER, servicePoint, DOMAIN);
    assert.equal(reference, DOSSIER);
    assert.match(url, new RegExp(`^${server.url}/r/A[0-9A-Z]{19}$`));
    assert.deepEqual(await issue(DOSSIER, servicePoint, DOMAIN), [[reference, url]]);
    assert.equal((await fetch(url)).status, 200);
  });

  test('gets codes by the thousand from a file, also when the server is away meanwhile', async () => {
    const references = [...Array.from({ length: 1_500 }, (_, at) => `Hồ sơ "${at}" \\ 2026`), DOSSIER];
    const lines = references.map((reference) => `${reference},${servicePoint},${DOMAIN}`);
    const asked = file('receipts.csv', ['reference,service_point,domain', ...lines]);
    const first = await issue(asked);
    assert.deepEqual(first.map(([reference]) => reference), references);
    assert.equal(new Set(first.map(([, url]) => url)).size, references.length);
    await server.halt();
    const again = issue(asked);
    await server.resume();
    assert.deepEqual(await again, first);
  });

  test('is refused as a whole, with the reason, when one is wrong', async () => {
    await assert.rejects(issue(DOSSIER, 'khong-co', DOMAIN), (error) => {
      assert.match(error.stderr, /unknown_service_point/);
      return error.code === 1 && error.stdout === '';
    });
  });

  test('reports how many it printed offline, again and corrected', async () => {
    const report = (count) => say('printed', file('printed.csv',
      ['key,date,service_point,domain,count', `${shared.key},${today},${servicePoint},${DOMAIN},${count}`]));
    assert.deepEqual(await report(41), [['added']]);
    assert.deepEqual(await report(41), [['known']]);
    assert.deepEqual(await report(42), [['changed']]);
  });

  test('takes back what was issued or printed by mistake, and is told nothing of its use', async () => {
    const [[, issued]] = await issue('Hồ sơ nhầm', servicePoint, DOMAIN);
    const [fresh, rated] = await Promise.all([1, 2].map(() => printCode(shell, shared)));
    await onPage({ ...phones.iphone, javaScript: false }, (page) => rate(page, rated.url, 'Hài lòng'));
    const earlier = await figures();
    assert.deepEqual(await say('revoke', 'reference', 'Hồ sơ nhầm'), [['revoked']]);
    for (const { code } of [fresh, rated]) assert.deepEqual(await say('revoke', 'code', code), [['revoked']]);
    for (const url of [issued, fresh.url, rated.url]) assert.notEqual((await fetch(url)).status, 200);
    assert.deepEqual(await figures(), earlier, 'a rating that was given stays');
    assert.deepEqual(await say('revoke', 'reference', 'Hồ sơ khác'), [['unknown']]);
  });

  test('reads the samples of the kit', async () => {
    const lines = await issue(path.join(kit, 'curl/receipts.csv'));
    assert.equal(lines.length, 3);
  });
});
