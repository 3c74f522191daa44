import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCommand } from "./support/command.ts";
import { importTable, mayImport } from "./support/import-table.ts";
import { root } from "./support/root.ts";
import {
  findCircles,
  packageOf,
  readPackage,
  readSource,
  readSources,
  readText,
  targetOf,
  walk,
  type SourceFile,
} from "./support/source-files.ts";

// A contract suite is a test too: it runs in the test files of each database.
const isTest = (path: string) => /\.(test|contract)\.tsx?$|\.d\.ts$/.test(path);
const everything = readSources(["packages", "examples", "test"]);
const sources = everything.filter((file) => !isTest(file.path));
const packages = [...walk("packages"), ...walk("examples")]
  .filter((entry) => basename(entry.path) === "package.json")
  .map((entry) => dirname(entry.path))
  .concat("examples");
const packageNames = new Map(packages.map((folder) => [readPackage(folder).name, folder]));

/** What a file imports, as the table names it: a path of ours, or a package's specifier. */
function nameOf(file: SourceFile, one: SourceFile["imports"][number]): string {
  return targetOf(file, one) ?? one.specifier;
}

function breaches(file: SourceFile): string[] {
  const row = importTable.find((each) => each.matches.test(file.path));
  if (!row) return [];
  return file.imports
    .filter((one) => !mayImport(row, nameOf(file, one), one.kind === "type"))
    .map((one) => `${file.path} (${row.code}) may not import ${one.specifier}`);
}

