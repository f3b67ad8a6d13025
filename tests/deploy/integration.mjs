// The examples for vendors of one-stop software, each as a program that can be run here, where its tool is on the machine.
import { execFile, execFileSync } from 'node:child_process';
import { createHmac, randomBytes, randomInt } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { deploy } from './proxy.mjs';

export const kit = path.join(deploy, 'integration');
export const vectors = path.join(kit, 'vectors.csv');

const built = mkdtempSync(path.join(os.tmpdir(), 'hailong-kit-'));
process.on('exit', () => rmSync(built, { recursive: true, force: true }));

const run = (command, ...args) => execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

const isThere = (command) => (process.env.PATH ?? '').split(path.delimiter).some((dir) => existsSync(path.join(dir, command)));

/** How each example is built, and what runs it. */
const ways = {
  sh: { tools: ['sh', 'openssl'], start: () => [path.join(kit, 'curl/receipt-code.sh')] },
  php: { tools: ['php'], start: () => ['php', path.join(kit, 'php/receipt-code.php')] },
  java: {
    tools: ['java', 'javac'],
    start: () => {
      run('javac', '-Xlint:all', '-Werror', '--release', '11', '-d', built, path.join(kit, 'java/ReceiptCode.java'));
      return ['java', '-cp', built, 'ReceiptCode'];
    },
  },
  csharp: {
    tools: ['mcs', 'mono'],
    start: () => {
      const program = path.join(built, 'ReceiptCode.exe');
      run('mcs', '-warnaserror', `-out:${program}`, path.join(kit, 'csharp/ReceiptCode.cs'));
      return ['mono', program];
    },
  },
};

/** An example in one language; `missing` says why it cannot be run here, `false` if it can. */
export class Example {
  constructor(name, { tools, start }) {
    const absent = tools.find((tool) => !isThere(tool));
    Object.assign(this, { name, start, missing: absent ? `${absent} is not on this machine` : false });
  }

  /** Runs it with a secret, and with `before` in front of it; its exit status and what it printed. */
  async run(args, { secret, before = [] } = {}) {
    this.command ??= this.start();
    const [program, ...rest] = [...before, ...this.command, ...args];
    const env = { PATH: process.env.PATH, LANG: 'C.UTF-8', ...(secret && { HAILONG_RECEIPT_SECRET: secret }) };
    return promisify(execFile)(program, rest, { env })
      .then(({ stdout, stderr }) => ({ status: 0, stdout, stderr }))
      .catch(({ code, stdout, stderr }) => ({ status: code, stdout, stderr }));
  }
}

export const examples = Object.entries(ways).map(([name, way]) => new Example(name, way));

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2020, 0, 1);

/** The code once more, straight from docs/receipt-codes.md: a string of bits. */
export function codeOf({ secret, key, servicePoint, domain, day, nonce }) {
  const days = (Date.parse(`${day}T00:00:00Z`) - FIRST_DAY) / DAY_MS;
  const fields = [[1, 5], [key, 10], [servicePoint, 15], [domain, 10], [days, 15], [nonce, 25]];
  const bits = fields.map(([value, width]) => value.toString(2).padStart(width, '0')).join('');
  const head = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const mac = createHmac('sha256', Buffer.from(secret, 'hex')).update('hailong receipt 1\0').update(head).digest();
  const all = [...head, ...mac.subarray(0, 10)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return all.match(/.{5}/g).map((five) => SIGNS[parseInt(five, 2)]).join('');
}

/** What a receipt may say, at random. */
export function randomClaims() {
  return {
    secret: randomBytes(32).toString('hex'),
    key: randomInt(1 << 10),
    servicePoint: randomInt(1 << 15),
    domain: randomInt(1 << 10),
    day: new Date(FIRST_DAY + randomInt(1 << 15) * DAY_MS).toISOString().slice(0, 10),
    nonce: randomInt(1 << 25),
  };
}

/** The test vectors, as `codeOf` takes them, with their codes. */
export function readVectors() {
  return readFileSync(vectors, 'utf8').trim().split('\n').slice(1).map((line) => {
    const [secret, key, servicePoint, domain, day, nonce, code] = line.split(',');
    return { secret, key: +key, servicePoint: +servicePoint, domain: +domain, day, nonce: +nonce, code };
  });
}

/** Claims and their codes, in the form of the file of test vectors. */
export function csvOf(all) {
  const line = ({ secret, key, servicePoint, domain, day, nonce, code }) =>
    [secret, key, servicePoint, domain, day, nonce, code].join(',');
  return ['secret,key,service_point,domain,day,nonce,code', ...all.map(line), ''].join('\n');
}
