// Tries the started program against its own OpenAPI document with schemathesis, every check, once as a program of
// another office (API token) and once as a kiosk. What is excepted stands in schemathesis.toml with its reason.
//   HAILONG_BIN=target/release/hailong node tests/api/run.mjs [further options of `schemathesis run`]
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { servicePoint } from '../e2e/demo.mjs';
import { Server, root } from '../e2e/server.mjs';

const schemathesis = process.env.HAILONG_SCHEMATHESIS ?? path.join(root, 'target/venv/bin/schemathesis');
const config = path.join(path.dirname(fileURLToPath(import.meta.url)), 'schemathesis.toml');
const GRANTS = 'ratings:write,scores:read,receipts:issue';
/** Reports, and what schemathesis remembers from run to run. */
const output = path.join(root, 'target/api');
/** The calls that a kiosk makes with its own token. */
const KIOSK_CALLS = '^/api/v1/(ratings|heartbeats|kiosk)';
/** Thousands of calls come from one token and one address here. */
const settings = {
  HAILONG__LIMITS__API_CALLS_PER_SECOND: '1000000',
  HAILONG__LIMITS__LINK_PER_MINUTE: '1000000',
  HAILONG__LIMITS__ADDRESS_PER_MINUTE: '1000000',
};

function attack(server, caller, token, ...options) {
  console.log(`\nAs ${caller}:`);
  mkdirSync(output, { recursive: true });
  const args = ['--config-file', config, 'run', `${server.url}/api/v1/openapi.json`, '--url', server.url,
    '--header', `Authorization: Bearer ${token}`, '--report-dir', path.join(output, caller),
    ...options, ...process.argv.slice(2)];
  const { status, error } = spawnSync(schemathesis, args, { cwd: output, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error) throw error;
  return status === 0;
}

/** The token of a kiosk that is paired as a real one is: by the code of its link. */
async function pairedKiosk(server) {
  const link = await server.command('kiosk', 'enrol', '--service-point', servicePoint, '--name', 'schemathesis');
  const code = new URL(link).hash.slice(1);
  const call = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code }) };
  const pair = async () => fetch(`${server.url}/api/v1/pairings`, call);
  let answer = await pair();
  await server.until(async () => {
    if (answer.status === 404) answer = await pair();
    return answer.status === 200;
  }, 'the kiosk is paired');
  return (await answer.json()).token;
}

const server = await Server.start('api', { settings });
try {
  const token = await server.command('token', 'create', '--grant', GRANTS, '--name', 'schemathesis');
  const kiosk = await pairedKiosk(server);
  const clean = [attack(server, 'program', token), attack(server, 'kiosk', kiosk, '--include-path-regex', KIOSK_CALLS)];
  if (server.stopped) throw new Error(`the server did not survive, see ${server.log}`);
  process.exitCode = clean.every(Boolean) ? 0 : 1;
} finally {
  await server.stop();
}
