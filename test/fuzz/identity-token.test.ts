import { identityClaimsSchema, type IdentityClaims } from "@helpbuoy/protocol";
import fc from "fast-check";
import { CompactSign, SignJWT, type CompactJWSHeaderParameters } from "jose";
import * as v from "valibot";
import { expect } from "vitest";
import { readIdentityToken } from "../../packages/server/src/identity/identity-token.ts";
import type { TokenReading } from "../../packages/server/src/identity/site-token.ts";
import { fuzz, textOf } from "./fuzz.ts";

const now = Date.UTC(2026, 10, 21, 12);
const seconds = now / 1_000;
const secret = "s".repeat(43);
const keys = new Map([
  ["k1", secret],
  ["k2", "t".repeat(43)],
]);
const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (token: string): Promise<TokenReading<IdentityClaims>> =>
  readIdentityToken(token, { siteKey: "demo", keys, now });
const signed = (payload: object, header: object = {}, key = secret): Promise<string> =>
  new CompactSign(bytesOf(JSON.stringify(payload)))
    .setProtectedHeader({ alg: "HS256", kid: "k1", ...header } as CompactJWSHeaderParameters)
    .sign(bytesOf(key));

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const good = { sub: "u1", aud: "demo", exp: seconds + 3_600 };
const genuine = await new SignJWT(good)
  .setProtectedHeader({ alg: "HS256", kid: "k1" })
  .sign(bytesOf(secret));
const [head = "", body = "", signature = ""] = genuine.split(".");

const header = fc.dictionary(
  fc.constantFrom("alg", "kid", "typ", "crit", "b64", "jku", "jwk", "x5c", "zip", "enc"),
  fc.oneof(
    fc.constantFrom<unknown>("none", "None", "HS256", "hs256", "HS384", "RS256", "k1", "k2"),
    fc.constantFrom<unknown>(["b64"], ["exp"], true, false, null, "", "__proto__", "../k1"),
    fc.json().map((json): unknown => JSON.parse(json)),
  ),
  { noNullPrototype: true },
);
const payload = fc.dictionary(
  fc.constantFrom("sub", "aud", "exp", "iat", "nbf", "name", "email", "attributes", "__proto__"),
  fc.oneof(
    fc.constantFrom<unknown>("u1", "demo", ["demo"], ["demo", "other"], "other", "", null, true),
    fc.constantFrom<unknown>(seconds, seconds - 61, seconds + 86_460, seconds + 90_000, 1e300),
    fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant({}))),
    fc.json().map((json): unknown => JSON.parse(json)),
  ),
  { noNullPrototype: true },
);

fuzz(
  "[P16] [ID1] nothing counts that none of the site's secrets signed, whatever it looks like",
  fc.asyncProperty(
    fc.oneof(
      textOf([head, body, signature, ".", "..", "=", "ey", "none", genuine]),
      fc
        .tuple(header, payload, fc.constantFrom(signature, "", "AA", "=", encoded("none")))
        .map(([one, two, three]) => [encoded(one), encoded(two), three].join(".")),
      // One sign of a genuine one is another.
      fc
        .tuple(fc.nat({ max: genuine.length - 1 }), fc.stringMatching(/^[\w.=+/-]$/))
        .map(([at, sign]) => genuine.slice(0, at) + sign + genuine.slice(at + 1)),
    ),
    async (token) => {
      const { claims, refusal } = await read(token);
      // The last sign of base64url has bits that stand for nothing.
      const isGenuine =
        token.startsWith(`${head}.${body}.`) &&
        Buffer.from(token.split(".")[2] ?? "", "base64url").equals(
          Buffer.from(signature, "base64url"),
        );
      if (!isGenuine) expect(claims).toBeUndefined();
      expect(refusal === undefined).toBe(claims !== undefined);
    },
  ),
  [[genuine], [`${head}.${body}.`], [`${encoded({ alg: "none" })}.${body}.`], [""], [".."]],
);

fuzz(
  "[P16] [ID2] of what was signed, that counts which is for this site alone, in time, and says who",
  fc.asyncProperty(
    fc
      .tuple(payload, fc.boolean())
      .map(([some, isWhole]) => (isWhole ? { ...good, ...some } : some)),
    async (said) => {
      const { claims } = await read(await signed(said));
      const told: Record<string, unknown> = JSON.parse(JSON.stringify(said));
      const { sub, aud, exp, nbf, iat } = told;
      const isWanted =
        aud === "demo" &&
        typeof exp === "number" &&
        exp > seconds - 60 &&
        exp <= seconds + 86_460 &&
        v.is(identityClaimsSchema, told);
      if (!isWanted) expect(claims).toBeUndefined();
      // What jose asks of beyond: not before its time, and dates that are numbers.
      else if (claims === undefined) expect([nbf, iat]).not.toEqual([undefined, undefined]);
      else {
        expect(claims.sub).toBe(sub);
        expect(Object.getPrototypeOf(claims.attributes ?? {})).toBe(Object.prototype);
        expect(Object.keys(claims)).not.toContain("__proto__");
      }
    },
  ),
  [[good], [{ ...good, aud: ["demo"] }], [JSON.parse('{"sub":"u1","aud":"demo","__proto__":1}')]],
);

fuzz(
  "[P16] [ID1] a header that asks for another algorithm, key or reading changes nothing",
  fc.asyncProperty(
    header,
    fc.constantFrom(...keys.values(), "other".repeat(9)),
    async (more, key) => {
      const alg = more["alg"] ?? "HS256";
      let token: string;
      try {
        token = await signed(good, more, key);
      } catch {
        // No library signs that: it is written by hand, with a signature of the right length.
        token = `${encoded({ alg: "HS256", kid: "k1", ...more })}.${body}.${signature}`;
      }
      const { claims } = await read(token);
      const kid = "kid" in more ? more["kid"] : "k1";
      if (alg !== "HS256" || keys.get(kid as string) !== key) expect(claims).toBeUndefined();
    },
  ),
);
