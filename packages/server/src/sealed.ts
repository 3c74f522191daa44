import { createCipheriv, createDecipheriv, hkdfSync } from "node:crypto";
import type { Deps } from "./deps.ts";

const MARK = "sealed1.";
const NONCE = 12; // bytes, as GCM asks (NIST SP 800-38D)
const TAG = 16;

/** What was sealed cannot be read: by another secret, for another purpose, or changed since. */
export class SealBroken extends Error {
  override readonly name = "SealBroken";
}

export type Sealed = ReturnType<typeof createSealed>;

/**
 * Keeps secrets that the server must read again, so that the database alone does not give them away:
 * AES-256-GCM under a key that HKDF derives of the server's secret. Where only a comparison is needed,
 * keep a hash instead.
 *
 *     const sealed = createSealed(deps, "webhook");
 *     row.secret = sealed.seal(secret);
 *     const secret = sealed.open(row.secret);
 *
 * @param purpose each has a key of its own: what was sealed for one cannot be opened for another
 */
export function createSealed({ secret, random }: Pick<Deps, "secret" | "random">, purpose: string) {
  const key = new Uint8Array(hkdfSync("sha256", secret, "", `helpbuoy sealed ${purpose}`, 32));

  return {
    /** Text for a column; every time another, whatever the text. */
    seal(text: string): string {
      const nonce = random(new Uint8Array(NONCE));
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const body = [cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()];
      return `${MARK}${Buffer.concat([nonce, ...body]).toString("base64url")}`;
    },

    /**
     * The text that was sealed. What carries no mark was kept before anything was sealed, and is
     * given back as it is.
     * @throws SealBroken
     */
    open(kept: string): string {
      if (!kept.startsWith(MARK)) return kept;
      const bytes = Buffer.from(kept.slice(MARK.length), "base64url");
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE), {
          authTagLength: TAG,
        });
        decipher.setAuthTag(bytes.subarray(-TAG));
        return (
          decipher.update(bytes.subarray(NONCE, -TAG), undefined, "utf8") + decipher.final("utf8")
        );
      } catch {
        throw new SealBroken("A sealed secret cannot be read: was the server's secret changed?");
      }
    },
  };
}
