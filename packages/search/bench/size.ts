// What the package costs a page: bundled and minified as it ships, brotli 11. Run with node.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { build } from "vite";

const ENTRIES = {
  "search in the page": "createIndexBuilder, exportIndex, importIndex, search, highlight, excerpt",
  "the same with decide":
    "createIndexBuilder, exportIndex, importIndex, search, highlight, excerpt, decide",
  "intent alone": "classify, decodeIntentModel",
};

const folder = mkdtempSync(join(tmpdir(), "helpbuoy-search-"));
const intent = new URL("../src/intent/index.ts", import.meta.url).pathname;
const index = new URL("../src/index.ts", import.meta.url).pathname;
for (const [name, exported] of Object.entries(ENTRIES)) {
  const entry = join(folder, "entry.ts");
  writeFileSync(
    entry,
    `export { ${exported} } from ${JSON.stringify(name.startsWith("intent") ? intent : index)};`,
  );
  const result = await build({
    configFile: false,
    logLevel: "warn",
    build: {
      write: false,
      lib: { entry, formats: ["es"] },
      // Lib mode leaves ES output unminified unless the output itself asks for it.
      rolldownOptions: { output: { minify: true } },
    },
  });
  const [bundle] = [result].flat();
  if (!bundle || !("output" in bundle)) throw new Error("nothing was built");
  const { code } = bundle.output[0];
  console.log(`${name}: ${code.length} bytes minified, ${brotliCompressSync(code).length} brotli`);
}
rmSync(folder, { recursive: true });
