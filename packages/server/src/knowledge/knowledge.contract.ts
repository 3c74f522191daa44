import type { Form, RateArticle } from "@helpbuoy/protocol";
import { describe, expect, test } from "vitest";
import { AT, LATER, openWithSites, type OpenDatabase } from "../../test/contract.ts";
import { inTransaction, type Database, type Transaction } from "../database/database.ts";
import {
  deleteArticle,
  hasArticleId,
  insertArticleId,
  listArticleIds,
  listArticleMarks,
  listArticles,
  listCategories,
  replaceCategories,
  saveArticle,
  type StoredArticle,
} from "./content.repository.ts";
import { deleteForm, listFormMarks, listForms, saveForm } from "./forms.repository.ts";
import { findMedia, saveMedia } from "./media.repository.ts";
import {
  findPart,
  findPublication,
  insertPublication,
  listKnownParts,
  savePart,
} from "./publications.repository.ts";
import { countRatings, saveRating } from "./ratings.repository.ts";
import {
  countMissedQuestion,
  dismissMissedQuestions,
  listMissedQuestions,
} from "../learning/missed-questions.repository.ts";

const article: StoredArticle = {
  locale: "en",
  slug: "refund-time",
  categorySlug: "payment",
  title: "How long a refund takes",
  questions: ["when"],
  keywords: ["refund"],
  related: ["other"],
  pages: ["/orders/*"],
  popular: 2,
  body: [{ type: "divider" }],
  updatedAt: "2026-11-01",
};
const category = (slug: string) => ({ slug, title: slug, description: "d", icon: "i" });
const form: Form = { slug: "general", title: "F", locale: "en", categories: [], fields: [] };
const ref = { hash: "h", bytes: 1 };
const publication = { locale: "en", publishedAt: AT, titles: ref, texts: ref, forms: ref };

const within = (database: Database, work: (transaction: Transaction) => Promise<void>) =>
  inTransaction(database, work);

