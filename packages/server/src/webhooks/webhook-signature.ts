import { createHmac } from "node:crypto";
import type { Random } from "../random.ts";

const PREFIX = "whsec_";

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
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  });
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
}
