import { createHmac, timingSafeEqual } from "node:crypto";
import type { Person } from "./people.ts";

/** One of the site's secrets, as the console has told it (Settings, Identity), and its name. */
export type IdentitySecret = { site: string; kid: string; secret: string };

/** A token for the widget: who is signed in, for which Helpbuoy site, for the next hour. */
export function signIdentity(person: Person, { site, kid, secret }: IdentitySecret): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const { id, name, email, plan } = person;
  const head = part({ alg: "HS256", typ: "JWT", kid });
  const exp = Math.floor(Date.now() / 1000) + 3_600;
  const body = part({ sub: id, aud: site, exp, name, email, attributes: { plan } });
  return `${head}.${body}.${sign(`${head}.${body}`, secret)}`;
}

/** Whom a token of ours names; undefined: it is none, or has run out. Helpbuoy's server does the same. */
export function readIdentity(token: string, { site, secret }: IdentitySecret): string | undefined {
  const [head = "", body = "", signature = ""] = token.split(".");
  const [mine, theirs] = [sign(`${head}.${body}`, secret), signature].map((one) =>
    Buffer.from(one),
  );
  if (!mine || !theirs || mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) {
    return undefined;
  }
  const { sub, aud, exp } = JSON.parse(Buffer.from(body, "base64url").toString());
  return aud === site && exp > Date.now() / 1000 ? sub : undefined;
}

function sign(words: string, secret: string): string {
  return createHmac("sha256", secret).update(words).digest("base64url");
}
