import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DESK } from "../../test/desk.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";
import { createMembersService, type LinkPost, type MembersService } from "./members.service.ts";

const EMAIL = "li@example.com";
const lines: string[] = [];
const note = (fields: object, words: string) => lines.push(JSON.stringify({ ...fields, words }));
const letters: { kind: string; email: string; token: string }[] = [];
/** Of letters that may still go out. */
let room = Number.POSITIVE_INFINITY;
const post: LinkPost = {
  mayWrite: async () => room > 0,
  async invitation(_transaction, letter) {
    letters.push({ kind: "invitation", ...letter });
  },
  async passwordReset(_transaction, letter) {
    letters.push({ kind: "passwordReset", ...letter });
  },
};

let server: TestServer;
let members: MembersService;
beforeAll(async () => {
  const logger = { debug: note, info: note, warn: note, error: note };
  server = await createTestServer({ isEmpty: true, logger });
  members = createMembersService(server.deps, { ...server.app.services, post });
  const { agents, sites } = server.app.services;
  await agents.create("demo", { email: EMAIL, name: "Li", role: "lead" });
  await sites.create({ ...(await sites.get("demo")), key: "second" });
});
afterAll(() => server.stop());

const call = (path: string, body: object) =>
  server.call(`/v1/agents${path}`, { method: "POST", body });
const confirm = (token: string, password: string) =>
  call("/password-reset/confirm", { token, password });
const newest = () => letters.at(-1)?.token ?? "";

describe("[F3.30] [P25] [AG6] a way back in", () => {
  test("answers the same whoever asks, and only an agent gets a letter", async () => {
    const known = await call("/password-reset", { email: EMAIL });
    const unknown = await call("/password-reset", { email: "nobody@example.com" });
    expect([known.status, known.body]).toEqual([202, ""]);
    expect([unknown.status, unknown.body]).toEqual([202, ""]);
    await members.requestReset("nobody@example.com");
    expect(letters).toEqual([]);
    await members.requestReset(" Li@Example.com");
    expect(letters).toMatchObject([{ kind: "passwordReset", email: EMAIL }]);
  });

  test("sets a new password once, and signs out everywhere", async () => {
    const before = await server.call<{ token: string }>("/v1/agents/sign-in", {
      method: "POST",
      body: {
        email: EMAIL,
        password: await server.app.services.agents.create("demo", {
          email: EMAIL,
          name: "Li",
          role: "lead",
        }),
      },
    });
    await members.requestReset(EMAIL);
    const token = newest();
    const kept = await server.deps.database.selectFrom("agent_links").selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(token);
    expect((await confirm(token, "short")).problem.code).toBe("invalid_input");
    expect((await confirm(token, "my new password")).status).toBe(204);
    expect((await confirm(token, "another password")).problem.code).toBe("link_expired");
    const inbox = await server.call(`${DESK}/inbox`, { token: before.body.token });
    expect(inbox.problem.code).toBe("token_missing");
    const again = await call("/sign-in", { email: EMAIL, password: "my new password" });
    expect(again.status).toBe(200);
  });

  test("[ML4] one that no letter can carry any more leaves the last one good", async () => {
    await members.requestReset(EMAIL);
    const last = newest();
    room = 0;
    await members.requestReset(EMAIL);
    room = Number.POSITIVE_INFINITY;
    expect(newest()).toBe(last);
    expect((await confirm(last, "my newest password")).status).toBe(204);
  });

  test("ends after an hour, when there is a newer one, and where nobody is behind it", async () => {
    await members.requestReset(EMAIL);
    const older = newest();
    await members.requestReset(EMAIL);
    expect((await confirm(older, "my new password")).problem.code).toBe("link_expired");
    server.clock.advance(3_600_000);
    expect((await confirm(newest(), "my new password")).problem.code).toBe("link_expired");
    expect((await confirm("x".repeat(43), "my new password")).problem.code).toBe("link_expired");
  });

  // Whoever invites sees the link: it must not let them into the account of an agent there is.
  test("a link of one kind does not open the other", async () => {
    const by = { siteKey: "second", agent: { id: server.id(), name: "x", email: "x@example.com" } };
    const { token } = await members.invite(by, { email: EMAIL, role: "agent" });
    expect(letters.at(-1)).toMatchObject({ kind: "invitation", email: EMAIL, token });
    expect((await confirm(token, "my new password")).problem.code).toBe("link_expired");
    await members.requestReset(EMAIL);
    const reset = { token: newest(), name: "x", password: "my new password" };
    expect((await call("/invitations/accept", reset)).problem.code).toBe("link_expired");
  });
});

test("[F3.31] [P45] no log holds a link's token", () => {
  const log = lines.join("\n");
  expect(log).toContain("/v1/agents/password-reset/confirm");
  expect(letters.length).toBeGreaterThan(3);
  for (const { token, email } of letters) {
    expect(log).not.toContain(token);
    expect(log).not.toContain(email);
  }
});

test("[F3.32] [AG8] what was done with an account stands in the log of each of its sites", async () => {
  const { agents, audit } = server.app.services;
  const person = { email: "both@example.com", name: "Both", role: "agent" as const };
  await agents.create("second", person);
  const password = await agents.create("demo", person);
  const { agent } = await agents.signIn(person.email, password, async () => {});
  server.clock.advance(1);
  await agents.changePassword(agent, password, "my new password");
  for (const site of ["demo", "second"]) {
    const entries = await audit.list(site, { limit: 100 });
    expect(entries.filter((entry) => entry.agent.id === agent.id).map(({ act }) => act)).toEqual([
      "account.password_changed",
      "account.signed_in",
    ]);
  }
});
