/*
 * Builds what pages load, in two steps: core and panel first, as one ES build whose file names carry
 * their hashes; then the loader, a classic script that has those names written into it.
 * `node packages/widget/build.ts` builds; `--if-stale` only when a source is newer.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { minify } from "terser";
import { build, type Plugin, type Rolldown } from "vite";
import { splitTexts } from "./split-texts.ts";

const here = import.meta.dirname;
export const dist = join(here, "dist");
const stampFile = join(dist, "stamp.json");
const sources = ["widget", "client", "protocol", "search", "rich-text"].map((name) =>
  join(here, "..", name, "src"),
);

/** A page's pollution of `Object.prototype` with `get` or `value` would throw in signals' descriptors. */
const nullPrototypeDescriptors: Plugin = {
  name: "null-prototype-descriptors",
  transform(code, id) {
    if (!id.includes("signals")) return undefined;
    return code.replace(/(\.defineProperty\([^{]*\{)/g, "$1__proto__:null,");
  },
};

/** Style sheets are template strings, which no minifier looks into. */
const tightCss: Plugin = {
  name: "tight-css",
  transform(code, id) {
    if (!id.endsWith(".css.ts")) return undefined;
    return code.replace(/`[^`]*`/g, (css) =>
      css
        .replace(/\s+/g, " ")
        .replace(/ ?([{};,>]) ?/g, "$1")
        .replace(/: /g, ":")
        .replace(/;}/g, "}"),
    );
  },
};

/**
 * A second minifier over what the bundler's own leaves: 2 % fewer bytes on the wire. It comes after
 * file names have their hashes, which is safe: what it makes of the same code means the same.
 */
const tightCode: Plugin = {
  name: "tight-code",
  enforce: "post",
  async generateBundle({ format }, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== "chunk") continue;
      const { code } = await minify(chunk.code, {
        module: format === "es",
        ecma: 2020,
        // A third pass over the modules takes a second and gains nothing; the loader is 18 bytes smaller by it.
        compress: { passes: format === "es" ? 2 : 3, unsafe_arrows: true },
        mangle: { toplevel: true },
      });
      if (code) chunk.code = code;
      const found = aboveFloor.exec(chunk.code);
      if (found) this.error(`${chunk.fileName} has syntax above the browsers' floor: ${found[0]}`);
    }
  },
};

const shared = { configFile: false, root: here, logLevel: "warn" } as const;
/**
 * The floor's browsers read all of ES2022 but what `aboveFloor` looks for. Naming them here instead
 * (`chrome90`) would lower every `?.` for a fault of Chrome 90 with `?.(...list)` alone.
 */
const modernTarget = "es2022";
const aboveFloor = /\bstatic\s*\{|#\w+ in\b|\?\.\(\.\.\./;

async function buildModules(): Promise<Rolldown.OutputChunk[]> {
  const outputs = await build({
    ...shared,
    plugins: [nullPrototypeDescriptors, splitTexts, tightCss, tightCode],
    // Said outright, since a test run (NODE_ENV=test) would get a development build.
    oxc: { jsx: { runtime: "automatic", importSource: "preact", development: false } },
    build: {
      outDir: dist,
      emptyOutDir: true,
      target: modernTarget,
      // Lib mode has no preload helper, which would break a strict CSP.
      lib: {
        entry: { core: join(here, "src/core/index.ts"), panel: join(here, "src/panel/index.tsx") },
        formats: ["es"],
      },
      rolldownOptions: {
        // That a minifier takes time is no news to whoever types `npm start`.
        checks: { bundlerTimings: false },
        // What screens share with the panel stays in the panel's own file instead of a dozen small ones.
        preserveEntrySignatures: "allow-extension",
        output: {
          // `build.minify` leaves ES lib output unminified.
          minify: true,
          entryFileNames: "assets/[name]-[hash:7].js",
          chunkFileNames: "assets/[name]-[hash:7].js",
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [
              // What core and panel share is one file, or the import chain is three deep; so does what
              // the core's search shares with the bot offline, or it would be one more file before search.
              {
                name: "vendor",
                test: /node_modules[\\/](preact|@preact)|protocol[\\/]src[\\/]pick-locale\.ts|panel[\\/]ui[\\/]icon\.tsx|search[\\/]src[\\/](stop-words|analyse|index-builder|collect|query|word-similarity|rank|search|highlight|fold|tokenise|cut|features|line-reader|postings|field-weights|search-index)\.ts/,
              },
              // What several later screens share, instead of a dozen files of a few hundred bytes.
              {
                name: "outbox",
                test: /core[\\/](outbox[\\/]|models[\\/]lookup-codes|visitor-session|identity-token|claims|conversation-|waiting-mark|host-callbacks|consent|after-consent|event-feed|shared-feed|channel|locks|lead\.)/,
              },
              // Of the core too: beside a screen's code they would bring the panel to a page that only waits.
              {
                name: "protocol",
                test: /protocol[\\/]src[\\/](ticket-number|rich-text|form|apply-event|erased)\.ts|core[\\/]failure-reason/,
              },
              {
                name: "guide-path",
                test: /panel[\\/](guide-words|components[\\/]guide-path|styles[\\/]guide-path)/,
              },
              // A few lines each: a file of its own for every one would cost more than it holds.
              {
                name: "bits",
                test: /panel[\\/](card-words|save-file|file-refusal|format|chosen-files|sent-shop|components[\\/]privacy-policy|ui[\\/](face|row))\.tsx?/,
              },
              { name: "voice", test: /panel[\\/](voice-|components[\\/]voice-note)/ },
              // Wanted with the first results, and by home; it brings no fields along.
              {
                name: "kinds",
                test: /panel[\\/](ui[\\/]kind-icons|components[\\/](kind-mark|link-list)|styles[\\/]kinds\.css)/,
              },
              // Beside the screen of a talk, which would be too big with it.
              {
                name: "bot-turn",
                test: /panel[\\/]components[\\/](bot-turn|message-body|offline-answer)/,
              },
              // Beside depth, which would be too big with it.
              {
                name: "suggestions",
                test: /core[\\/](models[\\/]suggestions-model|page-pattern)/,
              },
              {
                name: "rich-text",
                test: /rich-text[\\/]src|panel[\\/]styles[\\/]rich-text\.|panel[\\/]ui[\\/]picture/,
              },
              {
                name: "fields",
                test: /panel[\\/](ui[\\/](more-icons|pills)|components[\\/](field|copy-button|status-badge|delivery-line|ticket-number|file-)|styles[\\/](fields|ticket)\.css)/,
              },
            ],
          },
        },
      },
    },
  });
  return chunksOf(outputs);
}

async function buildLoader(modules: readonly Rolldown.OutputChunk[]): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(here, "package.json"), "utf8")) as {
    version: string;
  };
  await build({
    ...shared,
    plugins: [tightCode],
    define: {
      __HELPBUOY_ASSETS__: JSON.stringify(assetsOf(modules)),
      __HELPBUOY_VERSION__: JSON.stringify(version),
    },
    build: {
      outDir: dist,
      emptyOutDir: false,
      // Parses below the floor too (Chrome 80, Safari 13.1, Firefox 74), where the button is a plain link.
      target: "es2020",
      lib: {
        entry: join(here, "src/loader/index.ts"),
        formats: ["iife"],
        name: "helpbuoyLoader",
        fileName: () => "helpbuoy.js",
      },
      rolldownOptions: { checks: { bundlerTimings: false }, output: { minify: true } },
    },
  });
}

