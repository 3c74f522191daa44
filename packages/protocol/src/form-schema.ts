import * as v from "valibot";
import { slugSchema } from "./article.ts";
import { localeSchema } from "./locale.ts";

export const fieldIdSchema = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/));

const fieldTypes = [
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

export const formFieldSchema = v.strictObject({
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
});
export type FormField = v.InferOutput<typeof formFieldSchema>;

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
