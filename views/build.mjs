// Bundles scripts and Swagger UI into assets/dist and style sheets into assets/css, which are committed: building the
// program itself never needs npm.
//   node build.mjs           write both
//   node build.mjs --check   exit 1 when the committed files are not what would be written
//   node build.mjs --test    bundle the tests and run them

import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const assets = join(here, "assets");
/** Browsers of devices and desks; phones are older. */
const DESKS = ["chrome90", "firefox90", "safari15"];
const PHONES = ["chrome61", "safari11"];
const bundle = (options) => build({ absWorkingDir: here, bundle: true, charset: "utf8", logLevel: "warning", ...options });

/** What comes of these files, by place under assets. */
async function made(folder, entryPoints, target) {
  const { outputFiles } = await bundle({
    entryPoints,
    entryNames: "[name]",
    outdir: join(assets, folder),
    write: false,
    format: "iife",
    target,
    minify: true,
    legalComments: "none",
    external: ["*.woff2"],
  });
  return outputFiles.map((file) => [file.path.slice(assets.length + 1), Buffer.from(file.contents)]);
}

const kiosk = (...names) => names.map((name) => `assets/kiosk/${name}.ts`);
const styles = (...names) => names.map((name) => `style/${name}.css`);

/** Place under assets → its bytes. */
async function products() {
  const files = new Map([
    ...await made("dist", kiosk("main", "api-docs", "sw", "sw-off", "probe", "kiosk-check"), DESKS),
    ...await made("dist", ["assets/citizen/citizen.ts", "assets/citizen/proof.ts"], ["es2015"]),
    ...await made("css", styles("font", "site", "manager", "admin", "fleet", "kiosk"), DESKS),
    ...await made("css", styles("citizen"), PHONES),
  ]);
  files.set("dist/kiosk.js", files.get("dist/main.js"));
  files.delete("dist/main.js");
  for (const name of ["swagger-ui-bundle.js", "swagger-ui.css"]) {
    files.set(`dist/${name}`, withoutSourceMap(readFileSync(join(here, "node_modules/swagger-ui-dist", name), "utf8")));
  }
  for (const name of ["LICENSE", "NOTICE"]) {
    files.set(`dist/swagger-ui.${name}.txt`, readFileSync(join(here, "node_modules/swagger-ui-dist", name)));
  }
  return files;
}

function withoutSourceMap(text) {
  return Buffer.from(text.replace(/\n?\/[/*]# sourceMappingURL=\S+?(\s*\*\/)?\s*$/, "\n"));
}

async function write() {
  for (const folder of ["dist", "css"]) mkdirSync(join(assets, folder), { recursive: true });
  for (const [name, bytes] of await products()) writeFileSync(join(assets, name), bytes);
}

async function check() {
  const stale = [];
  for (const [name, bytes] of await products()) {
    let committed = null;
    try {
      committed = readFileSync(join(assets, name));
    } catch {
      // Missing counts as stale.
    }
    if (committed === null || !committed.equals(bytes)) stale.push(name);
  }
  if (stale.length > 0) {
    console.error(`assets are not current: ${stale.join(", ")}; run npm run build`);
    process.exitCode = 1;
  }
}

async function test() {
  const outdir = join(here, "node_modules/.kiosk-test");
  const tests = ["assets/kiosk/test", "assets/citizen/test"].flatMap((folder) => readdirSync(join(here, folder))
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => `${folder}/${name}`));
  await bundle({ entryPoints: tests, entryNames: "[name]", outdir, outExtension: { ".js": ".mjs" }, format: "esm", platform: "node" });
  const files = readdirSync(outdir).map((name) => join(outdir, name));
  process.exitCode = spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit" }).status ?? 1;
}

const mode = { "--check": check, "--test": test }[process.argv[2]] ?? write;
await mode();