describe("who may import whom", () => {
  test("every source keeps to its row of the table", () => {
    expect(sources.flatMap(breaches)).toEqual([]);
  });

  test("the table itself refuses what DESIGN refuses", () => {
    const wrong: [string, string][] = [
      ["packages/protocol/src/a.ts", 'import { x } from "@helpbuoy/client";'],
      ["packages/search/src/a.ts", 'import * as v from "valibot";'],
      ["packages/search/src/a.ts", 'import { readFileSync } from "node:fs";'],
      ["packages/client/src/a.ts", 'import { h } from "preact";'],
      ["packages/widget/src/loader/a.ts", 'import { start } from "../core/index.ts";'],
      ["packages/widget/src/loader/a.ts", 'export { view } from "../panel/index.tsx";'],
      ["packages/widget/src/core/a.ts", 'import { h } from "preact";'],
      ["packages/widget/src/core/a.ts", 'import { Home } from "../panel/home-screen.tsx";'],
      ["packages/widget/src/panel/a.tsx", 'import type { Backend } from "@helpbuoy/client";'],
      ["packages/widget/src/panel/a.tsx", 'import { createWidget } from "../core/index.ts";'],
      ["packages/server/src/a.service.ts", 'import { Hono } from "hono";'],
      ["packages/server/src/a.routes.ts", 'import { sql } from "kysely";'],
      ["packages/server/src/a.repository.ts", 'import { Hono } from "hono";'],
      ["packages/server/src/a.service.ts", 'import { createWidget } from "helpbuoy";'],
      ["examples/shop/a.ts", 'import { x } from "../../packages/client/src/backend.ts";'],
    ];
    for (const [path, text] of wrong) {
      expect(breaches(readSource(path, text)), `${path}: ${text}`).toHaveLength(1);
    }
  });

  test("the loader has no static import of core or panel", () => {
    const loader = sources.filter((file) => file.path.startsWith("packages/widget/src/loader/"));
    const wrong = loader.flatMap((file) =>
      file.imports
        .filter((one) => one.kind !== "type" && /(core|panel)\//.test(nameOf(file, one)))
        .map((one) => `${file.path}: ${one.specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  test("a server layer imports downward only, another feature only through its service", () => {
    const layers = ["routes", "service", "repository"] as const;
    const layerOf = (path: string) => {
      if (/\/database\//.test(path)) return layers.length;
      return layers.findIndex((layer) => path.includes(`.${layer}.`));
    };
    const wrong = sources
      .filter((file) => file.path.startsWith("packages/server/src/") && layerOf(file.path) >= 0)
      .flatMap((file) =>
        file.imports.flatMap((one) => {
          const target = targetOf(file, one);
          if (!target || one.kind === "type" || layerOf(target) < 0) return [];
          const isUpward = layerOf(target) < layerOf(file.path);
          // The one log belongs to no feature: every service appends to it in its own transaction.
          const isLog = target.endsWith("/event-log.repository.ts");
          const isForeign =
            !isLog &&
            dirname(target) !== dirname(file.path) &&
            /\.(routes|repository)\./.test(target);
          return isUpward || isForeign ? [`${file.path} imports ${one.specifier}`] : [];
        }),
      );
    expect(wrong).toEqual([]);
  });

  test("value imports run in no circle", () => {
    expect(findCircles(everything).map((circle) => circle.join(" → "))).toEqual([]);
  });
});

describe("packages", () => {
  test("what a package imports it declares, or the workspace does for its tests", () => {
    const workspace = Object.keys(readPackage(".").devDependencies ?? {});
    const wrong = everything.flatMap((file) => {
      const folder = packages.find((each) => file.path.startsWith(`${each}/`));
      const own = folder ? readPackage(folder) : undefined;
      const declared = new Set([
        ...Object.keys(own?.dependencies ?? {}),
        ...(own ? [own.name] : []),
        ...(isTest(file.path) || !folder || !file.path.includes("/src/")
          ? [...workspace, ...packageNames.keys(), ...Object.keys(own?.devDependencies ?? {})]
          : []),
      ]);
      return file.imports
        .filter((one) => !one.specifier.startsWith(".") && !one.specifier.startsWith("node:"))
        .filter((one) => !declared.has(packageOf(one.specifier)))
        .map((one) => `${file.path}: ${one.specifier}`);
    });
    expect(wrong).toEqual([]);
  });

  test("a package is entered by its exports only", () => {
    const wrong = everything.flatMap((file) =>
      file.imports.flatMap((one) => {
        const target = targetOf(file, one);
        const home = packages.find((each) => file.path.startsWith(`${each}/`));
        if (target) {
          const other = packages.find((each) => target.startsWith(`${each}/src/`));
          return other && home && other !== home ? [`${file.path}: ${one.specifier}`] : [];
        }
        const folder = packageNames.get(packageOf(one.specifier));
        if (!folder) return [];
        const entry = `.${one.specifier.slice(packageOf(one.specifier).length)}`;
        const isOpen = Object.hasOwn(readPackage(folder).exports ?? {}, entry);
        return isOpen ? [] : [`${file.path}: ${one.specifier}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test("every export of a package leads to a file", () => {
    const wrong = packages.flatMap((folder) =>
      Object.values(readPackage(folder).exports ?? {})
        .filter((target): target is string => typeof target === "string")
        .filter((target) => !existsSync(`${folder}/${target}`))
        .map((target) => `${folder}: ${target}`),
    );
    expect(wrong).toEqual([]);
  });
});

test("[P6] lint refuses whatever makes a script or markup of a string", async () => {
  const sinks = [
    "new DOMParser();",
    "new window.DOMParser();",
    'document.write("");',
    'document.writeln("");',
    'document.body.innerHTML = "";',
    'document.body.outerHTML = "";',
    'document.body.insertAdjacentHTML("beforeend", "");',
    'document.body.setHTMLUnsafe("");',
    'Document.parseHTMLUnsafe("");',
    'document.createRange().createContextualFragment("");',
    'new Worker("");',
    'new SharedWorker("");',
    'new globalThis.Worker("");',
  ];
  const folder = mkdtempSync(join(tmpdir(), "helpbuoy-lint-"));
  cpSync(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
  // The last may name what the others may not, but these neither.
  const files = ["widget/src/panel/a.tsx", "rich-text/src/a.tsx", "client/src/api-client.ts"];
  for (const file of files) {
    mkdirSync(dirname(join(folder, "packages", file)), { recursive: true });
    writeFileSync(join(folder, "packages", file), `${sinks.join("\n")}\nexport {};\n`);
  }
  const oxlint = join(root, "node_modules/.bin/oxlint");
  const { stdout } = await runCommand(`"${oxlint}" --format json`, { folder });
  rmSync(folder, { recursive: true });
  type Found = { filename: string; code: string; labels: { span: { line: number } }[] };
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Found[] };
  for (const file of files) {
    const lines = diagnostics
      .filter(({ filename, code }) => filename.endsWith(file) && /no-restricted/.test(code))
      .map(({ labels }) => labels[0]?.span.line);
    const missed = sinks.filter((_, index) => !lines.includes(index + 1));
    expect(missed, file).toEqual([]);
  }
});

describe("files", () => {
  test("names are kebab-case, and no name is a drawer", () => {
    const drawer =
      /(^|[.-])(managers?|helpers?|utils?|utilities|data|infos?|misc|common|types|constants)(?=[.-])/;
    const wrong = everything
      .map((file) => file.path)
      .filter((path) => {
        const name = basename(path);
        return !/^[a-z0-9]+([.-][a-z0-9]+)*\.tsx?$/.test(name) || drawer.test(name);
      });
    expect(wrong).toEqual([]);
  });

  test("nothing is exported by `export *`", () => {
    expect(everything.filter((file) => file.exportsAll).map((file) => file.path)).toEqual([]);
  });

  test("imports of ours name the file with its ending", () => {
    const wrong = everything.flatMap((file) =>
      file.imports
        .filter((one) => one.specifier.startsWith(".") && !/\.\w+(\?\w+)?$/.test(one.specifier))
        .map((one) => `${file.path}: ${one.specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  test("a file past 300 lines says why at its top", () => {
    const wrong = everything
      .filter((file) => file.text.split("\n").length > 301)
      .filter((file) => !/oxlint-disable max-lines -- \S/.test(file.text.slice(0, 500)))
      .map((file) => file.path);
    expect(wrong).toEqual([]);
  });

  test("half of the files have 80 lines at most", () => {
    const lengths = sources.map((file) => file.text.split("\n").length).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(80);
  });

  test("no test waits for the clock, and none is skipped", () => {
    const asleep =
      /setTimeout\(\s*(resolve|done|r)\b|waitForTimeout|\b(test|it|describe)\.(skip|todo|only)\b/;
    const wrong = everything
      .filter((file) => isTest(file.path) && file.path !== "test/architecture.test.ts")
      .filter((file) => asleep.test(file.text))
      .map((file) => file.path);
    expect(wrong).toEqual([]);
  });

  test("a README of at most 12 lines stands in every src folder and every part of the widget", () => {
    const folders = [
      ...packages.map((folder) => `${folder}/src`).filter((folder) => existsSync(folder)),
      ...["loader", "core", "panel"].map((part) => `packages/widget/src/${part}`),
    ];
    const wrong = folders.filter((folder) => {
      if (!existsSync(`${folder}/README.md`)) return true;
      return readText(`${folder}/README.md`).trimEnd().split("\n").length > 12;
    });
    expect(wrong).toEqual([]);
  });
});
