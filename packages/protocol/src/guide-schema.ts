import * as v from "valibot";
import { articleIdSchema, slugSchema } from "./article.ts";
import { MOST_TURNS } from "./guide-walk.ts";
import { listingEntries } from "./listing-schema.ts";
import { localeSchema } from "./locale.ts";
import { richTextSchema } from "./rich-text-schema.ts";

/*
 * A guide is a tree of steps that finds a fault and mends it (SPEC GD1-GD6). It runs in the page, offline
 * too, and ends solved, with a task, or with people who need not ask again.
 */

export const stepIdSchema = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/));

/** What the widget can find out by itself without asking for a permission. */
export const probeNames = [
  "online",
  "connection",
  "backend",
  "storage",
  "camera",
  "microphone",
  "browser",
  "clock",
  "page-errors",
] as const;
export type ProbeName = (typeof probeNames)[number];

/** What a probe found out (SPEC GD3). */
export const probeReadingSchema = v.object({
  /** `unknown`: it could not tell. */
  result: v.picklist(["passed", "failed", "unknown"]),
  /** What was seen, as `412 ms` or `Chrome 131`; empty: nothing beside the result. */
  fact: v.pipe(v.string(), v.maxLength(200)),
});
export type ProbeReading = v.InferOutput<typeof probeReadingSchema>;

const outcomes = ["solved", "task", "ticket", "person"] as const;
export type GuideOutcome = (typeof outcomes)[number];

const words = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200));

/** The steps there are, with what each says in the form it has there. */
function stepsOf<Said extends v.ObjectEntries>(said: Said) {
  const step = { id: stepIdSchema, title: words, ...said };
  return v.variant("kind", [
    /** Something to do or to know; one goes on when it is done. */
    v.strictObject({ kind: v.literal("show"), ...step, next: stepIdSchema }),
    /** "Did that help?" */
    v.strictObject({ kind: v.literal("check"), ...step, yes: stepIdSchema, no: stepIdSchema }),
    /** A question with a few answers. */
    v.strictObject({
      kind: v.literal("choice"),
      ...step,
      options: v.pipe(
        v.array(v.strictObject({ label: words, next: stepIdSchema })),
        v.minLength(2),
        v.maxLength(8),
      ),
    }),
    /** What the widget looks at by itself. Where it cannot tell, it goes on as if it had passed. */
    v.strictObject({
      kind: v.literal("probe"),
      ...step,
      probe: v.picklist(probeNames),
      passed: stepIdSchema,
      failed: stepIdSchema,
    }),
    v.strictObject({
      kind: v.literal("end"),
      ...step,
      outcome: v.picklist(outcomes),
      /** Of an end with a task. */
      task: v.optional(slugSchema),
    }),
  ]);
}

const MOST_STEPS = 100;

export const guideStepSchema = stepsOf({ body: richTextSchema });
export type GuideStep = v.InferOutput<typeof guideStepSchema>;

/** A step as it is written: Markdown. */
export const writtenStepSchema = stepsOf({
  text: v.optional(v.pipe(v.string(), v.maxLength(20_000)), ""),
});
export type WrittenStep = v.InferOutput<typeof writtenStepSchema>;

export const guideSchema = v.strictObject({
  slug: slugSchema,
  locale: localeSchema,
  title: words,
  categorySlug: slugSchema,
  /** The first is where it begins. */
  steps: v.pipe(v.array(guideStepSchema), v.minLength(2), v.maxLength(MOST_STEPS)),
  /** The articles it walks through. */
  articles: v.array(articleIdSchema),
  /** ISO 8601 date. */
  updatedAt: v.string(),
});
export type Guide = v.InferOutput<typeof guideSchema>;

/** A guide as it is written, with what it is found by. */
export const writtenGuideSchema = v.strictObject({
  slug: slugSchema,
  locale: localeSchema,
  title: words,
  categorySlug: slugSchema,
  ...listingEntries,
  steps: v.pipe(v.array(writtenStepSchema), v.minLength(2), v.maxLength(MOST_STEPS)),
});
export type WrittenGuide = v.InferOutput<typeof writtenGuideSchema>;

/** What a visitor did in a guide, for whoever goes on with them (SPEC GD5). */
export const followedGuideSchema = v.object({
  slug: slugSchema,
  title: v.pipe(v.string(), v.maxLength(200)),
  /** The steps taken, in their order, and what was answered. */
  path: v.pipe(
    v.array(
      v.object({
        title: v.pipe(v.string(), v.maxLength(200)),
        answer: v.picklist(["next", "yes", "no", "option", "passed", "failed", "unknown"]),
        /** The words of the option chosen. */
        option: v.optional(v.pipe(v.string(), v.maxLength(200))),
      }),
    ),
    v.maxLength(MOST_TURNS),
  ),
  /** The last reading of each probe. */
  probes: v.pipe(
    v.array(v.object({ probe: v.picklist(probeNames), ...probeReadingSchema.entries })),
    v.maxLength(probeNames.length),
  ),
  /** How it ended; missing: it was left before. */
  outcome: v.optional(v.picklist(outcomes)),
});
export type FollowedGuide = v.InferOutput<typeof followedGuideSchema>;
