// Writes titles and what people type to find them, for `npm run eval -- --task typeahead`:
//   node packages/search/bench/make-typeahead.ts --docs docs.jsonl --queries queries.jsonl
//     [--seed 1] [--count 1000 of each kind] [--locale en --titles 10000]
// With a locale the titles are made and written too, else they are read.
import { parseArgs } from "node:util";
import { readDocs, writeLines } from "./json-lines.ts";
import { makeQueries } from "./make-queries.ts";
import { makeTitles } from "./make-titles.ts";
import type { Locale } from "./knowledge.ts";

export type MakeOptions = {
  readonly docs: string;
  readonly queries: string;
  readonly seed?: number;
  readonly count?: number;
  readonly locale?: Locale;
  readonly titles?: number;
};

export function makeTypeahead(options: MakeOptions): { docs: number; queries: number } {
  const { seed = 1, count = 1000, locale, titles = 10_000 } = options;
  if (locale) writeLines(options.docs, makeTitles(locale, titles, seed));
  const docs = readDocs(options.docs);
  const queries = makeQueries(docs, count, seed);
  writeLines(options.queries, queries);
  return { docs: docs.length, queries: queries.length };
}

if (process.argv[1] === import.meta.filename) {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: { docs: text, queries: text, seed: text, count: text, locale: text, titles: text },
  });
  const { docs, queries, locale } = values;
  if (!docs || !queries) throw new Error("--docs and --queries name the files");
  if (locale && locale !== "en" && locale !== "zh-CN") throw new Error("--locale en or zh-CN");
  const number = (name: "seed" | "count" | "titles") =>
    values[name] === undefined ? {} : { [name]: Number(values[name]) };
  const made = makeTypeahead({
    docs,
    queries,
    ...number("seed"),
    ...number("count"),
    ...number("titles"),
    ...(locale && { locale: locale as Locale }),
  });
  console.log(JSON.stringify(made));
}
