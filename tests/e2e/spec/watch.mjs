// The watch itself: a page with one fault of each kind must not pass.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import { after, before, describe, test } from 'node:test';

import { look, onPage } from '../browser.mjs';

const policy = "default-src 'none'; img-src 'self'; script-src 'self'";
const page = (body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
  <link rel="icon" href="/icon"></head><body><main><h1>A page</h1>${body}</main></body></html>`;

const pages = {
  '/good': page('<p>Nothing wrong.</p>'),
  '/style': page('<p style="color:red">Inline.</p>'),
  '/missing': page('<img src="/nowhere" alt="nothing">'),
  '/script': page('<script src="/throws"></script>'),
  '/unnamed': page('<button></button>'),
  '/wide': page('<table><tr><td>' + 'x'.repeat(400) + '</td></tr></table>'),
  '/chart': page('<svg viewBox="0 0 1 1"></svg>'),
};

function answer(request, response) {
  const html = pages[request.url];
  if (html) response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy }).end(html);
  else if (request.url === '/throws') response.writeHead(200, { 'content-type': 'text/javascript' }).end('throw Error("no")');
  else if (request.url === '/open') response.writeHead(200, { 'content-type': 'text/html' }).end(pages['/good']);
  else response.writeHead(request.url === '/icon' ? 204 : 404).end(request.url === '/icon' ? undefined : 'nothing here');
}

describe('the watch', () => {
  let server;
  let url;
  before(async () => {
    server = http.createServer(answer).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${server.address().port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const visit = (target, then = async () => {}) => onPage({ size: 'phone' }, async (tab) => {
    await tab.goto(url + target, { waitUntil: 'networkidle' });
    await then(tab);
  });

  test('lets a good page pass', () => visit('/good', (tab) => look(tab, 'watch')));

  const faults = {
    '/style': 'content security policy', '/missing': '404', '/script': 'script: no', '/open': 'no policy', '/none': '404',
  };
  for (const [target, fault] of Object.entries(faults)) {
    test(`stops ${target}`, () => assert.rejects(visit(target), (error) => error.actual.some((each) => each.includes(fault))));
  }
  const sights = { '/unnamed': /axe/, '/wide': /px wide/, '/chart': /charts without a name/ };
  for (const [target, message] of Object.entries(sights)) {
    test(`sees ${target}`, () => assert.rejects(visit(target, (tab) => look(tab, 'watch')), message));
  }
});
