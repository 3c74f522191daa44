import { createHmac } from "node:crypto";
import type { Id, SiteKey } from "@helpbuoy/protocol";

const DIGITS = 6;

/** A code follows from its id, and from what only the server knows: nothing of it is at rest. */
export function taskCode(secret: Uint8Array, siteKey: SiteKey, id: Id): string {
  const bytes = createHmac("sha256", secret).update(`task-code\n${siteKey}\n${id}`).digest();
  // Of 48 bits, the last digits are as likely as any other to one in a hundred million.
  return String(bytes.readUIntBE(0, 6) % 10 ** DIGITS).padStart(DIGITS, "0");
}

/** That a code was right: said to who proved it, and to nobody else. */
export function codeProof(secret: Uint8Array, siteKey: SiteKey, id: Id): string {
  const mark = createHmac("sha256", secret).update(`task-code-proof\n${siteKey}\n${id}`);
  return `${id}.${mark.digest("base64url")}`;
}

/** The same for the same address however it was typed, and no word of it. */
export function addressPrint(secret: Uint8Array, siteKey: SiteKey, address: string): string {
  return createHmac("sha256", secret)
    .update(`task-code-address\n${siteKey}\n${address}`)
    .digest("base64url");
}

/** `l•••@example.com`: enough to know which one. */
export function maskedEmail(email: string): string {
  return email.replace(/^(.).*(?=@)/u, "$1•••");
}
