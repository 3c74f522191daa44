import { join } from "node:path";
import { articleSections } from "@helpbuoy/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../../../test/test-server.ts";
import { createAnswerCheck } from "./check-answer.ts";
import type { Passage } from "./passage.ts";
import { sentencesOf } from "./sentences.ts";
import { hasUnseen, namesAddress } from "./suspicious.ts";

const helpCentre = join(import.meta.dirname, "../../../../../examples/knowledge");
let server: TestServer;
const passages: Passage[] = [];
beforeAll(async () => {
  server = await createTestServer({ isEmpty: true });
  const { imports, knowledge, sites } = server.app.services;
  await imports.apply("demo", await imports.prepare("demo", helpCentre));
  const site = await sites.get("demo");
  for (const locale of site.locales) {
    const published = await knowledge.published(site, locale);
    for (let id = 1; id < 400; id += 1) {
      const article = published.article(id);
      if (!article || article.locale !== locale) continue;
      for (const { heading, text } of articleSections(article.body)) {
        if (text === "") continue;
        const { slug, title } = article;
        passages.push({ number: passages.length + 1, articleId: id, slug, title, heading, text });
      }
    }
  }
}, 60_000);
afterAll(() => server.stop());

/** Sentences that say something, with the passage they stand in; signs of Markdown would be read as such. */
function sentences(): [sentence: string, passage: Passage][] {
  return passages.flatMap((passage) =>
    sentencesOf(passage.text)
      .filter((one) => one.length > 20 && !namesAddress(one) && !hasUnseen(one))
      .filter((one) => !/[*_`#<>[\]|~\\]|^\d+\.|^[-+]/.test(one))
      .map((one): [string, Passage] => [one, passage]),
  );
}

const holds = (sentence: string, passage: Passage) =>
  createAnswerCheck([{ ...passage, number: 1 }])(`${sentence} [1]`).holds;
const share = (some: readonly boolean[]) => some.filter(Boolean).length / some.length;

test("[LM2] what an article says holds against it, and hardly ever against another one", () => {
  const all = sentences().filter((_, at) => at % 4 === 0);
  expect(all.length).toBeGreaterThan(900);
  expect(share(all.map(([sentence, own]) => holds(sentence, own)))).toBeGreaterThan(0.99);
  const foreign = all.flatMap(([sentence, { number, articleId }], at) => {
    const other = passages[(number + 97 + at) % passages.length] as Passage;
    return other.articleId === articleId ? [] : [holds(sentence, other)];
  });
  expect(share(foreign)).toBeLessThan(0.01);
}, 60_000);

test("[LM2] with another number in it, or without its denial, it hardly ever does", () => {
  const all = sentences();
  const changed = (change: (sentence: string) => string, every: number) =>
    all
      .map(([sentence, own]) => [change(sentence), sentence, own] as const)
      .filter(([now, before]) => now !== before)
      .filter((_, at) => at % every === 0)
      .map(([now, , own]) => holds(now, own));
  const numbered = changed((one) => one.replace(/\d+/, (number) => String(+number + 13)), 2);
  const undenied = changed(
    (one) =>
      one
        .replace(/\bcan['’]t\b/, "can")
        .replace(/\b(do|does|is|are|was|did|has|have|should|would|could)n['’]t\b/, "$1")
        .replace(/^([^不]*)不(?=[能会可支收算需要用])/, "$1"),
    2,
  );
  expect(numbered.length).toBeGreaterThan(200);
  expect(share(numbered)).toBeLessThan(0.02);
  expect(undenied.length).toBeGreaterThan(100);
  // What is left are fragments such as "If they can": only their neighbours tell what they mean.
  expect(share(undenied)).toBeLessThan(0.15);
}, 60_000);
