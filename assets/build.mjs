// Bundles the browser side: `node build.mjs OUT` in a folder that has js/, css/ and icons/.
//
// Writes in OUT each file under a name that carries its hash, the same compressed
// (.br, .gz) where that helps, and manifest.tsv: logical name, file, content type.
// Knows nothing of Rust; bundle.rs reads the manifest.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { minify } from "terser";

const TYPES = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};
const out = process.argv[2];
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const { outputFiles } = await build({
  entryPoints: [
    ...["phone", "desk", "wall", "pad", "notes", "past"].map((name) => `js/${name}.js`),
    ...["phone", "desk", "wall", "pad", "past", "past-wall", "sheet"].map((name) => `css/${name}.css`),
  ],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2020",
  charset: "utf8",
  legalComments: "none",
  loader: { ".svg": "dataurl" },
  outdir: "bundled",
  write: false,
  logLevel: "warning",
});
/** A second minifier after esbuild's: five per cent less on each phone. */
async function squeeze(text) {
  const compress = { passes: 3, ecma: 2020, unsafe_arrows: true };
  return (await minify(text, { module: true, compress })).code;
}
const files = [];
for (const { path, contents, text } of outputFiles) {
  const bytes = extname(path) === ".js" ? Buffer.from(await squeeze(text)) : Buffer.from(contents);
  files.push([basename(path), bytes]);
}
for (const name of readdirSync("icons")) files.push([name, readFileSync(join("icons", name))]);

const manifest = files
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, bytes]) => {
    const kind = extname(name);
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
    const file = `${basename(name, kind)}-${hash}${kind}`;
    const br = brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    });
    const gz = gzipSync(bytes, { level: 9 });
    writeFileSync(join(out, file), bytes);
    if (br.length < bytes.length) writeFileSync(join(out, `${file}.br`), br);
    if (gz.length < bytes.length) writeFileSync(join(out, `${file}.gz`), gz);
    return [name, file, TYPES[kind] ?? "application/octet-stream"].join("\t");
  });
writeFileSync(join(out, "manifest.tsv"), `${manifest.join("\n")}\n`);
