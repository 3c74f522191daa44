/*
 * `npm run eval -- --task symptoms`: whether what people say who need a guide or a task leads to it, on
 * the demo help centre with all its kinds. `--test` asks the questions of another file.
 */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildIndex, rankKinds, search } from "../src/index.ts";
import { readLines } from "./json-lines.ts";
import {
  documentOf,
  readArticles,
  readSelfService,
  selfServiceDocument,
  settlingOf,
  type Locale,
} from "./knowledge.ts";

/** Something said, and the ids of the guides and tasks of which one should stand among the first. */
export type Symptom = { readonly text: string; readonly wanted: readonly string[] };

const FOLDER = fileURLToPath(new URL("../fixtures/symptoms/", import.meta.url));
const FIRST = 3;
const RANKED = 32;

/** The files of symptoms: those for tuning (`-dev`) and those that nothing was tuned on. */
export function symptomFiles(): { path: string; name: string; locale: Locale }[] {
  return readdirSync(FOLDER)
    .filter((name) => /^questions(-dev)?\.(zh-CN|en)\.jsonl$/.test(name))
    .toSorted()
    .map((name) => ({ path: FOLDER + name, name, locale: localeOf(name) }));
}

const localeOf = (name: string): Locale => (name.includes(".zh-CN.") ? "zh-CN" : "en");

export const readSymptoms = (path: string): Symptom[] =>
  readLines<Symptom>(
    path,
    ({ text, wanted }) =>
      typeof text === "string" &&
      Array.isArray(wanted) &&
      wanted.length > 0 &&
      wanted.every((id) => /^(guide|task)\/[a-z\d-]+$/.test(id)),
    '{text, wanted: ["guide/<slug>" | "task/<slug>"]}',
  );

/** What each question finds, best first. */
export function askSymptoms(
  locale: Locale,
  symptoms: readonly Symptom[],
): (Symptom & { found: string[] })[] {
  const selfService = readSelfService(locale);
  const settling = settlingOf(selfService);
  const articles = readArticles(locale);
  const index = buildIndex([
    ...articles.map((article) => documentOf(article)),
    ...selfService.map((one) => selfServiceDocument(one, articles)),
  ]);
  return symptoms.map((symptom) => {
    const hits = search(index, symptom.text, { limit: RANKED });
    const found = rankKinds(symptom.text, hits, settling).map(({ id }) => id);
    return { ...symptom, found: found.slice(0, FIRST) };
  });
}

/** Percent of the questions whose first result, or one of the first three, is one that is wanted. */
export function symptomFigures(asked: readonly (Symptom & { found: string[] })[]) {
  const share = (most: number) => {
    const right = asked.filter(({ wanted, found }) =>
      found.slice(0, most).some((id) => wanted.includes(id)),
    );
    return Math.round((1000 * right.length) / asked.length) / 10;
  };
  return { n: asked.length, first: share(1), three: share(FIRST) };
}

export function evalSymptoms(options: { test?: string | undefined }) {
  const files = options.test
    ? [{ path: options.test, name: options.test, locale: localeOf(options.test) }]
    : symptomFiles();
  return Object.fromEntries(
    files.map(({ path, name, locale }) => {
      const asked = askSymptoms(locale, readSymptoms(path));
      const missed = asked.filter(({ wanted, found }) => !found.some((id) => wanted.includes(id)));
      for (const { text, wanted, found } of missed) {
        console.error(`${name}: ${text} → ${found.join(", ")}; wanted ${wanted.join(" or ")}`);
      }
      return [name, symptomFigures(asked)];
    }),
  );
}
