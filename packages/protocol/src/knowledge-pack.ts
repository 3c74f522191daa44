import * as v from "valibot";
import { articleIdSchema, articleSchema, categorySchema, slugSchema } from "./article.ts";
import { formSchema } from "./form-schema.ts";
import { guideSchema } from "./guide-schema.ts";
import { localeSchema } from "./locale.ts";
import { siteSchema } from "./site.ts";
import { taskSchema } from "./task-schema.ts";

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
  /** Missing where there are none. */
  guides: v.optional(partRefSchema),
  tasks: v.optional(partRefSchema),
  /** Follows later than the rest, or never. */
  intents: v.optional(partRefSchema),
});
export type Manifest = v.InferOutput<typeof manifestSchema>;

/** Guides, or tasks, as search and lists name them, in columns of one order. */
export const selfServiceTitlesSchema = v.object({
  slugs: v.array(slugSchema),
  titles: v.array(v.string()),
  /** Index into `categories` of each. */
  categoryOf: v.array(v.number()),
  /** URL path patterns of host pages, and the places in `slugs` of what to suggest there. */
  pages: v.array(v.tuple([v.string(), v.array(v.number())])),
});
export type SelfServiceTitles = v.InferOutput<typeof selfServiceTitlesSchema>;

/** The rest of what they are found by, in the same order. */
export const selfServiceTextsSchema = v.object({
  questions: v.array(v.array(v.string())),
  keywords: v.array(v.array(v.string())),
  /** The articles that each settles what they tell. */
  articles: v.array(v.array(articleIdSchema)),
});
export type SelfServiceTexts = v.InferOutput<typeof selfServiceTextsSchema>;

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
  guides: v.optional(selfServiceTitlesSchema),
  tasks: v.optional(selfServiceTitlesSchema),
});
export type TitlesPart = v.InferOutput<typeof titlesPartSchema>;

/** Columns in the order of `TitlesPart.ids`. */
export const textsPartSchema = v.object({
  slugs: v.array(slugSchema),
  questions: v.array(v.array(v.string())),
  keywords: v.array(v.array(v.string())),
  /** Bodies come in runs of neighbouring articles: run i holds `count` articles after those before it. */
  bodies: v.array(v.object({ ...partRefSchema.entries, count: v.number() })),
  guides: v.optional(selfServiceTextsSchema),
  tasks: v.optional(selfServiceTextsSchema),
});
export type TextsPart = v.InferOutput<typeof textsPartSchema>;

export const bodiesPartSchema = v.object({ articles: v.array(articleSchema) });
export type BodiesPart = v.InferOutput<typeof bodiesPartSchema>;

/** What a question asks for, learnt from this version's ways to ask (SPEC OA4). */
export const intentsPartSchema = v.object({
  /** What `encodeIntentModel` of the search package wrote, as base64. */
  model: v.string(),
  /** Products of others and things of other trades: a question that names one is none of ours. */
  foreign: v.array(v.string()),
});
export type IntentsPart = v.InferOutput<typeof intentsPartSchema>;

export const formsPartSchema = v.object({ forms: v.array(formSchema) });
export type FormsPart = v.InferOutput<typeof formsPartSchema>;

export const guidesPartSchema = v.object({ guides: v.array(guideSchema) });
export type GuidesPart = v.InferOutput<typeof guidesPartSchema>;

export const tasksPartSchema = v.object({ tasks: v.array(taskSchema) });
export type TasksPart = v.InferOutput<typeof tasksPartSchema>;
