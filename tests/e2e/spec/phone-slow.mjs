// The citizen's page over a slow network: what is asked for, and that it can be used. Times are told, not judged.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { onPage } from '../browser.mjs';
import { citizenLink } from '../context.mjs';
import { choose, phones, send, thanks, words } from '../phone.mjs';

/** A phone at the edge of a cell: 400 kbit/s, and 400 ms for each answer. */
const SLOW = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };

describe('a slow network', () => {
  test('carries the page in few requests, and the rating', async (t) => {
    const link = await citizenLink();
    await onPage({ ...phones.android }, async (page) => {
      const network = await page.context().newCDPSession(page);
      await network.send('Network.enable');
      await network.send('Network.emulateNetworkConditions', SLOW);
      const asked = [];
      page.on('request', (request) => asked.push(request.resourceType()));
      const began = Date.now();
      await page.goto(link);
      await choose(page, words['vi-VN'].best);
      const usable = Date.now() - began;
      assert.deepEqual(asked.filter((kind) => kind !== 'other'), ['document', 'stylesheet', 'script'], 'beside the icon');
      const seen = await page.evaluate(() => Object.fromEntries(
        performance.getEntriesByType('paint').map(({ name, startTime }) => [name, Math.round(startTime)])));
      await send(page);
      await thanks(page).waitFor();
      t.diagnostic(`400 kbit/s, 400 ms: seen after ${seen['first-contentful-paint']} ms, level chosen after ${usable} ms`);
    });
  });
});
