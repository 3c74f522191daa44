/*
 * What the widget costs on the wire: `npm run size` prints raw, gzip and brotli per file and per
 * journey; `--json` the same for programs. Reads `dist`, so it builds first when a source is newer.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildIfStale, dist, distFiles, type ChunkDescription } from "./build.ts";

export type Size = { raw: number; gzip: number; brotli: number };
export type SizeReport = {
  files: Record<string, Size>;
  /** Script and style a visitor downloads until then, in one locale. */
  journeys: { "idle button": Size; "usable search (zh-CN)": Size; "usable search (en)": Size };
  /** Chunks that come with one further screen or feature each. */
  screens: Record<string, Size>;
};

const read = (name: string) => readFileSync(join(dist, name));

function sizeOf(name: string): Size {
  return {
    raw: read(name).length,
    gzip: read(`${name}.gz`).length,
    brotli: read(`${name}.br`).length,
  };
}

function sum(sizes: readonly Size[]): Size {
  const total = { raw: 0, gzip: 0, brotli: 0 };
  for (const size of sizes) {
    total.raw += size.raw;
    total.gzip += size.gzip;
    total.brotli += size.brotli;
  }
  return total;
}

/** Measures the build. */
export async function measureSize(): Promise<SizeReport> {
  await buildIfStale();
  const files = Object.fromEntries(distFiles().map((name) => [name, sizeOf(name)]));
  const chunks = JSON.parse(read("chunks.json").toString()) as ChunkDescription[];
  const byFile = new Map(chunks.map((chunk) => [chunk.file, chunk]));
  const first = new Set<string>();
  const follow = (file: string) => {
    if (first.has(file)) return;
    first.add(file);
    byFile.get(file)?.imports.forEach(follow);
  };
  for (const chunk of chunks) if (["core", "panel"].includes(chunk.name)) follow(chunk.file);
  const texts = (tag: string) =>
    chunks.find((chunk) => chunk.name === `${tag}, first texts`)?.file ?? "";
  const search = (tag: string) =>
    sum([...new Set(["helpbuoy.js", ...first, texts(tag)])].map(sizeOf));
  const screens = chunks.filter(
    (chunk) => !first.has(chunk.file) && !chunk.name.endsWith("first texts"),
  );
  return {
    files,
    journeys: {
      "idle button": sizeOf("helpbuoy.js"),
      "usable search (zh-CN)": search("zh-cn"),
      "usable search (en)": search("en"),
    },
    screens: Object.fromEntries(screens.map((chunk) => [chunk.name, sizeOf(chunk.file)])),
  };
}

function table(title: string, rows: Record<string, Size>): string {
  const width = Math.max(title.length, ...Object.keys(rows).map((name) => name.length)) + 2;
  const line = (name: string, cells: readonly (string | number)[]) =>
    name.padEnd(width) + cells.map((cell) => String(cell).padStart(10)).join("");
  return [
    line(title, ["raw", "gzip", "brotli"]),
    ...Object.entries(rows).map(([name, size]) => line(name, [size.raw, size.gzip, size.brotli])),
  ].join("\n");
}

if (import.meta.main) {
  const report = await measureSize();
  console.log(
    process.argv.includes("--json")
      ? JSON.stringify(report, null, 2)
      : [
          table("file (bytes)", report.files),
          table("journey", report.journeys),
          table("further chunk", report.screens),
        ].join("\n\n"),
  );
}
