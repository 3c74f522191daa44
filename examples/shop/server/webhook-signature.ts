import { createHmac, timingSafeEqual } from "node:crypto";

/*
 * Standard Webhooks (https://www.standardwebhooks.com) in a few lines; the package `standardwebhooks`
 * does the same.
 */

type Headers = Record<string, string | string[] | undefined>;

export function isSigned(headers: Headers, body: string, secret: string): boolean {
  const id = String(headers["webhook-id"]);
  const timestamp = String(headers["webhook-timestamp"]);
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
  const own = Buffer.from(signatureOf(`${id}.${timestamp}.${body}`, secret));
  return String(headers["webhook-signature"])
    .split(" ")
    .map((one) => Buffer.from(one))
    .some((one) => one.length === own.length && timingSafeEqual(one, own));
}

/** The headers of an answer that comes later. */
export function signedHeaders(id: string, body: string, secret: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatureOf(`${id}.${timestamp}.${body}`, secret),
  };
}

function signatureOf(message: string, secret: string): string {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  return `v1,${createHmac("sha256", key).update(message).digest("base64")}`;
}
