import { createHmac, timingSafeEqual } from "node:crypto";
import fc from "fast-check";
import { expect } from "vitest";
import {
  isSignedBy,
  newWebhookSecret,
  signedHeaders,
  type SignedMessage,
} from "../../packages/server/src/webhooks/webhook-signature.ts";
import { fuzz } from "./fuzz.ts";

/** What a receiver does, as https://www.standardwebhooks.com says: nothing of ours is in it. */
function isGenuine(
  { headers, body, now }: { headers: Record<string, string>; body: string; now: number },
  secret: string,
): boolean {
  const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": signatures } = headers;
  if (!id || !at || !signatures || Math.abs(now / 1_000 - Number(at)) > 300) return false;
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const wanted = createHmac("sha256", key).update(`${id}.${at}.${body}`).digest();
  return signatures.split(" ").some((one) => {
    const [version, given = ""] = one.split(",");
    const bytes = Buffer.from(given, "base64");
    return version === "v1" && bytes.length === wanted.length && timingSafeEqual(bytes, wanted);
  });
}

/** As one of ours hears it. */
const heard = (headers: Record<string, string>, body: string): SignedMessage => ({
  id: headers["webhook-id"] ?? "",
  timestamp: headers["webhook-timestamp"] ?? "",
  signature: headers["webhook-signature"] ?? "",
  body,
});

const secret = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => newWebhookSecret(() => bytes));
const letter = fc.record({
  id: fc.stringMatching(/^[\w-]{1,40}$/),
  body: fc.oneof(fc.json(), fc.string({ unit: "binary" })),
  at: fc.integer({ min: 1, max: 4_000_000_000_000 }),
});

fuzz(
  "[P27] [WH2] what is sent is taken by a receiver that knows a secret of the moment, old or new",
  fc.property(letter, secret, secret, (sent, old, next) => {
    const headers = signedHeaders(sent, [next, old]);
    for (const known of [old, next]) {
      expect(isGenuine({ headers, body: sent.body, now: sent.at }, known)).toBe(true);
      expect(isSignedBy(heard(headers, sent.body), [known], sent.at)).toBe(true);
    }
    for (const value of Object.values(headers)) expect(value).toMatch(/^[\x21-\x7e ]+$/);
  }),
);

fuzz(
  "[P27] [WH2] what was altered, is late, or is of another is not",
  fc.property(
    letter,
    letter,
    secret,
    secret,
    fc.nat({ max: 1e6 }),
    (sent, other, mine, theirs, late) => {
      const headers = signedHeaders(sent, [mine]);
      const arrived = { headers, body: sent.body, now: sent.at };
      if (theirs !== mine) expect(isGenuine(arrived, theirs)).toBe(false);
      if (theirs !== mine) {
        expect(isSignedBy(heard(headers, sent.body), [theirs], sent.at)).toBe(false);
      }
      // Half a surrogate is no text that can be sent.
      const isOther = Buffer.from(other.body).equals(Buffer.from(sent.body)) === false;
      if (isOther) {
        expect(isGenuine({ ...arrived, body: other.body }, mine)).toBe(false);
        expect(isSignedBy(heard(headers, other.body), [mine], sent.at)).toBe(false);
      }
      if (other.id !== sent.id) {
        const replaced = { ...headers, "webhook-id": other.id };
        expect(isGenuine({ ...arrived, headers: replaced }, mine)).toBe(false);
        expect(isSignedBy(heard(replaced, sent.body), [mine], sent.at)).toBe(false);
      }
      const now = sent.at + 302_000 + late;
      expect(isGenuine({ ...arrived, now }, mine)).toBe(false);
      expect(isSignedBy(heard(headers, sent.body), [mine], now)).toBe(false);
    },
  ),
);
