import * as v from "valibot";
import { slugSchema } from "./article.ts";
import { localeSchema } from "./locale.ts";

export const fieldIdSchema = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/));

/** What a ticket form can ask for, in the order it is offered. */
export const fieldTypes = [
  "text",
  "multiline",
  "choice",
  "number",
  "date",
  "phone",
  "email",
  "files",
  "voice",
] as const;

/** What a task can ask for: of the shop too. */
export const taskFieldTypes = [
  ...fieldTypes,
  /** The id of one of the visitor's orders. */
  "order",
  /** Lines of the order chosen in the field that `of` names, and how many of each. */
  "order-lines",
  /** An amount as people write it, `19.90`. */
  "money",
] as const;

const fieldEntries = {
  id: fieldIdSchema,
  type: v.picklist(fieldTypes),
  label: v.pipe(v.string(), v.nonEmpty()),
  hint: v.optional(v.string()),
  required: v.optional(v.boolean()),
  /** An ID or card number: masked as it is typed, in no draft, and sealed at rest (SPEC SF1). */
  sensitive: v.optional(v.boolean()),
  maxLength: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  min: v.optional(v.number()),
  max: v.optional(v.number()),
  options: v.optional(v.array(v.strictObject({ value: v.string(), label: v.string() }))),
  /** Shown, and asked for, only while another field holds one of these values. */
  visibleIf: v.optional(v.strictObject({ field: fieldIdSchema, in: v.array(v.string()) })),
};

export const formFieldSchema = v.strictObject(fieldEntries);
export type FormField = v.InferOutput<typeof formFieldSchema>;

/** A field of a task: what forms ask for, and more. */
export const askedFieldSchema = v.strictObject({
  ...fieldEntries,
  type: v.picklist(taskFieldTypes),
  /** The field above that this one leans on: `order-lines` an order, `money` the lines it may not exceed. */
  of: v.optional(fieldIdSchema),
});
export type AskedField = v.InferOutput<typeof askedFieldSchema>;

/** Fields that are asked again for each of several things; no group stands in another. */
export const fieldGroupSchema = v.strictObject({
  id: fieldIdSchema,
  type: v.literal("group"),
  /** What one of them is called. */
  label: fieldEntries.label,
  hint: fieldEntries.hint,
  fields: v.pipe(v.array(askedFieldSchema), v.minLength(1), v.maxLength(20)),
  /** How many there are at least and at most; 1 and 10 unless said. */
  min: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20))),
  max: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20))),
  visibleIf: fieldEntries.visibleIf,
});
export type FieldGroup = v.InferOutput<typeof fieldGroupSchema>;

/** Where an answer stands: a field's id, in a group with its row between (`items.0.title`). */
export const fieldKeySchema = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9-]{0,39}(\.\d{1,2}\.[a-z][a-z0-9-]{0,39})?$/),
);

/** A ticket form. Subject, description and e-mail belong to every form and are not listed in it. */
export const formSchema = v.strictObject({
  slug: slugSchema,
  title: v.string(),
  locale: localeSchema,
  /** The categories it serves; none: the fallback for all others. */
  categories: v.array(slugSchema),
  fields: v.array(formFieldSchema),
});
export type Form = v.InferOutput<typeof formSchema>;
