import * as v from "valibot";
import { slugSchema } from "./article.ts";
import { askedFieldSchema, fieldGroupSchema, fieldIdSchema } from "./form-schema.ts";
import { listingEntries } from "./listing-schema.ts";
import { localeSchema } from "./locale.ts";
import { orderStateSchema } from "./order-schema.ts";
import { hrefSchema } from "./rich-text-schema.ts";

/*
 * A task is something a visitor can do here (SPEC TK1-TK9): a form in steps, who may use it, and what
 * becomes of what they hand in.
 */

const words = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200));
const sentence = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(500));

/** The way to meet a condition: an address, or something else that can be done or read here. */
const waySchema = v.strictObject({
  label: words,
  href: v.optional(hrefSchema),
  task: v.optional(slugSchema),
  article: v.optional(slugSchema),
});

const condition = {
  /** Said, with the way to meet it, to whom it keeps out. */
  missing: sentence,
  way: v.optional(waySchema),
};

export const requirementSchema = v.variant("kind", [
  /** The visitor is a contact: their identity is verified. */
  v.strictObject({ kind: v.literal("signed-in"), ...condition }),
  /** A verified attribute of the contact, compared as text, or as a number that must not be less. */
  v.strictObject({
    kind: v.literal("attribute"),
    name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(60)),
    equals: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.minLength(1))),
    atLeast: v.optional(v.pipe(v.number(), v.finite())),
    ...condition,
  }),
  /** The order that is chosen in a field, as the site's server has signed or told it. */
  v.strictObject({
    kind: v.literal("order"),
    states: v.pipe(v.array(orderStateSchema), v.minLength(1)),
    ...condition,
  }),
]);
export type Requirement = v.InferOutput<typeof requirementSchema>;

const taskEntries = {
  slug: slugSchema,
  locale: localeSchema,
  title: words,
  /** What it does, in a sentence. */
  summary: sentence,
  categorySlug: slugSchema,
  requires: v.pipe(v.array(requirementSchema), v.maxLength(10)),
  fields: v.pipe(v.array(v.variant("type", [fieldGroupSchema, askedFieldSchema])), v.maxLength(60)),
  /** Which fields are asked together; each field stands in one of them. A review comes last by itself. */
  steps: v.pipe(
    v.array(
      v.strictObject({ title: words, fields: v.pipe(v.array(fieldIdSchema), v.minLength(1)) }),
    ),
    v.minLength(1),
    v.maxLength(12),
  ),
  /** A code that is sent before the review; to the address or number in a field, else to the contact's own. */
  code: v.optional(
    v.strictObject({ channel: v.picklist(["email", "phone"]), field: v.optional(fieldIdSchema) }),
  ),
  /** Who does it: people, the site's own program (told by webhook), or the page. */
  action: v.picklist(["ticket", "webhook", "page"]),
  /** Of one value in this field there is one at a time. */
  caseField: v.optional(fieldIdSchema),
  /** 2: who is refused may ask once more, and others look at it. */
  instances: v.optional(v.picklist([1, 2])),
  /** For so long after it is done it can be taken back. */
  undoMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_080))),
  /** What happens after it was handed in. */
  next: sentence,
};

export const taskSchema = v.strictObject({
  ...taskEntries,
  /** ISO 8601 date. */
  updatedAt: v.string(),
});
export type Task = v.InferOutput<typeof taskSchema>;

/** A task as it is written, with what it is found by. */
export const writtenTaskSchema = v.strictObject({ ...taskEntries, ...listingEntries });
export type WrittenTask = v.InferOutput<typeof writtenTaskSchema>;
