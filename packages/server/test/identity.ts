import { createHmac } from "node:crypto";
import type { IdentifiedVisitor } from "@helpbuoy/protocol";
import { DESK } from "./desk.ts";
import type { Answer, TestServer } from "./test-server.ts";

export type Secret = { kid: string; secret: string };

/** A JWT as a shop's server makes it, by hand: nothing of the server's own reading is used. */
export function signToken(
  { kid, secret }: Secret,
  claims: object,
  { header = {}, hash = "sha256" }: { header?: object; hash?: string } = {},
): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part({ alg: "HS256", typ: "JWT", kid, ...header })}.${part(claims)}`;
  return `${signed}.${createHmac(hash, secret).update(signed).digest("base64url")}`;
}

/** What tests of identity do over and over, on the site `demo`. */
export function createTestIdentity(server: TestServer, admin: string) {
  const seconds = () => Math.floor(server.clock.now() / 1000);
  const claimsOf = (sub: string, more: object = {}) => ({
    sub,
    aud: "demo",
    exp: seconds() + 3_600,
    ...more,
  });
  const identify = (token: string, bearer?: string): Promise<Answer<IdentifiedVisitor>> =>
    server.call("/visitor-sessions/identify", {
      method: "POST",
      body: { token },
      ...(bearer !== undefined && { token: bearer }),
    });
  return {
    seconds,
    claimsOf,
    identify,
    async newSecret(): Promise<Secret> {
      const { body, status } = await server.call<Secret>(`${DESK}/identity-secrets`, {
        method: "POST",
        token: admin,
      });
      if (status !== 201) throw new Error(`no secret: ${status}`);
      return body;
    },
    retire: (kid: string) =>
      server.call(`${DESK}/identity-secrets/${kid}`, { method: "DELETE", token: admin }),
    settings: (body: object) =>
      server.call(`${DESK}/settings`, { method: "PATCH", token: admin, body }),
    /** The token of a session of this person. */
    async session(secret: Secret, sub: string, more?: object, bearer?: string): Promise<string> {
      const { body, status } = await identify(signToken(secret, claimsOf(sub, more)), bearer);
      if (status !== 201) throw new Error(`not identified: ${status} ${JSON.stringify(body)}`);
      return body.token;
    },
  };
}
