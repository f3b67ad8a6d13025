// Bundles the scripts of the kiosk and of the citizen's form and copies Swagger UI into assets/dist, which is committed:
// building the program itself never needs npm.
//   node build.mjs           write assets/dist
//   node build.mjs --check   exit 1 when the committed files are not what would be written
//   node build.mjs --test    bundle the tests and run them

import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "assets/dist");
const bundle = (options) => build({ absWorkingDir: here, bundle: true, charset: "utf8", logLevel: "warning", ...options });

async function scripts(entryPoints, target) {
  const { outputFiles } = await bundle({
    entryPoints,
    entryNames: "[name]",
    outdir: dist,
    write: false,
    format: "iife",
    target,
    minify: true,
    legalComments: "none",
  });
  return outputFiles.map((file) => [file.path.slice(dist.length + 1), Buffer.from(file.contents)]);
}

/** File name in assets/dist → its bytes. */
async function products() {
  const files = new Map([
    ...await scripts(["assets/kiosk/main.ts", "assets/kiosk/api-docs.ts", "assets/kiosk/sw.ts", "assets/kiosk/sw-off.ts", "assets/kiosk/probe.ts",
      "assets/kiosk/kiosk-check.ts"], ["chrome90", "firefox90", "safari15"]),
    // On citizens' phones, which are older than kiosks.
    ...await scripts(["assets/citizen/citizen.ts", "assets/citizen/proof.ts"], ["es2015"]),
  ]);
  files.set("kiosk.js", files.get("main.js"));
  files.delete("main.js");
  for (const name of ["swagger-ui-bundle.js", "swagger-ui.css"]) {
    files.set(name, withoutSourceMap(readFileSync(join(here, "node_modules/swagger-ui-dist", name), "utf8")));
  }
  for (const name of ["LICENSE", "NOTICE"]) {
    files.set(`swagger-ui.${name}.txt`, readFileSync(join(here, "node_modules/swagger-ui-dist", name)));
  }
  return files;
}

function withoutSourceMap(text) {
  return Buffer.from(text.replace(/\n?\/[/*]# sourceMappingURL=\S+?(\s*\*\/)?\s*$/, "\n"));
}

async function write() {
  mkdirSync(dist, { recursive: true });
  for (const [name, bytes] of await products()) writeFileSync(join(dist, name), bytes);
}

async function check() {
  const stale = [];
  for (const [name, bytes] of await products()) {
    let committed = null;
    try {
      committed = readFileSync(join(dist, name));
    } catch {
      // Missing counts as stale.
    }
    if (committed === null || !committed.equals(bytes)) stale.push(name);
  }
  if (stale.length > 0) {
    console.error(`assets/dist is not current: ${stale.join(", ")}; run npm run build`);
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
