import { argon2Sync } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DESK } from "../../test/desk.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer({ isEmpty: true });
});
afterAll(() => server.stop());

type Session = {
  agent: { email: string };
  sites: object[];
  hasSecondFactor: boolean;
  mustChangePassword: boolean;
};
type Person = { email: string; password: string };

async function newAgent(role: "agent" | "lead" | "admin" = "agent", isOneTime = false) {
  const email = `${server.id().toLowerCase()}@example.com`;
  const { agents } = server.app.services;
  return {
    email,
    password: await agents.create("demo", { email, name: "Li", role, isOneTime }),
  };
}

/** What a browser says of what the console's own page sends. */
const OWN = { "sec-fetch-site": "same-origin" };
const signIn = (person: Person & { code?: string }, headers: Record<string, string> = OWN) =>
  server.call<Session>("/v1/agents/session", { method: "POST", body: person, headers });
const cookieOf = (answer: { headers: Headers }) =>
  (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
const as = (cookie: string, path: string, method = "GET", body?: unknown, more: object = OWN) =>
  server.call<Session>(path, {
    method,
    headers: { cookie, ...more },
    ...(body !== undefined && { body }),
  });

describe("[F3.30] [P24] [P25] an agent session", () => {
  test("[AG1] is a cookie out of reach of scripts and other sites, and of this host alone", async () => {
    const person = await newAgent("lead");
    const here = await signIn(person);
    expect(here.headers.get("set-cookie")).toMatch(
      /^helpbuoy-agent=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const elsewhere = await signIn(person, { ...OWN, host: "desk.example.com" });
    expect(elsewhere.headers.get("set-cookie")).toMatch(
      /^__Host-helpbuoy-agent=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(JSON.stringify(here.body)).not.toContain(cookieOf(here).split("=")[1]);
    const { body } = await as(cookieOf(here), "/v1/agents/session");
    expect(body).toEqual({
      agent: { id: expect.any(String), name: "Li", email: person.email },
      sites: [{ key: "demo", name: "浪花 Spindrift", role: "lead" }],
      hasSecondFactor: false,
      mustChangePassword: false,
      maxFileBytes: 10_000_000,
    });
  });

  test("[AG1] ends when signed out, after two idle hours, and after twelve whatever is done", async () => {
    const person = await newAgent();
    const out = cookieOf(await signIn(person));
    expect((await as(out, "/v1/agents/session", "DELETE")).status).toBe(204);
    expect((await as(out, "/v1/agents/session")).problem.code).toBe("token_missing");

    const idle = cookieOf(await signIn(person));
    server.clock.advance(2 * 3_600_000 + 1);
    expect((await as(idle, "/v1/agents/session")).problem.code).toBe("token_expired");

    const busy = cookieOf(await signIn(person));
    for (let hour = 1; hour < 12; hour += 1) {
      server.clock.advance(3_600_000);
      expect((await as(busy, "/v1/agents/session")).status).toBe(200);
    }
    server.clock.advance(3_600_000);
    expect((await as(busy, "/v1/agents/session")).problem.code).toBe("token_expired");
  });

  test("[AG1] is not kept alive by a console that is merely open", async () => {
    const idle = cookieOf(await signIn(await newAgent()));
    for (let minute = 0; minute < 120; minute += 20) {
      server.clock.advance(20 * 60_000);
      expect((await as(idle, `${DESK}/presence`, "PUT", { isOnline: true }, OWN)).status).toBe(204);
      expect((await as(idle, `${DESK}/people`)).status).toBe(200);
      expect((await as(idle, `${DESK}/inbox`)).status).toBe(200);
    }
    server.clock.advance(1);
    expect((await as(idle, `${DESK}/people`)).problem.code).toBe("token_expired");
  });

  test("[AG1] one from before its use was noted idles from its beginning", async () => {
    const old = cookieOf(await signIn(await newAgent()));
    await server.deps.database.updateTable("agent_sign_ins").set({ seen_at: "" }).execute();
    server.clock.advance(2 * 3_600_000 + 1);
    expect((await as(old, "/v1/agents/session")).problem.code).toBe("token_expired");
  });

  test("[AG1] is a new one at each sign-in, and the browser's old one ends", async () => {
    const person = await newAgent();
    const old = cookieOf(await signIn(person));
    const fresh = cookieOf(await signIn(person, { ...OWN, cookie: old }));
    expect(fresh).not.toBe(old);
    expect((await as(old, "/v1/agents/session")).problem.code).toBe("token_missing");
    expect((await as(fresh, "/v1/agents/session")).status).toBe(200);
  });

  test("a bearer token signs out too", async () => {
    const token = await server.agent();
    const session = (method: string) => server.call("/v1/agents/session", { method, token });
    expect((await session("DELETE")).status).toBe(204);
    expect((await session("GET")).problem.code).toBe("token_missing");
  });

  test("[AG2] no other site's page can use it", async () => {
    const cookie = cookieOf(await signIn(await newAgent()));
    const put = (headers: object) =>
      as(cookie, `${DESK}/presence`, "PUT", { isOnline: false }, headers);
    expect((await put(OWN)).status).toBe(204);
    const host = "localhost:8787";
    expect((await put({ host, origin: `http://${host}` })).status).toBe(204);
    for (const headers of [
      {},
      { host, origin: "http://localhost:8788" },
      { ...OWN, "sec-fetch-site": "none" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "https://evil.example" },
      { origin: "null" },
    ]) {
      expect((await put(headers)).problem.code).toBe("cross_site_request");
    }
    const forged = await signIn(await newAgent(), { "sec-fetch-site": "cross-site" });
    expect(forged.problem.code).toBe("cross_site_request");
    expect(forged.headers.get("set-cookie")).toBeNull();
  });

  test("[AG3] a one-time password opens nothing but the way to one's own, which ends all others", async () => {
    const person = await newAgent("admin", true);
    const first = await signIn(person);
    expect(first.body.mustChangePassword).toBe(true);
    const cookie = cookieOf(first);
    expect((await as(cookie, `${DESK}/inbox`)).problem.code).toBe("password_change_required");
    const change = (old: string, next: string) =>
      as(cookie, "/v1/agents/password", "POST", { old, new: next });
    expect((await change(person.password, "short")).problem.code).toBe("invalid_input");
    const again = await change(person.password, person.password);
    expect(again.problem.issues).toEqual([{ path: "new", code: "already_used" }]);
    expect((await change("wrong", "long enough for me")).problem.code).toBe("sign_in_failed");
    const changed = await change(person.password, "long enough for me");
    expect(changed.body.mustChangePassword).toBe(false);
    expect((await as(cookie, "/v1/agents/session")).status).toBe(401);
    expect((await as(cookieOf(changed), `${DESK}/inbox`)).status).toBe(200);
    expect((await signIn(person)).problem.code).toBe("sign_in_failed");
  });

  test("[AG3] a password that is changed while someone signs in by it signs nobody in", async () => {
    const { email, password } = await newAgent();
    const { agents } = server.app.services;
    const { agent } = await agents.signIn(email, password, async () => {});
    const late = agents.signIn(email, password, async () => {
      await agents.changePassword(agent, password, "long enough for me");
    });
    await expect(late).rejects.toMatchObject({ code: "sign_in_failed" });
  });
});

describe("[F3.30] [P25] a second factor", () => {
  test("[AG3] [AG5] is asked for once confirmed; each code counts once, and so does each recovery code", async () => {
    const person = await newAgent();
    let cookie = cookieOf(await signIn(person));
    const elsewhere = cookieOf(await signIn(person));
    const post = <Body>(path: string, body: object, method = "POST") =>
      server.call<Body>(`/v1/agents/second-factor${path}`, {
        method,
        body,
        headers: { ...OWN, cookie },
      });
    expect((await post("", { password: "wrong" })).problem.code).toBe("sign_in_failed");
    const begun = await post<{ secret: string; uri: string }>("", person);
    const { secret, uri } = begun.body;
    expect(uri).toMatch(/^otpauth:\/\/totp\/Helpbuoy:/);
    const code = () =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: server.clock.now() });
    const factors = await server.deps.database
      .selectFrom("agent_second_factors")
      .selectAll()
      .execute();
    expect(JSON.stringify(factors)).not.toContain(secret);
    // Begun is not on.
    expect((await signIn(person)).status).toBe(200);
    expect((await post("/confirm", { code: "000000" })).problem.code).toBe(
      "second_factor_required",
    );
    const confirmed = await post<{ recoveryCodes: string[] }>("/confirm", { code: code() });
    const { recoveryCodes } = confirmed.body;
    expect(new Set(recoveryCodes).size).toBe(10);
    // Hashed without salt or stretching, so each must be past guessing: 80 bits.
    for (const one of recoveryCodes) expect(one).toMatch(/^[0-9a-f]{5}(-[0-9a-f]{5}){3}$/);
    // Whoever was signed in by the password alone is no more.
    for (const old of [cookie, elsewhere]) {
      expect((await as(old, "/v1/agents/session")).problem.code).toBe("token_missing");
    }
    cookie = cookieOf(confirmed);
    expect((await as(cookie, "/v1/agents/session")).body.hasSecondFactor).toBe(true);

    expect((await signIn(person)).problem.code).toBe("second_factor_required");
    // Used to confirm, so no more.
    expect((await signIn({ ...person, code: code() })).status).toBe(401);
    server.clock.advance(60_000);
    expect((await signIn({ ...person, code: code() })).status).toBe(200);
    expect((await signIn({ ...person, code: code() })).status).toBe(401);
    const recovery = { ...person, code: recoveryCodes[0] ?? "" };
    expect((await signIn(recovery)).status).toBe(200);
    expect((await signIn(recovery)).status).toBe(401);
    // A wrong password is told nothing of the second factor.
    expect((await signIn({ ...person, password: "x", code: "1" })).problem.code).toBe(
      "sign_in_failed",
    );
    const kept = await server.deps.database
      .selectFrom("agent_recovery_codes")
      .selectAll()
      .execute();
    expect(JSON.stringify(kept)).not.toContain(recoveryCodes[1]?.replaceAll("-", ""));

    const off = { password: person.password, code: recoveryCodes[1] };
    expect((await post("", { ...off, code: "123456" }, "DELETE")).status).toBe(401);
    expect((await post("", off, "DELETE")).status).toBe(204);
    expect((await signIn(person)).status).toBe(200);
  });
});

describe("[F3.30] [P25] passwords", () => {
  test("kept at an older cost are hashed anew when they are next typed", async () => {
    const person = await newAgent();
    const nonce = Buffer.alloc(16, 7);
    const old = { memory: 8_192, passes: 1, parallelism: 1, tagLength: 32 };
    const tag = argon2Sync("argon2id", { ...old, message: person.password, nonce });
    const kept = `$argon2id$v=19$m=8192,t=1,p=1$${nonce.toString("base64url")}$${tag.toString("base64url")}`;
    const { database } = server.deps;
    const ofPerson = database.updateTable("agents").where("email", "=", person.email);
    await ofPerson.set({ password_hash: kept }).execute();
    const stored = () =>
      database
        .selectFrom("agents")
        .select("password_hash")
        .where("email", "=", person.email)
        .executeTakeFirstOrThrow();
    expect((await signIn({ ...person, password: "wrong" })).status).toBe(401);
    expect((await stored()).password_hash).toBe(kept);
    expect((await signIn(person)).status).toBe(200);
    expect((await stored()).password_hash).toContain("$m=19456,t=2,p=1$");
    expect((await signIn(person)).status).toBe(200);
  });

  test("[ER3] cannot be guessed by whoever found a browser open", async () => {
    const strict = await createTestServer({ isEmpty: true, flags: { "rate-limit-factor": "0.3" } });
    const token = await strict.agent();
    const change = () =>
      strict.call("/v1/agents/password", {
        method: "POST",
        token,
        body: { old: "guess", new: "long enough for me" },
      });
    for (let i = 0; i < 3; i += 1) expect((await change()).problem.code).toBe("sign_in_failed");
    expect((await change()).problem.code).toBe("too_many_requests");
    await strict.stop();
  });
});
