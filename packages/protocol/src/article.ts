import * as v from "valibot";
import { localeSchema } from "./locale.ts";
import { richTextSchema } from "./rich-text-schema.ts";

export const slugSchema = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(100));
export const articleIdSchema = v.pipe(v.number(), v.integer(), v.minValue(1));
/** Small whole numbers: in a pack of thousands every byte of an id counts. */
export type ArticleId = v.InferOutput<typeof articleIdSchema>;

export const categorySchema = v.object({
  slug: slugSchema,
  title: v.string(),
  description: v.string(),
  icon: v.string(),
  /** A person is offered with every answer of the bot (SPEC BT6). */
  personFirst: v.optional(v.boolean()),
});
export type Category = v.InferOutput<typeof categorySchema>;

export const articleSchema = v.object({
  id: articleIdSchema,
  slug: slugSchema,
  locale: localeSchema,
  title: v.string(),
  categorySlug: slugSchema,
  body: richTextSchema,
  related: v.array(articleIdSchema),
  /** ISO 8601 date. */
  updatedAt: v.string(),
});
export type Article = v.InferOutput<typeof articleSchema>;

const hitEntries = { title: v.string(), categorySlug: slugSchema, excerpt: v.string() };

export const articleHitSchema = v.object({
  /** A backend that has nothing but articles need not say so. */
  kind: v.optional(v.literal("article")),
  articleId: articleIdSchema,
  slug: v.optional(slugSchema),
  ...hitEntries,
});
export type ArticleHit = v.InferOutput<typeof articleHitSchema>;

/** One row of an answer to a search that ran on the server. */
export const searchHitSchema = v.union([
  articleHitSchema,
  v.object({ kind: v.picklist(["guide", "task"]), slug: slugSchema, ...hitEntries }),
]);
export type SearchHit = v.InferOutput<typeof searchHitSchema>;
