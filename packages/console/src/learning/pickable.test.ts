import type { ArticleHit } from "@helpbuoy/protocol";
import { expect, test } from "vitest";
import type { ListedArticle } from "../knowledge/knowledge-api.ts";
import { pickable } from "./pickable.ts";

const article = (
  slug: string,
  title: string,
  more: Partial<ListedArticle> = {},
): ListedArticle => ({
  locale: "en",
  slug,
  title,
  categorySlug: "payment",
  state: "published",
  isPublished: true,
  isOutdated: false,
  savedAt: "2026-03-01T08:00:00.000Z",
  ...more,
});
const hit = (title: string, categorySlug: string): ArticleHit => ({
  articleId: 1,
  title,
  categorySlug,
  excerpt: "",
});

test("what search found stands first, then what is named so; drafts and other languages never", () => {
  const articles = [
    article("refund-time", "How long a refund takes"),
    article("refund-topup", "Refund a top-up"),
    article("fees", "Fees", { categorySlug: "selling" }),
    article("fees-old", "Fees"),
    article("refund-draft", "Refund by post", { isPublished: false }),
    article("refund-time", "退款多久到账 refund", { locale: "zh-CN" }),
  ];
  const found = pickable(articles, {
    locale: "en",
    words: " Refund ",
    hits: [hit("Fees", "selling"), hit("Refund a top-up", "payment")],
  });
  expect(found.map(({ slug }) => slug)).toEqual(["fees", "refund-topup", "refund-time"]);
});
