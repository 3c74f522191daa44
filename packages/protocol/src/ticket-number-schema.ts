import * as v from "valibot";
import { isTicketNumber, normalizeLookupCode, normalizeTicketNumber } from "./ticket-number.ts";

/**
 * Nine digits by chance and a check digit (ISO 7064 MOD 11,10), shown as `482-719-3657`:
 * read aloud without letters that sound alike, and a misheard digit is caught before anyone looks it up.
 */
export const ticketNumberSchema = v.pipe(
  v.string(),
  v.transform(normalizeTicketNumber),
  v.check(isTicketNumber),
);

/** A ticket's secret look-up code: 20 characters of Crockford base32 (100 bits) in groups of five. */
export const lookupCodeSchema = v.pipe(
  v.string(),
  v.transform(normalizeLookupCode),
  v.regex(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/),
);
