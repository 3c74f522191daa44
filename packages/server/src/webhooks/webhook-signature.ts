import { createHmac, timingSafeEqual } from "node:crypto";
import type { Random } from "../random.ts";

const PREFIX = "whsec_";
/** Seconds that a message may be old, as Standard Webhooks advises. */
const TOLERANCE = 300;

/** A secret of 256 bits in the form of Standard Webhooks. */
export function newWebhookSecret(random: Random): string {
  return PREFIX + Buffer.from(random(new Uint8Array(32))).toString("base64");
}

/**
 * The headers of Standard Webhooks (https://www.standardwebhooks.com). While a secret is replaced both
 * sign, so that a receiver may change over when it likes.
 * @param at milliseconds since the epoch
 */
export function signedHeaders(
  { id, body, at }: { id: string; body: string; at: number },
  secrets: readonly string[],
): Record<string, string> {
  const timestamp = String(Math.floor(at / 1_000));
  const signatures = secrets.map((secret) => signatureOf({ id, timestamp, body }, secret));
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
}

/** A message of another program, as its headers and its body say. */
export type SignedMessage = { id: string; timestamp: string; signature: string; body: string };

/**
 * Whether a message of another program is signed with one of these secrets, and not too old or of times
 * to come.
 * @param now milliseconds since the epoch
 */
export function isSignedBy(
  { id, timestamp, signature, body }: SignedMessage,
  secrets: readonly string[],
  now: number,
): boolean {
  if (!/^[\w.:-]{1,200}$/.test(id) || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now / 1_000 - Number(timestamp)) > TOLERANCE) return false;
  const given = signature.split(" ").map((one) => Buffer.from(one));
  return secrets.some((secret) => {
    const own = Buffer.from(signatureOf({ id, timestamp, body }, secret));
    return given.some((one) => one.length === own.length && timingSafeEqual(one, own));
  });
}

function signatureOf(
  { id, timestamp, body }: Omit<SignedMessage, "signature">,
  secret: string,
): string {
  const key = Buffer.from(secret.slice(PREFIX.length), "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
}
