// The set-up script makes a database, the role that owns its tables and the role that runs the program, twice without an
// error, and nobody else may enter. What the second role may do to the audit log is tested with the program itself.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { deploy, freePort } from './proxy.mjs';

const root = '/usr/lib/postgresql';
const newest = () => readdirSync(root).sort((a, b) => Number(b) - Number(a))[0];

let dir;
let bin;
let port;

/** PostgreSQL refuses to run as root; then its own user runs it. */
function asPostgres(command, args) {
  const own = process.getuid() !== 0;
  const [program, list] = own ? [command, args] : ['runuser', ['-u', 'postgres', '--', command, ...args]];
  return execFileSync(program, list, { encoding: 'utf8', cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
}

const connection = () => ['-h', dir, '-p', String(port), '-X', '-A', '-t'];
const psql = (...args) => asPostgres(path.join(bin, 'psql'), [...connection(), ...args]).trim();
const admin = process.getuid() === 0 ? 'postgres' : os.userInfo().username;

before(async () => {
  bin = path.join(root, newest(), 'bin');
  port = await freePort();
  dir = mkdtempSync(path.join(os.tmpdir(), 'hailong-pg-'));
  chmodSync(dir, 0o777);
  const cluster = path.join(dir, 'cluster');
  asPostgres(path.join(bin, 'initdb'), ['-D', cluster, '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8']);
  const options = `-k ${dir} -p ${port} -c listen_addresses= -c fsync=off`;
  asPostgres(path.join(bin, 'pg_ctl'), ['-D', cluster, '-o', options, '-l', path.join(dir, 'log'), '-w', 'start']);
});

after(() => {
  if (!dir) return;
  asPostgres(path.join(bin, 'pg_ctl'), ['-D', path.join(dir, 'cluster'), '-m', 'immediate', '-w', 'stop']);
  rmSync(dir, { recursive: true, force: true });
});

test('it can run twice, with and without a password', () => {
  const script = path.join(deploy, 'postgresql/setup.sql');
  const copy = path.join(dir, 'setup.sql');
  execFileSync('install', ['-m', '644', script, copy]);
  psql('-U', admin, '-d', 'postgres', '-f', copy);
  psql('-U', admin, '-d', 'postgres', '-v', "owner_password=it's a secret", '-v', "app_password=it's another", '-f', copy);
});

test('the owner makes tables, the program uses them', () => {
  const owns = (sql) => psql('-U', 'hailong_owner', '-d', 'hailong', '-c', sql);
  const runs = (sql) => psql('-U', 'hailong_app', '-d', 'hailong', '-c', sql);
  owns('CREATE TABLE t (x int)');
  runs('INSERT INTO t VALUES (1); UPDATE t SET x = 2; DELETE FROM t');
  for (const sql of ['TRUNCATE t', 'DROP TABLE t', 'CREATE TABLE u (x int)', 'ALTER TABLE t ADD y int']) {
    assert.throws(() => runs(sql), /permission denied|must be owner/, sql);
  }
  owns('DROP TABLE t');
  const owner = psql('-U', admin, '-d', 'postgres', '-c',
    "SELECT pg_get_userbyid(datdba), pg_encoding_to_char(encoding) FROM pg_database WHERE datname = 'hailong'");
  assert.equal(owner, 'hailong_owner|UTF8');
  for (const query of [owns, runs]) {
    assert.equal(query('SHOW synchronous_commit'), 'on');
    assert.equal(query('SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = current_user'), 'f');
  }
});

test('another role may not enter', () => {
  psql('-U', admin, '-d', 'postgres', '-c', 'CREATE ROLE stranger LOGIN');
  assert.throws(() => psql('-U', 'stranger', '-d', 'hailong', '-c', 'SELECT 1'), /permission denied for database/);
});
