// A server as an office runs it: no demonstration data, units and people of its own.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after } from 'node:test';

import { onPage, stateOf } from './browser.mjs';
import { mergedAgency, servicePoint } from './demo.mjs';
import { hire, person, signIn, takePhone } from './people.mjs';
import { root, Server } from './server.mjs';

const kinds = ['agencies', 'domains', 'scopes', 'targets', 'service-points'];
const fileOf = (kind) => path.join(root, `examples/tan-phu/${kind}.csv`);

/** Agencies, domains, scopes, targets and counters of the example. */
export async function importUnits(server) {
  for (const kind of kinds) await server.command('import', kind, fileOf(kind));
}

const column = (kind, at) => readFileSync(fileOf(kind), 'utf8').split('\n').map((line) => line.split(',')[at]);

/** The same with a link at a counter. */
async function prepare(server) {
  await importUnits(server);
  await server.command('link', 'create', '--service-point', servicePoint);
}

/** Their keys and those of groups of domains, as the audit log names them. */
export const unitKeys = [...kinds.flatMap((kind) => column(kind, 0)), ...column('domains', 3)];

/** Who works there; `state` is the cookies of a session of theirs. */
export const people = {
  administrator: person('quantri@vanphong.example', 'Trần Thị Quản Trị', { role: 'administrator' }),
  newcomer: person('quantri2@vanphong.example', 'Đỗ Minh Mới', { role: 'administrator' }),
  auditor: person('kiemtra@vanphong.example', 'Nguyễn Văn Kiểm', { role: 'auditor' }),
  manager: person('phuong@vanphong.example', 'Phạm Thị Phường', { role: 'agency_manager', agency: mergedAgency }),
};

let started;

/** The office, started by the first that asks; the newcomer has no second factor yet. */
export function office() {
  started ??= open();
  return started;
}

async function open() {
  const server = await Server.start('office', { demo: false, prepare });
  for (const who of Object.values(people)) who.state = await hire(server, who);
  const { administrator } = people;
  await onPage({ size: 'laptop', state: administrator.state }, async (page) => {
    await page.goto(`${server.url}/account/second-factor`);
    await takePhone(page, administrator);
    administrator.state = await stateOf(page);
  });
  // Half way in: the password was right, the code is still asked for.
  administrator.pending = await onPage({ size: 'laptop' }, async (page) => {
    await page.goto(`${server.url}/sign-in`);
    await signIn(page, administrator);
    await page.waitForURL(/\/sign-in\/code/);
    return stateOf(page);
  });
  return server;
}

after(async () => (await started?.catch(() => null))?.stop());
