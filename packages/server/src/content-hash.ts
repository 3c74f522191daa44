import { createHash } from "node:crypto";

/** The name of immutable content: SHA-256, the first 20 characters of base64url (SPEC KP1). */
export function contentHash(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("base64url").slice(0, 20);
}

/** SHA-256 in full, for secrets at rest and for commands. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("base64url");
}
