import * as v from "valibot";
import { slugSchema } from "./article.ts";

const shortText = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200));
const shortTexts = v.optional(v.pipe(v.array(shortText), v.maxLength(100)), []);

/** What a guide or a task is found by, beside its title. */
export const listingEntries = {
  /** What people say who need it, symptoms above all. */
  questions: shortTexts,
  keywords: shortTexts,
  /** URL path patterns of host pages, `/orders/*`. */
  pages: v.optional(v.pipe(v.array(v.pipe(shortText, v.regex(/^\/\S*$/))), v.maxLength(20)), []),
  /** Slugs of the articles that it settles. */
  articles: v.optional(v.pipe(v.array(slugSchema), v.maxLength(50)), []),
};
export type Listing = v.InferOutput<v.StrictObjectSchema<typeof listingEntries, undefined>>;
