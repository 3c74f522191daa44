import { join } from "node:path";
import { readSynonyms } from "@helpbuoy/search";
import { expect, test } from "vitest";
import { readKnowledgeFolder } from "../packages/server/src/import/knowledge-folder.ts";
import { root } from "./support/root.ts";

test("[F5.26] each group of the demo's synonyms brings an article a word that it does not say itself", () => {
  const { locales } = readKnowledgeFolder(join(root, "examples/knowledge"));
  for (const { articles, locale, synonyms = [] } of locales) {
    expect.soft(synonyms.length, locale).toBeGreaterThan(0);
    const texts = articles.map(({ title, questions, keywords }) =>
      [title, ...questions, ...keywords].join("\n"),
    );
    for (const group of synonyms) {
      const brings = readSynonyms([group]);
      expect.soft(texts.flatMap(brings), `${locale}: ${group.join()}`).not.toEqual([]);
    }
  }
});
