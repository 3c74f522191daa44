/*
 * Builds the agents' web app into `dist`, which the server serves at /console.
 * `node packages/console/build.ts` builds; `--if-stale` only when a source is newer.
 */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";

const here = import.meta.dirname;
export const dist = join(here, "dist");

const sources = [
  join(here, "index.html"),
  join(here, "build.ts"),
  ...["console", "client", "protocol", "rich-text"].map((name) => join(here, "..", name, "src")),
];

function newest(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isStale(): boolean {
  const built = join(dist, "index.html");
  return !existsSync(built) || newest(built) < Math.max(...sources.map(newest));
}

export async function buildConsole(): Promise<void> {
  await build({
    configFile: false,
    root: here,
    base: "/console/",
    logLevel: "warn",
    // Said outright, since a test run (NODE_ENV=test) would get a development build.
    oxc: { jsx: { runtime: "automatic", importSource: "preact", development: false } },
    build: {
      outDir: dist,
      emptyOutDir: true,
      target: "es2023",
      // Inlined files would be `data:` addresses, and the polyfill an inline script: CSP allows neither.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
}

export async function buildConsoleIfStale(): Promise<void> {
  if (isStale()) await buildConsole();
}

if (import.meta.main) {
  await (process.argv.includes("--if-stale") ? buildConsoleIfStale() : buildConsole());
}
