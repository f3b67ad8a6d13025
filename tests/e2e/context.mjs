// The server that most tests share: started by the first that asks, stopped at the end of the run.
import { after } from 'node:test';

import { closeBrowser } from './browser.mjs';
import { servicePoint } from './demo.mjs';
import { Server } from './server.mjs';

let shared;
let link;

export function server() {
  shared ??= Server.start('demo');
  return shared;
}

/** A citizen's link of the shared server. */
export async function citizenLink() {
  link ??= (await server()).link(servicePoint);
  return link;
}

after(async () => {
  await closeBrowser();
  await (await shared?.catch(() => null))?.stop();
});
