import { normalizeLookupCode, normalizeTicketNumber } from "@helpbuoy/protocol";

const pattern = /((?:\d[-\s]?){9}\d)\D*?((?:[0-9A-Z]{5}[-\s]?){3}[0-9A-Z]{5})/i;

/** Number and code out of a text that holds both, as copied from a mail; undefined: it does not. */
export function splitPasted(pasted: string): { number: string; code: string } | undefined {
  const [, number, code] = pattern.exec(pasted.normalize("NFKC")) ?? [];
  if (!number || !code) return undefined;
  return { number: normalizeTicketNumber(number), code: normalizeLookupCode(code) };
}
