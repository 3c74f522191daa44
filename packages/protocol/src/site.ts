import * as v from "valibot";
import { localeSchema } from "./locale.ts";
import { siteLookSchema } from "./site-look.ts";

export const siteKeySchema = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,62}$/));
export type SiteKey = v.InferOutput<typeof siteKeySchema>;

/** What a widget may know of its site before anyone has signed in. */
export const siteSchema = v.object({
  key: siteKeySchema,
  name: v.string(),
  locales: v.array(localeSchema),
  defaultLocale: localeSchema,
  /** Hours until an agent has answered a new ticket, as promised to the visitor. */
  replyWithinHours: v.number(),
  /** Bytes; a bigger attachment is refused. */
  maxFileBytes: v.number(),
  /** Hosts whose videos may play inside the panel; others are links. */
  videoHosts: v.array(v.string()),
  /** Whether letters go out: replies and transcripts can then be mailed. */
  sendsMail: v.optional(v.boolean()),
  /** Missing: the widget's own; what the tag says goes before it. */
  look: v.optional(siteLookSchema),
  /** Nothing is stored or sent before the visitor agrees (SPEC PR1). */
  requiresConsent: v.optional(v.boolean()),
  /** Where the site says what it does with what visitors write. */
  privacyUrl: v.optional(v.string()),
  /** Nobody writes here unless the site's server says who they are (SPEC ID6). */
  requiresIdentity: v.optional(v.boolean()),
});
export type Site = v.InferOutput<typeof siteSchema>;
