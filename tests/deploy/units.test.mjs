// The service unit is accepted by systemd and exposes little of the machine; Prometheus accepts its files and its
// rules ring when they should.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

import { deploy } from './proxy.mjs';

const run = (command, ...args) => execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const unit = path.join(deploy, 'systemd/hailong.service');

test('systemd accepts the unit', () => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'hailong-unit-'));
  const copy = path.join(dir, 'hailong.service');
  // Verifying asks for the program, which is not installed here.
  const text = readFileSync(unit, 'utf8').replaceAll('/usr/bin/hailong', '/bin/true');
  writeFileSync(copy, text);
  try {
    run('systemd-analyze', 'verify', '--man=no', copy);
  } finally {
    rmSync(dir, { recursive: true });
  }
});

test('its exposure is at most 1.3 of 10', () => {
  const output = run('systemd-analyze', 'security', '--offline=true', '--no-pager', '--threshold=13', unit);
  assert.match(output, /Overall exposure level for hailong\.service: 1\.[0-3] OK/);
});

test('Prometheus accepts its files and the rules ring when they should', () => {
  const promtool = process.env.HAILONG_PROMTOOL ?? 'promtool';
  run(promtool, 'check', 'config', path.join(deploy, 'prometheus/prometheus.yml'));
  run(promtool, 'test', 'rules', path.join(deploy, 'prometheus/rules.test.yml'));
});

test('the container image is built from folders that exist and does not run as root', () => {
  const lines = readFileSync(path.join(deploy, 'Containerfile'), 'utf8').split('\n');
  const users = lines.filter((line) => line.startsWith('USER '));
  assert.deepEqual(users, ['USER nonroot']);
  const bases = lines.filter((line) => line.startsWith('FROM '));
  const wanted = readFileSync(path.join(deploy, '../Cargo.toml'), 'utf8').match(/rust-version = "([^"]+)"/)[1];
  assert.ok(bases[0].includes(`rust:${wanted}-`), `${bases[0]} builds with Rust ${wanted}`);
});
