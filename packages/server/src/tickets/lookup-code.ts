import { createHmac, timingSafeEqual } from "node:crypto";
import type { Id, SiteKey } from "@helpbuoy/protocol";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * A ticket's look-up code: 100 bits that only the server's secret gives, so that a repetition is told
 * the same code and nothing of it is at rest (SPEC CV8).
 */
export function lookupCode(secret: Uint8Array, siteKey: SiteKey, conversationId: Id): string {
  const bytes = createHmac("sha256", secret)
    .update(`lookup-code\n${siteKey}\n${conversationId}`)
    .digest();
  // Five bits of each of the first twenty bytes.
  const characters = Array.from(bytes.subarray(0, 20), (byte) => ALPHABET.charAt(byte & 31)).join(
    "",
  );
  return characters.match(/.{5}/g)?.join("-") ?? "";
}

/** Whether two codes in the shown form are the same, in the same time whatever they are. */
export function isSameCode(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
