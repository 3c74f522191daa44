import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./support/root.ts";
import { readSources, readText } from "./support/source-files.ts";

type Row = { id: string; sentence: string; file: string };

/** The rows of features.md, header and rule left out. */
function readRows(markdown: string): Row[] {
  return markdown
    .split("\n")
    .filter((line) => line.startsWith("| F"))
    .map((line) => {
      const [id = "", sentence = "", file = ""] = line
        .slice(1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim());
      return { id, sentence, file: file.replaceAll("`", "") };
    });
}

const rows = readRows(readText("test/features.md"));
const built = rows.filter((row) => !row.file.startsWith("not built:"));

test("every row has an id of its own, a sentence and a place", () => {
  const wrong = rows.filter((row) => !/^F\d+\.\d\d$/.test(row.id) || !row.sentence || !row.file);
  expect(wrong).toEqual([]);
  expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  expect(rows.length).toBeGreaterThan(0);
});

test("every feature is held by a test that quotes its id", () => {
  const untested = built.filter(
    (row) => !existsSync(join(root, row.file)) || !readText(row.file).includes(`[${row.id}]`),
  );
  expect(untested).toEqual([]);
});

test("every id that a test quotes stands in the table", () => {
  const known = new Set(rows.map((row) => row.id));
  const quoted = readSources(["packages", "test"])
    .filter((file) => file.path.endsWith(".test.ts") || file.path.endsWith(".test.tsx"))
    .flatMap((file) => [...file.text.matchAll(/\[(F\d+\.\d\d)\]/g)].map((match) => match[1]));
  expect(quoted.filter((id) => id && !known.has(id))).toEqual([]);
});

test("what is not built says why", () => {
  const open = rows.filter((row) => !built.includes(row));
  for (const row of open) console.log(`${row.id} ${row.file} (${row.sentence})`);
  expect(open.filter((row) => row.file.length < "not built: because".length)).toEqual([]);
});
