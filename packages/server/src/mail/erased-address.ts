import { createHmac } from "node:crypto";

/**
 * What stands in an address's place once it is erased: it tells nobody the address, and letters to it
 * still count for the limits.
 */
export function erasedAddress(secret: Uint8Array, email: string): string {
  const mark = createHmac("sha256", secret).update(`erased-address\n${email}`).digest("base64url");
  return `erased:${mark}`;
}
