import { generateKeyPairSync, sign } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestIdentity, signToken, type Secret } from "../../test/identity.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";
import type { Logger } from "../logger.ts";

let server: TestServer;
let identity: ReturnType<typeof createTestIdentity>;
let secret: Secret;
const logged: unknown[] = [];
const note = (...line: unknown[]) => void logged.push(line);
const logger = { info: note, warn: note, error: note, debug: note } as unknown as Logger;

beforeAll(async () => {
  server = await createTestServer({ isEmpty: true, logger });
  identity = createTestIdentity(server, await server.agent("admin@example.com", "admin"));
  secret = await identity.newSecret();
});
afterAll(() => server.stop());

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const claims = (more: object = {}) => identity.claimsOf("u-1", more);
const HOUR = 3_600;

describe("[F4.20] [P16] [ID1] [ID2] a token counts only when it is signed for this site, now, by HS256", () => {
  // Each made when the test runs: the clock and the secret are known then.
  const refused: [why: string, make: () => string][] = [
    ["alg none", () => `${part({ alg: "none", kid: secret.kid })}.${part(claims())}.`],
    ["an empty signature", () => `${signToken(secret, claims()).split(".", 2).join(".")}.`],
    ["HS256 said, no signature part", () => signToken(secret, claims()).split(".", 2).join(".")],
    ["another secret", () => signToken({ ...secret, secret: "x".repeat(43) }, claims())],
    ["HS512", () => signToken(secret, claims(), { header: { alg: "HS512" }, hash: "sha512" })],
    ["HS384", () => signToken(secret, claims(), { header: { alg: "HS384" }, hash: "sha384" })],
    [
      "RS256, by a key of the sender's own",
      () => {
        const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
        const signed = `${part({ alg: "RS256", kid: secret.kid })}.${part(claims())}`;
        return `${signed}.${sign("sha256", Buffer.from(signed), privateKey).toString("base64url")}`;
      },
    ],
    ["RS256 said, signed by HMAC", () => signToken(secret, claims(), { header: { alg: "RS256" } })],
    [
      "a key that comes along",
      () =>
        signToken({ ...secret, secret: "mine" }, claims(), {
          header: { jwk: { kty: "oct", k: part({}) }, jku: "https://evil.example/keys" },
        }),
    ],
    ["an extension nobody knows", () => signToken(secret, claims(), { header: { crit: ["exp"] } })],
    [
      "an unencoded payload",
      () => signToken(secret, claims(), { header: { b64: false, crit: ["b64"] } }),
    ],
    ["an unknown kid", () => signToken({ ...secret, kid: "nobody" }, claims())],
    ["no kid", () => signToken(secret, claims(), { header: { kid: undefined } })],
    ["a kid that is a name of objects", () => signToken({ ...secret, kid: "__proto__" }, claims())],
    ["a kid that is no text", () => signToken(secret, claims(), { header: { kid: 1 } })],
    [
      "expired beyond the leeway",
      () => signToken(secret, claims({ exp: identity.seconds() - 61 })),
    ],
    [
      "more than a day",
      () => signToken(secret, claims({ exp: identity.seconds() + 24 * HOUR + 61 })),
    ],
    ["no exp", () => signToken(secret, claims({ exp: undefined }))],
    ["exp as text", () => signToken(secret, claims({ exp: String(identity.seconds() + 60) }))],
    ["not before long", () => signToken(secret, claims({ nbf: identity.seconds() + 61 }))],
    ["another site", () => signToken(secret, claims({ aud: "other" }))],
    ["this site and another", () => signToken(secret, claims({ aud: ["demo", "other"] }))],
    ["no site", () => signToken(secret, claims({ aud: undefined }))],
    ["no sub", () => signToken(secret, claims({ sub: undefined }))],
    ["an empty sub", () => signToken(secret, claims({ sub: "" }))],
    ["sub as a number", () => signToken(secret, claims({ sub: 7 }))],
    ["a sub of 256 characters", () => signToken(secret, claims({ sub: "x".repeat(256) }))],
    ["an attribute that is an object", () => signToken(secret, claims({ attributes: { a: {} } }))],
    [
      "41 attributes",
      () => {
        const names = Array.from({ length: 41 }, (_, index) => [`a${index}`, index]);
        return signToken(secret, claims({ attributes: Object.fromEntries(names) }));
      },
    ],
    [
      "a payload changed since",
      () => {
        const [head, , tail] = signToken(secret, claims()).split(".");
        return `${head}.${part(claims({ sub: "someone-else" }))}.${tail}`;
      },
    ],
    ["no JWT", () => "nothing"],
    ["an encrypted JWT's form", () => "a.b.c.d.e"],
    ["bytes of no meaning", () => "💥.💥.💥"],
  ];
  test.each(refused)("[ID3] %s: identity_invalid, and no more is said", async (_why, make) => {
    const { status, problem } = await identity.identify(make());
    expect(status).toBe(401);
    expect(problem.code).toBe("identity_invalid");
    const { requestId: _requestId, ...said } = problem;
    const { requestId: _other, ...ofNone } = (await identity.identify("x")).problem;
    expect(said).toEqual(ofNone);
  });

  test("the log says why, in a code, and never the token", async () => {
    logged.length = 0;
    const token = signToken(secret, claims({ aud: "other" }));
    await identity.identify(token);
    const text = JSON.stringify(logged);
    expect(text).toContain('"refusal":"audience"');
    expect(text).not.toContain(token.split(".")[1]);
  });

  const taken: [what: string, more: () => object][] = [
    ["the least", () => ({})],
    ["a whole day", () => ({ exp: identity.seconds() + 24 * HOUR })],
    ["expired within the leeway", () => ({ exp: identity.seconds() - 59 })],
    [
      "a day and the leeway, by a clock ahead",
      () => ({ exp: identity.seconds() + 24 * HOUR + 60 }),
    ],
    ["a sub of 255 characters", () => ({ sub: "x".repeat(255) })],
    ["claims we know nothing of", () => ({ iat: 1, jti: "x", roles: ["a"] })],
    ["attributes of each kind", () => ({ attributes: { plan: "gold", orders: 12, staff: false } })],
  ];
  test.each(taken)("%s is taken", async (_what, more) => {
    expect((await identity.identify(signToken(secret, claims(more())))).status).toBe(201);
  });
});

test("[F4.21] [P16] [ID9] two secrets live at once; an old one counts until it is retired, and not after", async () => {
  const next = await identity.newSecret();
  const by = async (one: Secret) => (await identity.identify(signToken(one, claims()))).status;
  expect([await by(secret), await by(next)]).toEqual([201, 201]);
  const session = await identity.session(secret, "u-1");
  expect((await identity.retire(secret.kid)).status).toBe(204);
  expect([await by(secret), await by(next)]).toEqual([401, 201]);
  expect(await by({ kid: next.kid, secret: secret.secret })).toBe(401);
  expect((await server.call("/conversations", { token: session })).status).toBe(200);
});
