import * as v from "valibot";
import { articleIdSchema, articleSchema, categorySchema, slugSchema } from "./article.ts";
import { formSchema } from "./form-schema.ts";
import { localeSchema } from "./locale.ts";
import { siteSchema } from "./site.ts";

/*
 * Knowledge travels as immutable parts under content hashes (SPEC KP1-KP6). Columns, not rows:
 * the titles of a thousand articles must fit 16 KB brotli.
 */

/** A part's name is its content hash: what it says can never change. */
export const partRefSchema = v.object({ hash: v.string(), bytes: v.number() });
export type PartRef = v.InferOutput<typeof partRefSchema>;

export const manifestSchema = v.object({
  site: siteSchema,
  locale: localeSchema,
  /** Content hash of all that this locale says; a new one means something new was published. */
  version: v.string(),
  /** ISO 8601. */
  publishedAt: v.string(),
  titles: partRefSchema,
  texts: partRefSchema,
  forms: partRefSchema,
});
export type Manifest = v.InferOutput<typeof manifestSchema>;

export const titlesPartSchema = v.object({
  categories: v.array(categorySchema),
  ids: v.array(articleIdSchema),
  titles: v.array(v.string()),
  /** Index into `categories` of each article. */
  categoryOf: v.array(v.number()),
  /** Most asked first. */
  popular: v.array(articleIdSchema),
  /**
   * URL path patterns of host pages (`/orders/*`), the most precise first, and the articles to
   * suggest there, most asked first.
   */
  pages: v.array(v.tuple([v.string(), v.array(articleIdSchema)])),
});
export type TitlesPart = v.InferOutput<typeof titlesPartSchema>;

/** Columns in the order of `TitlesPart.ids`. */
export const textsPartSchema = v.object({
  slugs: v.array(slugSchema),
  questions: v.array(v.array(v.string())),
  keywords: v.array(v.array(v.string())),
  /** Bodies come in runs of neighbouring articles: run i holds `count` articles after those before it. */
  bodies: v.array(v.object({ ...partRefSchema.entries, count: v.number() })),
});
export type TextsPart = v.InferOutput<typeof textsPartSchema>;

export const bodiesPartSchema = v.object({ articles: v.array(articleSchema) });
export type BodiesPart = v.InferOutput<typeof bodiesPartSchema>;

export const formsPartSchema = v.object({ forms: v.array(formSchema) });
export type FormsPart = v.InferOutput<typeof formsPartSchema>;
