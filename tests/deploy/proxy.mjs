// A reverse proxy under test: the configuration of deploy/ with ports, folders and certificate of this run,
// before an upstream that repeats what it was told.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

export const deploy = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../../deploy');
export const host = 'danhgia.example.gov.vn';

export async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Answers with the request's head; `/r/…/go` redirects as the citizen's page does. */
async function startUpstream() {
  const server = http.createServer((request, response) => {
    request.resume().on('end', () => {
      if (request.url.endsWith('/go')) response.writeHead(303, { location: `${request.url}/thanks` });
      response.end(JSON.stringify({ url: request.url, headers: request.headers }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

export class Proxy {
  /** `configure` writes the configuration into `dir` and returns the command that runs the proxy in the foreground. */
  static async start(configure) {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'hailong-proxy-'));
    const upstream = await startUpstream();
    const ports = { http: await freePort(), https: await freePort(), upstream: upstream.address().port };
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${host}`,
      '-addext', `subjectAltName=DNS:${host}`, '-keyout', path.join(dir, 'privkey.pem'),
      '-out', path.join(dir, 'fullchain.pem')], { stdio: 'ignore' });
    const [command, args, env] = configure(dir, ports);
    const child = spawn(command, args, { env: { ...process.env, HOME: dir, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const proxy = new Proxy(dir, upstream, ports, child);
    await proxy.ready();
    return proxy;
  }

  constructor(dir, upstream, ports, child) {
    Object.assign(this, { dir, upstream, ports, child, output: '' });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => { this.output += data; });
  }

  async ready() {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      if (this.child.exitCode !== null) throw new Error(`the proxy stopped:\n${this.output}`);
      try {
        return await this.call('/healthz');
      } catch {
        await new Promise((resolve) => { setTimeout(resolve, 100); });
      }
    }
    throw new Error(`the proxy does not answer:\n${this.output}`);
  }

  /** A call under the service's public name; resolves to status, headers and the upstream's echo. */
  call(target, { method = 'GET', headers = {}, body } = {}) {
    const options = { host: '127.0.0.1', port: this.ports.https, path: target, method, servername: host,
      rejectUnauthorized: false, agent: false, headers: { host: `${host}:${this.ports.https}`, ...headers } };
    return new Promise((resolve, reject) => {
      const request = https.request(options, async (response) => {
        let text = '';
        for await (const chunk of response) text += chunk;
        const echo = text.startsWith('{') ? JSON.parse(text) : null;
        resolve({ status: response.statusCode, headers: response.headers, echo });
      });
      // A proxy may refuse a body before it has read it.
      request.on('error', reject);
      request.end(body);
    });
  }

  async loseUpstream() {
    this.upstream.closeAllConnections?.();
    this.upstream.close();
    await once(this.upstream, 'close');
  }

  async stop() {
    if (this.child.exitCode === null) {
      this.child.kill('SIGTERM');
      await once(this.child, 'exit');
    }
    if (this.upstream.listening) await this.loseUpstream();
  }

  /** All that the proxy has written: its output and every log file. */
  logs() {
    const files = readdirSync(this.dir).filter((name) => name.endsWith('.log')).map((name) => path.join(this.dir, name));
    return files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file, 'utf8')).join('') + this.output;
  }

  remove() {
    rmSync(this.dir, { recursive: true, force: true });
  }
}

/** The nginx configuration of deploy/, inside the least that nginx needs around it. */
export function nginx(dir, ports) {
  const site = readFileSync(path.join(deploy, 'nginx/hailong.conf'), 'utf8')
    .replace('server 127.0.0.1:8080', `server 127.0.0.1:${ports.upstream}`)
    .replace('listen 80;', `listen 127.0.0.1:${ports.http};`)
    .replace('listen 443 ', `listen 127.0.0.1:${ports.https} `)
    .replaceAll('/etc/hailong/tls', dir)
    .replaceAll('/var/log/nginx', dir);
  writeFileSync(path.join(dir, 'hailong.conf'), site);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${dir}/${kind};`);
  const user = process.getuid() === 0 ? 'user root;' : '';
  writeFileSync(path.join(dir, 'nginx.conf'), `${user} daemon off; worker_processes 1; pid ${dir}/nginx.pid;
    error_log ${dir}/main.log; events {} http { ${temporary.join(' ')} include ${dir}/hailong.conf; }`);
  const args = ['-p', dir, '-c', path.join(dir, 'nginx.conf'), '-e', path.join(dir, 'start.log')];
  execFileSync('nginx', ['-t', ...args], { stdio: 'pipe' });
  return ['nginx', args, {}];
}

/** The Caddyfile of deploy/; its own settings are variables, the certificate is Caddy's own. */
export function caddy(dir, ports) {
  const site = readFileSync(path.join(deploy, 'caddy/Caddyfile'), 'utf8')
    .replace('{\n', `{\n\tadmin off\n\tskip_install_trust\n\tauto_https disable_redirects\n\thttp_port ${ports.http}\n`)
    .replace('encode zstd gzip', `tls ${dir}/fullchain.pem ${dir}/privkey.pem\n\tencode zstd gzip`);
  const file = path.join(dir, 'Caddyfile');
  writeFileSync(file, site);
  const env = { HAILONG_HOST: `${host}:${ports.https}`, HAILONG_UPSTREAM: `127.0.0.1:${ports.upstream}`,
    HAILONG_LOG: `file ${dir}/access.log`, XDG_DATA_HOME: dir, XDG_CONFIG_HOME: dir };
  const given = { env: { ...process.env, HOME: dir, ...env }, stdio: 'pipe' };
  execFileSync('caddy', ['validate', '--adapter', 'caddyfile', '--config', file], given);
  return ['caddy', ['run', '--adapter', 'caddyfile', '--config', file], env];
}
