import { createHmac } from "node:crypto";

/** One of the site's identity secrets, as the console tells it (Settings, Identity), and its name. */
export type IdentitySecret = { site: string; kid: string; secret: string };

/** A JWT for the widget: claims for this Helpbuoy site, good for the next hour. */
export function signToken(claims: object, { site, kid, secret }: IdentitySecret): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const exp = Math.floor(Date.now() / 1000) + 3_600;
  const signed = `${part({ alg: "HS256", typ: "JWT", kid })}.${part({ ...claims, aud: site, exp })}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}
