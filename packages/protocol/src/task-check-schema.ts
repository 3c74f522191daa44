import * as v from "valibot";
import { slugSchema } from "./article.ts";
import { idSchema } from "./id-schema.ts";
import { localeSchema } from "./locale.ts";
import { orderTokenSchema } from "./order-schema.ts";

/*
 * What is looked at before a task is handed in: whether the visitor may (SPEC TK2), and whether the
 * address or number is theirs (SPEC TK3).
 */

export const askEligibilitySchema = v.object({
  /** The one whose task is shown. */
  locale: localeSchema,
  orderToken: v.optional(orderTokenSchema),
  /** The order that is chosen. */
  orderId: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(100))),
});
export type AskEligibility = v.InferOutput<typeof askEligibilitySchema>;

export const eligibilitySchema = v.object({
  /** Places in the task's `requires` of what is missing; none: the visitor may. */
  missing: v.array(v.number()),
});
export type Eligibility = v.InferOutput<typeof eligibilitySchema>;

export const requestCodeSchema = v.object({
  taskSlug: slugSchema,
  locale: localeSchema,
  /** What stands in the field that the task's `code` names; missing where it names none. */
  to: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(254))),
});
export type RequestCode = v.InferOutput<typeof requestCodeSchema>;

export const sentCodeSchema = v.object({
  id: idSchema,
  /** Where it went, as a mask; null where the site's own program alone knows. */
  sentTo: v.nullable(v.string()),
  /** ISO 8601 in UTC. */
  expiresAt: v.string(),
});
export type SentCode = v.InferOutput<typeof sentCodeSchema>;

export const checkCodeSchema = v.object({ code: v.pipe(v.string(), v.regex(/^\d{6}$/)) });
export type CheckCode = v.InferOutput<typeof checkCodeSchema>;

/** Goes along with the task, once. */
export const codeProofSchema = v.pipe(v.string(), v.regex(/^[\w.-]{40,100}$/));

export const checkedCodeSchema = v.object({ proof: codeProofSchema });
export type CheckedCode = v.InferOutput<typeof checkedCodeSchema>;
