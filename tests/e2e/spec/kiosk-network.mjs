// The network and the server fail at the worst moments: around a tap, and in the middle of a batch.
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';

import { agency, servicePoint, thisYear } from '../demo.mjs';
import { Device, until } from '../device.mjs';
import { Gateway } from '../gateway.mjs';
import { again, face, outboxEmpty, tap, toFaces } from '../kiosk-taps.mjs';
import { Server } from '../server.mjs';

const words = 'Hài lòng';
const isBatch = ({ method, url }) => method === 'POST' && url === '/api/v1/ratings';

let server;
let gateway;
let device;
let page;
let id;
let start;
let number = 0;

/** Each test of a group has a device of its own; the group has a server. */
function withServer(name) {
  before(async () => { server = await Server.start(name); });
  after(async () => { await server?.stop(); });
  beforeEach(async () => {
    number += 1;
    gateway = await Gateway.before(server);
    device = new Device();
    const kiosk = await server.enrol(servicePoint, `Máy mạng chập chờn ${number}`);
    id = kiosk.id;
    page = await device.start(gateway.through(kiosk.link));
    await toFaces(page);
    start = await server.taps(agency, thisYear);
  });
  afterEach(async () => {
    await device?.remove();
    await gateway?.stop();
  });
}

/** So many taps are counted, each once, and the device's own count agrees. */
async function arrived(taps) {
  await outboxEmpty(page);
  await server.untilNoneIsMissing(id, taps);
  await until(async () => await server.taps(agency, thisYear) === start + taps, `${taps} more are counted`);
}

/** Loads the screen for the next person, where the server answers all but ratings. */
const next = () => again(page, gateway.url);

describe('the network of a kiosk goes away', () => {
  withServer('cable');

  test('before a tap', async () => {
    gateway.unplug();
    await tap(page, words);
    gateway.plugIn();
    await arrived(1);
  });

  test('while the finger is on the face', async () => {
    const box = await face(page, words).boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    gateway.unplug();
    await page.mouse.up();
    await page.locator('main[data-place="more"]').waitFor();
    gateway.plugIn();
    await arrived(1);
  });

  test('after a tap, while it is on its way', async () => {
    let cut = 0;
    gateway.refuse = (request) => {
      if (!isBatch(request)) return false;
      cut += 1;
      gateway.unplug();
      request.socket.destroy();
      return true;
    };
    await tap(page, words);
    await until(() => cut === 1, 'it was on its way');
    gateway.plugIn();
    await arrived(1);
  });

  test('after a tap, while the answer comes back', async () => {
    let answered = 0;
    gateway.refuse = (request, response) => {
      if (!isBatch(request)) return false;
      void gateway.handOver(request).then(({ status, body }) => {
        answered = status;
        response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length });
        response.write(body.subarray(0, body.length / 2), () => gateway.unplug());
      });
      return true;
    };
    await tap(page, words);
    await until(() => answered === 200, 'the server has it');
    gateway.plugIn();
    await arrived(1);
  });
});

describe('the server is killed', () => {
  withServer('killed');

  const moments = {
    'when half of the batch has come in': { share: 0.5 },
    'when all of the batch has come in': { share: 1 },
  };
  for (const [moment, how] of Object.entries(moments)) {
    test(moment, async () => {
      let killed = false;
      await threeTapsThatMeet((request, response) => {
        void gateway.handOver(request, { ...how, then: () => server.crash() }).then(() => {
          killed = true;
          response.destroy();
        });
      });
      await until(() => killed, 'the server is gone');
      gateway.plugIn();
      await server.resume();
      await arrived(3);
    });
  }

  test('when its answer is on its way', async () => {
    let stored = 0;
    await threeTapsThatMeet((request, response) => {
      void gateway.handOver(request).then(async ({ status }) => {
        await server.crash();
        stored = status;
        response.destroy();
      });
    });
    await until(() => stored === 200, 'it had stored everything');
    gateway.plugIn();
    await server.resume();
    await arrived(3);
  });
});

/** Three taps wait; the first batch that comes after them meets `fate`, all others find the network away. */
async function threeTapsThatMeet(fate) {
  gateway.refuse = (request, response) => {
    if (isBatch(request)) response.writeHead(503).end();
    return isBatch(request);
  };
  await tap(page, words);
  for (const level of ['Bình thường', 'Rất hài lòng']) {
    await next();
    await tap(page, level);
  }
  let met = false;
  gateway.refuse = (request, response) => {
    if (!isBatch(request)) return false;
    if (met) response.writeHead(503).end();
    else fate(request, response);
    met = true;
    return true;
  };
  await page.goto(`${gateway.url}/k/`);
}
