import * as v from "valibot";
import { prioritySchema } from "./priority.ts";
import { wellFormedText } from "./well-formed-text.ts";

/*
 * Who asks (SPEC ID1-ID9). A visitor whose identity is verified by a token of the site's own server
 * is a contact; what a page says of a visitor without one is a claim, and shown as such.
 */

/** More of one contact than this is not kept. */
const MOST_ATTRIBUTES = 40;

const attributeNameSchema = v.pipe(v.string(), v.nonEmpty(), v.maxLength(60), wellFormedText);

/** What a site knows of a person, by name: `{ plan: "gold", orders: 12, isStaff: false }`. */
export const attributesSchema = v.pipe(
  v.record(
    attributeNameSchema,
    v.union([
      v.pipe(v.string(), v.maxLength(500), wellFormedText),
      v.pipe(v.number(), v.finite()),
      v.boolean(),
    ]),
  ),
  v.maxEntries(MOST_ATTRIBUTES),
);
export type Attributes = v.InferOutput<typeof attributesSchema>;

/** What a token of the site's server says of a person, beside `aud`, `exp` and `iat` (SPEC ID2). */
export const identityClaimsSchema = v.object({
  /** The person's id on the site. */
  sub: v.pipe(v.string(), v.nonEmpty(), v.maxLength(255), wellFormedText),
  name: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200), wellFormedText)),
  email: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(254), wellFormedText)),
  attributes: v.optional(attributesSchema),
});
export type IdentityClaims = v.InferOutput<typeof identityClaimsSchema>;

/** Asks for a contact's visitor session. */
export const identifyVisitorSchema = v.object({
  /** A JWT of the site's own server. */
  token: v.pipe(v.string(), v.nonEmpty(), v.maxLength(32_768)),
});
export type IdentifyVisitor = v.InferOutput<typeof identifyVisitorSchema>;

export const identifiedVisitorSchema = v.object({
  /** The visitor session's: told once. */
  token: v.string(),
  /** ISO 8601 in UTC; moves on with each use. */
  expiresAt: v.string(),
  contact: v.object({
    /** The token's `sub`. */
    id: v.string(),
    name: v.optional(v.string()),
    email: v.optional(v.string()),
  }),
});
export type IdentifiedVisitor = v.InferOutput<typeof identifiedVisitorSchema>;

/** Who asks, as agents see it. */
export const requesterSchema = v.object({
  /** The person's id on the site; null for who is anonymous. */
  contactId: v.nullable(v.string()),
  name: v.nullable(v.string()),
  email: v.nullable(v.string()),
  isVerified: v.boolean(),
  /** Signed by the site's server. */
  attributes: attributesSchema,
  /** Said by the page alone: anyone can say so. */
  claimed: attributesSchema,
});
export type Requester = v.InferOutput<typeof requesterSchema>;

/** Who has this verified attribute goes before others (SPEC ID8). */
export const priorityRuleSchema = v.object({
  attribute: attributeNameSchema,
  /** Compared as text: `true` is "true", 12 is "12". */
  equals: v.pipe(v.string(), v.maxLength(500)),
  priority: prioritySchema,
});
export const priorityRulesSchema = v.pipe(v.array(priorityRuleSchema), v.maxLength(20));
export type PriorityRule = v.InferOutput<typeof priorityRuleSchema>;