export function knowledgeContract(open: OpenDatabase): void {
  describe("knowledge", () => {
    test("articles are written, changed, marked and removed per locale", async () => {
      const database = await openWithSites(open);
      await within(database, async (transaction) => {
        await saveArticle(transaction, "demo", { ...article, title: "old" }, "1");
        await saveArticle(transaction, "demo", { ...article, locale: "zh-CN", popular: null }, "1");
        await saveArticle(transaction, "demo", article, "2");
        await saveArticle(transaction, "other", article, "3");
      });
      expect(await listArticles(database, "demo", "en")).toEqual([article]);
      expect(await listArticleMarks(database, "demo")).toEqual([
        { locale: "en", slug: "refund-time", contentHash: "2" },
        { locale: "zh-CN", slug: "refund-time", contentHash: "1" },
      ]);
      await within(database, (transaction) =>
        deleteArticle(transaction, "demo", "en", "refund-time"),
      );
      expect(await listArticles(database, "demo", "en")).toEqual([]);
      expect(await listArticles(database, "demo", "zh-CN")).toHaveLength(1);
      expect(await listArticles(database, "other", "en")).toHaveLength(1);
      await database.destroy();
    });

    test("a slug has one number per site, and a number one slug", async () => {
      const database = await openWithSites(open);
      await within(database, (transaction) => insertArticleId(transaction, "demo", "a", 1));
      await within(database, (transaction) => insertArticleId(transaction, "other", "b", 1));
      expect(await listArticleIds(database, "demo")).toEqual(new Map([["a", 1]]));
      expect(await hasArticleId(database, "demo", 1)).toBe(true);
      expect(await hasArticleId(database, "demo", 2)).toBe(false);
      await expect(
        within(database, (transaction) => insertArticleId(transaction, "demo", "c", 1)),
      ).rejects.toThrow(/UNIQUE|unique/);
      await database.destroy();
    });

    test("categories are put in place of those there were, in their order", async () => {
      const database = await openWithSites(open);
      const replace = (locale: string, slugs: string[]) =>
        within(database, (transaction) =>
          replaceCategories(transaction, "demo", locale, slugs.map(category)),
        );
      await replace("en", ["b", "a", "c"]);
      await replace("zh-CN", ["z"]);
      await replace("en", ["c", "b"]);
      expect(await listCategories(database, "demo", "en")).toEqual(["c", "b"].map(category));
      expect(await listCategories(database, "demo", "zh-CN")).toHaveLength(1);
      const first = { ...category("a"), personFirst: true };
      await within(database, (transaction) =>
        replaceCategories(transaction, "demo", "zh-CN", [first, category("b")]),
      );
      expect(await listCategories(database, "demo", "zh-CN")).toEqual([first, category("b")]);
      await database.destroy();
    });

    test("forms and media", async () => {
      const database = await openWithSites(open);
      const media = { name: "x.png", type: "image/png", bytes: 3 };
      await within(database, async (transaction) => {
        await saveForm(transaction, "demo", { ...form, title: "old" }, "1");
        await saveForm(transaction, "demo", form, "2");
        await saveMedia(transaction, "demo", media);
        await saveMedia(transaction, "demo", media);
      });
      expect(await listForms(database, "demo", "en")).toEqual([form]);
      expect(await listFormMarks(database, "demo")).toEqual([
        { locale: "en", slug: "general", contentHash: "2" },
      ]);
      expect(await findMedia(database, "demo", "x.png")).toEqual(media);
      expect(await findMedia(database, "other", "x.png")).toBeUndefined();
      await within(database, (transaction) => deleteForm(transaction, "demo", "en", "general"));
      expect(await listForms(database, "demo", "en")).toEqual([]);
      await database.destroy();
    });

    test("the last publication counts, and parts are what their names say", async () => {
      const database = await openWithSites(open);
      const brotli = new Uint8Array([0, 255, 1]);
      await within(database, async (transaction) => {
        await insertPublication(transaction, "demo", { ...publication, version: "one" }, 1);
        await insertPublication(transaction, "demo", { ...publication, version: "two" }, 12);
        await insertPublication(transaction, "demo", { ...publication, version: "one" }, 13);
        await savePart(transaction, "demo", { hash: "h", content: "{}", brotli });
        await savePart(transaction, "demo", { hash: "h", content: "{}", brotli });
      });
      expect(await findPublication(database, "demo", "en")).toEqual({
        ...publication,
        learned: 0,
        version: "one",
      });
      expect(await findPublication(database, "demo", "fr")).toBeUndefined();
      const part = await findPart(database, "demo", "h");
      expect(part?.content).toBe("{}");
      expect(new Uint8Array(part?.brotli ?? [])).toEqual(brotli);
      expect(await findPart(database, "other", "h")).toBeUndefined();
      const many = Array.from({ length: 1200 }, (_, i) => `none-${i}`);
      expect(await listKnownParts(database, "demo", [...many, "h"])).toEqual(new Set(["h"]));
      await database.destroy();
    });

    test("ratings: the last of each visitor session counts", async () => {
      const database = await openWithSites(open);
      const rate = (visitorId: string, helped: boolean) => {
        const rating: RateArticle = { type: "article.rate", articleId: 1, locale: "en", helped };
        return within(database, (transaction) =>
          saveRating(transaction, "demo", { visitorId, rating, at: AT }),
        );
      };
      await rate("v", true);
      await rate("v", false);
      await rate("w", true);
      await rate("x", true);
      expect(await countRatings(database, "demo", 1)).toEqual({ helped: 2, notHelped: 1 });
      expect(await countRatings(database, "other", 1)).toEqual({ helped: 0, notHelped: 0 });
      await database.destroy();
    });

    test("what was asked and not found, most asked first", async () => {
      const database = await openWithSites(open);
      for (const [query, at] of [
        ["a", AT],
        ["b", AT],
        ["b", LATER],
      ] as const) {
        await countMissedQuestion(database, "demo", "en", { query, at });
      }
      await countMissedQuestion(database, "demo", "en", {
        query: "a",
        at: AT,
        reason: "not_helped",
      });
      await countMissedQuestion(database, "demo", "en", { query: "b", at: LATER });
      const counts = { askedAgain: 0, searched: 0 };
      expect(await listMissedQuestions(database, "demo", "en", 10)).toEqual([
        { text: "b", count: 3, notHelped: 0, ...counts, lastAt: LATER },
        { text: "a", count: 2, notHelped: 1, ...counts, lastAt: AT },
      ]);
      expect(await listMissedQuestions(database, "demo", "zh-CN", 10)).toEqual([]);
      const openOnes = async () =>
        (await listMissedQuestions(database, "demo", "en", 10)).map(({ text }) => text);
      await database
        .transaction()
        .execute((transaction) =>
          dismissMissedQuestions(transaction, "demo", "en", { queries: ["a", "b"], at: LATER }),
        );
      expect(await openOnes()).toEqual([]);
      await countMissedQuestion(database, "demo", "en", { query: "a", at: LATER });
      expect(await openOnes()).toEqual(["a"]);
      await database.destroy();
    });
  });
}
