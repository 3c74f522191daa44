import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { parseSync } from "oxc-parser";
import { root } from "./root.ts";

/** One `import`, `export … from` or `import()` of a file. */
export type Import = { specifier: string; kind: "value" | "type" | "lazy" };
/** A TypeScript source of ours; `path` is relative to the repository's root, with slashes. */
export type SourceFile = { path: string; text: string; imports: Import[]; exportsAll: boolean };
export type PackageJson = {
  name: string;
  exports?: Record<string, unknown>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
};

/** What is built, installed or made by a run. */
export const leftOut = new Set(["node_modules", "dist", "data", "results", ".git"]);

/** Every folder and file below `folder`, without what is built or installed. */
export function walk(folder: string): { path: string; isFolder: boolean }[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !leftOut.has(entry.name))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (!entry.isDirectory()) return [{ path, isFolder: false }];
      return [{ path, isFolder: true }, ...walk(path)];
    });
}

export function readText(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

export function readPackage(folder: string): PackageJson {
  return JSON.parse(readText(`${folder}/package.json`)) as PackageJson;
}

/** Parses every `.ts` and `.tsx` file below the given folders. */
export function readSources(folders: readonly string[]): SourceFile[] {
  return folders
    .flatMap(walk)
    .filter((entry) => !entry.isFolder && /\.tsx?$/.test(entry.path))
    .map(({ path }) => readSource(path, readText(path)));
}

export function readSource(path: string, text: string): SourceFile {
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const imports: Import[] = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    kind: entries.length > 0 && entries.every((entry) => entry.isType) ? "type" : "value",
  }));
  let exportsAll = false;
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType, importName } of entries) {
      if (!moduleRequest) continue;
      imports.push({ specifier: moduleRequest.value, kind: isType ? "type" : "value" });
      if (importName.kind === "AllButDefault") exportsAll = true;
    }
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^["'`]([^"'`$]+)["'`]$/.exec(
      text.slice(moduleRequest.start, moduleRequest.end),
    );
    if (literal?.[1]) imports.push({ specifier: literal[1], kind: "lazy" });
  }
  return { path, text, imports, exportsAll };
}

/** The path a relative import leads to, or undefined for a package's name. Queries (`?inline`) fall away. */
export function targetOf(file: SourceFile, { specifier }: Import): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  const absolute = normalize(join(root, dirname(file.path), specifier.replace(/\?.*$/, "")));
  return relative(root, absolute).replaceAll("\\", "/");
}

/** `@scope/name/sub/path` → `@scope/name`; `name/sub` → `name`; `node:fs` stays. */
export function packageOf(specifier: string): string {
  if (specifier.startsWith("node:")) return specifier;
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

/** The circles among value imports, each as the paths along it. */
export function findCircles(files: readonly SourceFile[]): string[][] {
  const edges = new Map(
    files.map((file) => [
      file.path,
      file.imports
        .filter((one) => one.kind === "value")
        .map((one) => targetOf(file, one))
        .filter((path) => path !== undefined),
    ]),
  );
  const circles: string[][] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) circles.push([...trail.slice(start), path]);
    if (start >= 0 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return circles;
}
