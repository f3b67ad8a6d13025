// What stands between a device and the server, and can be told to misbehave: a proxy of the office network.
import { once } from 'node:events';
import http from 'node:http';

export class Gateway {
  /** Stands before `server`, at an address of its own that stays the same while the server comes and goes. */
  static async before(server) {
    const gateway = new Gateway();
    gateway.to = new URL(server.url);
    gateway.http = http.createServer((request, response) => gateway.#pass(request, response)).listen(0, '127.0.0.1');
    await once(gateway.http, 'listening');
    gateway.url = `http://127.0.0.1:${gateway.http.address().port}`;
    return gateway;
  }

  /** Decides on a request before it is passed on: whoever answers true has dealt with it. */
  refuse = () => false;
  /** Changes the bytes of an answer; null leaves them alone. */
  change = () => null;

  /** Pulls the network cable: nothing is answered, what is under way breaks off. */
  unplug() {
    this.refuse = (request) => {
      request.socket.destroy();
      return true;
    };
    this.http.closeAllConnections();
  }

  /** Plugs it in again. */
  plugIn() {
    this.refuse = () => false;
  }

  /** Passes a request on by hand: resolves with the server's answer, or null where it broke off. With a `share` less than
   *  1 only that part of the body is sent, and `then` is called when it is on its way. */
  async handOver(request, { share = 1, then } = {}) {
    const body = Buffer.concat(await request.toArray());
    const { hostname, port } = this.to;
    const headers = { ...request.headers, host: this.to.host, 'content-length': body.length };
    const there = http.request({ hostname, port, method: request.method, path: request.url, headers });
    const answer = new Promise((resolve) => {
      there.on('response', async (got) => resolve({ status: got.statusCode, body: await got.toArray().then(Buffer.concat, () => null) }));
      there.on('error', () => resolve(null));
    });
    await new Promise((resolve) => { there.write(body.subarray(0, Math.ceil(body.length * share)), resolve); });
    if (share === 1) there.end();
    await then?.();
    return answer;
  }

  /** An address of the server, seen through here. */
  through(address) {
    return address.replace(this.to.origin, this.url);
  }

  #pass(request, response) {
    if (this.refuse(request, response)) return;
    const { hostname, port } = this.to;
    const headers = { ...request.headers, host: this.to.host, 'accept-encoding': 'identity' };
    const there = http.request({ hostname, port, method: request.method, path: request.url, headers }, async (answer) => {
      const chunks = await answer.toArray();
      const body = Buffer.concat(chunks);
      const text = this.change(request.url, body);
      const { 'content-length': _, ...rest } = answer.headers;
      response.writeHead(answer.statusCode, rest).end(text ?? body);
    });
    there.on('error', () => response.destroy());
    request.pipe(there);
  }

  async stop() {
    this.http.closeAllConnections();
    this.http.close();
    await once(this.http, 'close');
  }
}
