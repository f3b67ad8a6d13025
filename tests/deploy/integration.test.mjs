// The examples for vendors of one-stop software: every language makes the codes that the server's own tests know, makes
// the same random ones, and refuses what does not fit, in the same words. The texts that carry an address fit where they are sent.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { codeOf, csvOf, examples, kit, randomClaims, readVectors, vectors } from './integration.mjs';

const SECRET = 'a1'.repeat(32);
const ADDRESS = 'https://danhgia.example.gov.vn';
const fits = [ADDRESS, '7', '12', '3', '2026-07-15', '19088743'];
const RANDOM = 200;

const most = { key: 1_023, service_point: 32_767, domain: 1_023, nonce: 33_554_431 };
const places = { key: 1, service_point: 2, domain: 3, day: 4, nonce: 5 };
const wrong = {
  key: ['1024', '-1', '', '7.0', '07', '+7', '0x7', '1 ', '99999999999999999999'],
  service_point: ['32768', '-1'],
  domain: ['1024', 'land'],
  day: ['2019-12-31', '2109-09-19', '2026-02-29', '2100-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '15/07/2026', '2026-7-15', ''],
  nonce: ['33554432', '-1'],
};

/** The sentence that every language says. */
function refusal(field, value) {
  return field === 'day'
    ? `day: «${value}» is not a day from 2020-01-01 to 2109-09-18 (YYYY-MM-DD)`
    : `${field}: «${value}» is not a whole number from 0 to ${most[field]}`;
}

let dir;
before(() => { dir = mkdtempSync(path.join(os.tmpdir(), 'hailong-kit-test-')); });
after(() => rmSync(dir, { recursive: true }));

test('the words of the documentation alone are enough to make the vectors', () => {
  for (const vector of readVectors()) assert.equal(codeOf(vector), vector.code);
});

test('the shell scripts have no fault that shellcheck finds', () => {
  const scripts = readdirSync(path.join(kit, 'curl')).filter((name) => name.endsWith('.sh'));
  assert.equal(scripts.length, 2);
  execFileSync('shellcheck', scripts.map((name) => path.join(kit, 'curl', name)), { stdio: 'pipe' });
});

const random = Array.from({ length: RANDOM }, randomClaims).map((claims) => ({ ...claims, code: codeOf(claims) }));

for (const example of examples) {
  describe(`the example in ${example.name}`, { skip: example.missing, timeout: 120_000 }, () => {
    test('makes the codes of the vectors', async () => {
      const { status, stdout, stderr } = await example.run(['--vectors', vectors]);
      assert.deepEqual([status, stdout, stderr], [0, `${readVectors().length} codes agree\n`, '']);
    });

    test(`makes ${RANDOM} random codes as all others do`, async () => {
      const file = path.join(dir, `${example.name}.csv`);
      writeFileSync(file, csvOf(random));
      const { status, stdout, stderr } = await example.run(['--vectors', file]);
      assert.deepEqual([status, stdout, stderr], [0, `${RANDOM} codes agree\n`, '']);
    });

    test('says so when a vector is not met', async () => {
      const [first, ...rest] = readVectors();
      const file = path.join(dir, `${example.name}-wrong.csv`);
      writeFileSync(file, csvOf([...rest, { ...first, nonce: 1 }]));
      const { status, stderr } = await example.run(['--vectors', file]);
      assert.equal(status, 1);
      assert.match(stderr, new RegExp(`expected ${first.code}`));
    });

    test('prints the code and its address', async () => {
      const code = codeOf({ secret: SECRET, key: 7, servicePoint: 12, domain: 3, day: '2026-07-15', nonce: 19_088_743 });
      for (const address of [ADDRESS, `${ADDRESS}/`]) {
        const { stdout } = await example.run([address, ...fits.slice(1)], { secret: SECRET });
        assert.equal(stdout, `${code}\n${ADDRESS}/r/${code}\n`);
      }
    });

    test('draws a nonce when none is given', async () => {
      const codes = await Promise.all([1, 2].map(async () => {
        const { stdout } = await example.run(fits.slice(0, 5), { secret: SECRET });
        return stdout.split('\n')[0];
      }));
      const heads = codes.map((code) => code.slice(0, 11));
      assert.deepEqual(heads, Array(2).fill('10700C032AK'), 'key, counter, domain and day');
      assert.notEqual(codes[0], codes[1]);
    });

    test('refuses what does not fit, and says why', async () => {
      for (const [field, values] of Object.entries(wrong)) {
        for (const value of values) {
          const args = fits.map((each, at) => (at === places[field] ? value : each));
          const { status, stdout, stderr } = await example.run(args, { secret: SECRET });
          assert.deepEqual([status, stdout, stderr.trim()], [2, '', refusal(field, value)]);
        }
      }
    });

    test('refuses a secret that is none without showing it', async () => {
      for (const secret of [SECRET.slice(1), `${SECRET}00`, `${SECRET.slice(2)}g0`]) {
        const { status, stdout, stderr } = await example.run(fits, { secret });
        assert.deepEqual([status, stdout, stderr.trim()], [2, '', 'secret: not 64 hexadecimal digits']);
      }
      assert.notEqual((await example.run(fits)).status, 0, 'no secret at all');
    });

    test('says how it is called', async () => {
      for (const args of [[], fits.slice(0, 4), ['danhgia.example.gov.vn', ...fits.slice(1)]]) {
        const { status, stderr } = await example.run(args, { secret: SECRET });
        assert.equal(status, 2);
        assert.match(stderr, /^usage: /);
      }
    });
  });
}

describe('a text that carries an address', () => {
  const read = (name) => readFileSync(path.join(kit, 'texts', name), 'utf8').trimEnd();
  /** As long as they get: a code that this server issued has 20 signs, one printed offline 32. */
  const url = (host, signs) => `https://${host}/r/${'A'.repeat(signs)}`;
  const values = {
    co_quan: 'UBND phường Tây Thạnh',
    co_quan_khong_dau: 'UBND phuong Tay Thanh',
    agency: "Tay Thanh Ward People's Committee",
  };
  const fill = (text, own) => text.replace(/\{(\w+)\}/g, (all, name) => ({ ...values, ...own })[name] ?? all);
  /** The signs of GSM 03.38 that cost one seventh bit group each, as far as messages here need them. */
  const gsm = /^[A-Za-z0-9 @£$¥\n_!"#%&'()*+,\-./:;<=>?]*$/;

  test('fits into one message without diacritics, with either kind of code', () => {
    for (const name of ['sms-plain.vi.txt', 'sms.en.txt']) {
      const message = fill(read(name), { url: url('danhgia.example.gov.vn', 32) });
      assert.match(message, gsm, name);
      assert.ok(message.length <= 160, `${name}: ${message.length}`);
    }
  });

  test('fits into one message with diacritics where code and address are short', () => {
    const message = fill(read('sms.vi.txt'), { url: url('dg.example.gov.vn', 20) });
    assert.doesNotMatch(message, gsm);
    assert.ok(message.length <= 70, `${message.length}`);
  });

  test('fits into two messages with diacritics, with either kind of code', () => {
    const message = fill(read('sms-two-parts.vi.txt'), { url: url('danhgia.example.gov.vn', 32) });
    // Each part of two loses three signs to its own number.
    assert.ok(message.length <= 2 * 67, `${message.length}`);
  });

  test('keeps to what Zalo takes: lengths, no address within the words', () => {
    for (const [name, title, text, button] of [
      ['zalo.vi.txt', 'Tiêu đề', 'Nội dung', 'Nút thao tác'], ['zalo.en.txt', 'Title', 'Text', 'Button'],
    ]) {
      const parts = read(name).split('\n').filter(Boolean).map((line) => line.split(/: (.*)/s));
      const of = (kind) => parts.filter(([head]) => head === kind).map(([, words]) => words);
      const within = (kind, count, least, longest) => {
        assert.equal(of(kind).length, count, `${name}: ${kind}`);
        for (const words of of(kind)) {
          assert.ok(words.length >= least && words.length <= longest, `${name}: ${words.length} signs: ${words}`);
          assert.doesNotMatch(words, /https?:/);
        }
      };
      within(title, 1, 9, 65);
      within(text, 2, 9, 400);
      within(button, 1, 5, 30);
    }
  });

  test('says the same as a letter with and without HTML, in composed letters', () => {
    for (const lang of ['vi', 'en']) {
      const plain = read(`email.${lang}.txt`).replace('Subject: ', '').split('\n').filter(Boolean);
      const html = read(`email.${lang}.html`).match(/<(title|p)>.*<\/\1>/g).map((line) => line.replace(/<[^>]+>/g, ''));
      assert.deepEqual(html, plain);
    }
    const names = readdirSync(path.join(kit, 'texts'));
    assert.equal(names.length, 10);
    for (const name of names) assert.equal(read(name), read(name).normalize('NFC'), name);
  });

  test('asks nothing of others: one address, no pictures, no counting of who opens it', () => {
    for (const name of readdirSync(path.join(kit, 'texts'))) {
      const addresses = read(name).match(/https?:[^\s"<]+/g) ?? [];
      assert.ok(addresses.every((address) => address.startsWith('https://danhgia.example.gov.vn/r/')), name);
      assert.doesNotMatch(read(name), /<img|<script|<style|utm_|src=/, name);
    }
  });
});
