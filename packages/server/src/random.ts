import { randomFillSync } from "node:crypto";

/** Fills the given bytes with chance; tests may bring their own. */
export type Random = (bytes: Uint8Array) => Uint8Array;

export const systemRandom: Random = (bytes) => randomFillSync(bytes);

/** A secret of 256 bits, for tokens: 43 characters that fit a header. */
export function randomToken(random: Random): string {
  return Buffer.from(random(new Uint8Array(32))).toString("base64url");
}

/** So many digits by chance, every digit as likely as any other. */
export function randomDigits(random: Random, count: number): string {
  let digits = "";
  while (digits.length < count) {
    // 250 is the last multiple of ten a byte holds: what lies above would favour small digits.
    for (const byte of random(new Uint8Array(count * 2))) if (byte < 250) digits += byte % 10;
  }
  return digits.slice(0, count);
}