function chunksOf(outputs: Awaited<ReturnType<typeof build>>): Rolldown.OutputChunk[] {
  const list = Array.isArray(outputs) ? outputs : [outputs];
  return list
    .flatMap((output) => ("output" in output ? output.output : []))
    .filter((file): file is Rolldown.OutputChunk => file.type === "chunk");
}

const fileName = (chunk: Rolldown.OutputChunk) => chunk.fileName.replace("assets/", "");

/** Which language's texts a chunk holds, and whether the panel opens with them. */
function textsOf(chunk: Rolldown.OutputChunk) {
  const found = /i18n\/([a-z-]+)\.ts\?(first|rest)/.exec(chunk.facadeModuleId ?? "");
  return found ? { tag: found[1] as string, part: found[2] as "first" | "rest" } : undefined;
}

function assetsOf(chunks: readonly Rolldown.OutputChunk[]) {
  const entry = (name: string) => {
    const found = chunks.find((chunk) => chunk.isEntry && chunk.name === name);
    if (!found) throw new Error(`the build made no ${name} chunk`);
    return found;
  };
  const core = entry("core");
  const panel = entry("panel");
  const imported = new Set([...core.imports, ...panel.imports]);
  const texts = chunks.flatMap((chunk) => {
    const { tag, part } = textsOf(chunk) ?? {};
    return tag && part === "first" ? [[tag.slice(0, 2), fileName(chunk)] as const] : [];
  });
  return {
    core: fileName(core),
    panel: fileName(panel),
    shared: chunks.filter((chunk) => imported.has(chunk.fileName)).map(fileName),
    // By language alone: it only decides what is fetched ahead.
    locales: Object.fromEntries(texts),
  };
}

