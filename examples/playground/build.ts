/*
 * Bundles the search page's code into `dist`, for it runs packages of ours in the page itself.
 * `node examples/playground/build.ts` builds; `--if-stale` only when a source is newer.
 */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";

const here = import.meta.dirname;
const dist = join(here, "dist");
const sources = [
  join(here, "build.ts"),
  join(here, "search"),
  ...["client", "protocol", "search"].map((name) => join(here, "../../packages", name, "src")),
];

function newest(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isStale(): boolean {
  const built = join(dist, "search.js");
  return !existsSync(built) || newest(built) < Math.max(...sources.map(newest));
}

export async function buildPlayground(): Promise<void> {
  await build({
    configFile: false,
    root: here,
    publicDir: false,
    logLevel: "warn",
    build: {
      outDir: dist,
      emptyOutDir: true,
      target: "es2023",
      // Lib mode has no preload helper, which would break a strict CSP.
      lib: { entry: join(here, "search/index.ts"), formats: ["es"], fileName: () => "search.js" },
      rolldownOptions: { output: { minify: true } },
    },
  });
}

export async function buildPlaygroundIfStale(): Promise<void> {
  if (isStale()) await buildPlayground();
}

if (import.meta.main) {
  await (process.argv.includes("--if-stale") ? buildPlaygroundIfStale() : buildPlayground());
}
