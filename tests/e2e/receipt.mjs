// A receipt on paper, without the server: the code by an example of deploy/integration, the QR code by qrencode, the page
// from the kit's template as a printer would draw it, and what a camera reads from it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { kit } from '../deploy/integration.mjs';
import { launched } from './browser.mjs';
import { output } from './server.mjs';

const MM_PER_INCH = 25.4;
const CSS_DPI = 96;
/** Width and height of the picture on the paper, with its quiet zone. */
const PICTURE_MM = 27;
/** The guide's smallest module. */
const LEAST_MODULE_MM = 0.4;

/** What must stand before a program so that it has no network, where this machine allows it; else nothing. */
export const alone = (() => {
  const prefix = ['unshare', '--map-root-user', '--net'];
  try {
    execFileSync(prefix[0], [...prefix.slice(1), 'true'], { stdio: 'pipe' });
    return prefix;
  } catch {
    return [];
  }
})();

/** Prints a code as the one-stop software does: its signs, and its address. */
export async function printCode(example, { secret, address, key, servicePoint, domain, day }) {
  const args = [address, key, servicePoint, domain, day].map(String);
  const { status, stdout, stderr } = await example.run(args, { secret, before: alone });
  assert.deepEqual([status, stderr], [0, '']);
  const [code, url] = stdout.split('\n');
  assert.match(code, /^1[0-9A-HJKMNP-TV-Z]{31}$/);
  assert.equal(url, `${address}/r/${code}`);
  return { code, url };
}

/** The QR code as an address that an image can have, and how large a module of it becomes on the paper. */
function drawn(url) {
  const svg = execFileSync('qrencode', ['-t', 'SVG', '-l', 'M', '-m', '4', '-o', '-', url], { encoding: 'utf8' });
  const modules = Number(/viewBox="0 0 (\d+) /.exec(svg)[1]);
  return { qr: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`, module: PICTURE_MM / modules };
}

/** The signs in groups of four, as people type them. */
export const grouped = (code) => code.match(/.{4}/g).join('-');

/** Prints the receipt at `dpi`; the path of the picture. */
export async function printReceipt(name, { code, url }, { dpi, dossier }) {
  const { qr, module } = drawn(url);
  assert.ok(module >= LEAST_MODULE_MM, `a module of ${module} mm`);
  const words = {
    co_quan_chu_quan: 'UBND PHƯỜNG TÂY THẠNH', co_quan: 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG', ma_ho_so: dossier,
    nguoi_nop: 'Nguyễn Văn Ví Dụ', noi_dung: 'Đăng ký khai sinh',
    ngay_nhan: '09 giờ 15 phút, ngày 05/01/2026', ngay_hen: '16 giờ 30 phút, ngày 05/01/2026',
    han: '04/07/2026', dia_chi: new URL(url).origin, ma_theo_nhom: grouped(code), qr,
  };
  const template = readFileSync(path.join(kit, 'receipt.html'), 'utf8');
  const page = template.replace(/\{([a-z_]+)\}/g, (all, field) => words[field] ?? assert.fail(`no ${field}`));
  const file = path.join(output, `${name}-${dpi}-dpi.png`);
  mkdirSync(output, { recursive: true });
  const px = (mm) => Math.floor(mm * CSS_DPI / MM_PER_INCH);
  const context = await (await launched()).newContext({
    viewport: { width: px(148), height: px(210) }, deviceScaleFactor: dpi / CSS_DPI, javaScriptEnabled: false, offline: true,
  });
  try {
    const sheet = await context.newPage();
    await sheet.setContent(page);
    await sheet.screenshot({ path: file });
  } finally {
    await context.close();
  }
  return file;
}

/** What a camera reads: the one QR code of a picture. */
export function scan(picture) {
  return execFileSync('zbarimg', ['--quiet', '--nodbus', '--raw', '-Sdisable', '-Sqrcode.enable', picture], { encoding: 'utf8' }).trim();
}