export type ChunkDescription = { name: string; file: string; imports: string[] };

function describe(chunks: readonly Rolldown.OutputChunk[]): ChunkDescription[] {
  return chunks.map((chunk) => {
    const texts = textsOf(chunk);
    const name = texts ? `${texts.tag}, ${texts.part} texts` : chunk.name;
    return { name, file: chunk.fileName, imports: chunk.imports };
  });
}

/** Every file a page may load, relative to `dist`. */
export function distFiles(): string[] {
  const assets = existsSync(join(dist, "assets")) ? readdirSync(join(dist, "assets")) : [];
  return ["helpbuoy.js", ...assets.map((name) => `assets/${name}`)].filter((name) =>
    name.endsWith(".js"),
  );
}

function compress(): void {
  for (const name of distFiles()) {
    const bytes = readFileSync(join(dist, name));
    const quality = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    writeFileSync(join(dist, `${name}.br`), brotliCompressSync(bytes, { params: quality }));
    writeFileSync(join(dist, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

function sourceStamp(): string {
  const hash = createHash("sha256").update(readFileSync(import.meta.filename));
  for (const folder of sources) {
    if (!existsSync(folder)) continue;
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
    for (const name of files) {
      const path = join(folder, name);
      if (!/\.tsx?$/.test(name) || name.includes(".test.") || statSync(path).isDirectory())
        continue;
      hash.update(name).update(readFileSync(path));
    }
  }
  return hash.digest("hex");
}

/** Builds everything pages load into `dist`, with `.br` and `.gz` beside each file. */
export async function buildWidget(): Promise<void> {
  rmSync(stampFile, { force: true });
  const modules = await buildModules();
  await buildLoader(modules);
  compress();
  writeFileSync(join(dist, "chunks.json"), JSON.stringify(describe(modules)));
  writeFileSync(stampFile, JSON.stringify({ sources: sourceStamp() }));
}

/** Builds only when a source changed since the last build. */
export async function buildIfStale(): Promise<boolean> {
  const built = existsSync(stampFile)
    ? (JSON.parse(readFileSync(stampFile, "utf8")) as { sources: string })
    : undefined;
  if (built?.sources === sourceStamp()) return false;
  await buildWidget();
  return true;
}

if (import.meta.main) {
  await (process.argv.includes("--if-stale") ? buildIfStale() : buildWidget());
}
