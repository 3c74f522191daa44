import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startPartner } from "@helpbuoy/examples/partner";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { call, signInAgent } from "../support/agent.ts";
import type { Face } from "../support/hazard.ts";
import { visitPartner } from "../support/partner-guest.ts";
import { root } from "../support/root.ts";
import { startServer, type RunningServer } from "../support/start-server.ts";
import { connectChromium } from "../support/visitor.ts";

const browser = await connectChromium();

// A server of its own: what a site asks of identity is changed here.
let server: RunningServer;
let partner: Awaited<ReturnType<typeof startPartner>>;
let admin: string;
let secret: { kid: string; secret: string };
const desk = () => `${server.url}/v1/agents/sites/demo`;
const enforce = (enforceIdentity: boolean) =>
  call(`${desk()}/settings`, { method: "PATCH", token: admin, body: { enforceIdentity } });

beforeAll(async () => {
  server = await startServer();
  const signIn = { email: "agent@example.com", password: "helpbuoy-demo" };
  const answer = await call<{ token: string }>(`${server.url}/v1/agents/sign-in`, {
    method: "POST",
    body: signIn,
  });
  admin = answer.token;
  secret = await call(`${desk()}/identity-secrets`, {
    method: "POST",
    token: admin,
  });
  partner = await startPartner({ ...secret, site: "demo", port: 0, helpbuoy: server.url });
}, 60_000);
afterAll(async () => {
  await partner.stop();
  await server.remove();
});

const visit = () => visitPartner({ browser, server: server.url, partner: partner.url });
/** What the server answers to who has this bearer token. */
const statusOf = async (token: string) => {
  const headers = { authorization: `Bearer ${token}` };
  return (await fetch(`${server.url}/v1/sites/demo/conversations`, { headers })).status;
};
const noTickets = "No tickets yet";
const record = async (subject: string) => {
  const agent = await signInAgent(server.url);
  const found = (await agent.conversations()).find(
    ({ conversation }) => conversation.subject === subject,
  );
  return agent.record(found?.conversation.id ?? "");
};

describe("[F4.25] [P18] [F3.17] the partner's page says who the visitor is", () => {
  test("[ID1] [ID5] [ID7] nothing is asked for before intent; then a ticket is a verified person's", async () => {
    const guest = await visit();
    await guest.signIn("Li Hua");
    await guest.page.waitForLoadState("networkidle");
    expect(guest.asked.filter((one) => /\/v1\/|token|assets/.test(one))).toEqual([]);
    await guest.file("Verified tin");
    await expect
      .poll(async () => (await record("Verified tin"))?.requester)
      .toEqual({
        contactId: "li-hua",
        name: "Li Hua",
        email: "li@example.com",
        isVerified: true,
        attributes: { plan: "gold" },
        claimed: { page: "/" },
      });
    expect(guest.times("/visitor-sessions")).toBe(0);
    expect(guest.times("/visitor-sessions/identify")).toBe(1);

    // The same person on the next page: the session they have, and no token.
    await guest.page.reload();
    await guest.open();
    await guest.tickets();
    await guest.panel.getByText("Verified tin").waitFor();
    expect(guest.times("/visitor-sessions/identify")).toBe(1);
    await guest.leave();
  });

  test("[ID4] what was written before signing in comes along, and is there in another browser", async () => {
    const guest = await visit();
    await guest.file("Anonymous tin");
    expect((await record("Anonymous tin"))?.requester?.isVerified).toBeFalsy();
    const anonymous = guest.token();
    await guest.signIn("Li Hua");
    await guest.open();
    await guest.tickets();
    await guest.panel.getByText("Anonymous tin").waitFor();
    await expect
      .poll(async () => (await record("Anonymous tin"))?.requester?.isVerified)
      .toBe(true);
    expect(guest.token()).not.toBe(anonymous);
    await expect.poll(() => statusOf(anonymous)).toBe(401);
    await guest.leave();

    const elsewhere = await visit();
    await elsewhere.signIn("Li Hua");
    await elsewhere.open();
    await elsewhere.tickets();
    await elsewhere.panel.getByText("Anonymous tin").waitFor();
    await elsewhere.leave();
  });

  test("the handoff's capsule says whether the identity is verified", async () => {
    const guest = await visit();
    const { panel } = guest;
    const askForPerson = async () => {
      await guest.open();
      await guest.run("newMessage");
      await panel.getByRole("button", { name: "Talk to a person" }).last().click();
    };
    await askForPerson();
    await panel.getByText("Unverified: you are not signed in").waitFor();
    await guest.signIn("Wang Fang");
    await askForPerson();
    await panel.getByText(/Verified identity: .* knows you as Wang Fang/).waitFor();
    await guest.leave();
  });
});

describe("[P18] another person at the same browser", () => {
  test("[ID4] finds nothing of the one before, who is forgotten first", async () => {
    const guest = await visit();
    await guest.signIn("Li Hua");
    await guest.file("Li's own tin");
    const before = guest.token();
    // The site signs in another one and says nothing of the first's leaving.
    await guest.page.evaluate(() =>
      fetch("/sign-in", { method: "POST", body: new URLSearchParams({ person: "wang-fang" }) }),
    );
    await guest.page.reload();
    await guest.page.getByText("Signed in as Wang Fang").waitFor();
    await guest.open();
    await guest.tickets();
    await guest.panel.getByText(noTickets).waitFor();
    await guest.run("close");
    await guest.file("Wang's own tin");
    expect((await record("Wang's own tin"))?.requester?.contactId).toBe("wang-fang");
    await expect.poll(() => statusOf(before)).toBe(401);
    await guest.leave();
  });

  test("[F4.24] signing out forgets: the session ends, and nothing is left for who comes after", async () => {
    const guest = await visit();
    await guest.signIn("Li Hua");
    await guest.file("A tin to forget");
    const before = guest.token();
    await guest.signOut();
    await expect.poll(() => guest.times("/visitor-sessions/end")).toBe(1);
    await expect.poll(() => statusOf(before)).toBe(401);
    await guest.open();
    await guest.tickets();
    await guest.panel.getByText(noTickets).waitFor();
    await guest.leave();
  });
});

describe("[P18] a session that is taken no more", () => {
  const end = (token: string) =>
    call(`${server.url}/v1/sites/demo/visitor-sessions/end`, { method: "POST", token });

  test("the page's function is asked for one new token, and what was written goes out", async () => {
    const guest = await visit();
    await guest.signIn("Wang Fang");
    await guest.file("First tin");
    await end(guest.token());
    const tokens = guest.times("/helpbuoy-token");
    await guest.file("Second tin");
    expect(guest.times("/helpbuoy-token")).toBe(tokens + 1);
    expect((await record("Second tin"))?.requester?.contactId).toBe("wang-fang");
    await guest.leave();
  });

  test("a fixed token that has run out: said in diagnose and error; all waits for the next", async () => {
    const guest = await visit();
    const { page, panel } = guest;
    await guest.signIn("Wang Fang");
    await guest.open();
    const errors = await page.evaluate(async () => {
      const { Helpbuoy } = globalThis as unknown as Face;
      const heard: unknown[] = [];
      await Helpbuoy("on", "error", (detail: unknown) => heard.push(detail));
      const token = await (await fetch("/helpbuoy-token")).text();
      await Helpbuoy("logout");
      // Its signature is broken: as good as run out.
      await Helpbuoy("identify", { token: `${token}x` }).catch(({ message }) =>
        heard.push(message),
      );
      return heard;
    });
    expect(errors).toEqual([
      { code: "identity_expired" },
      expect.stringMatching(/^identity_expired: /),
    ]);
    await guest.run("ask", "Where is my tin?");
    await panel.getByText("Sign in to 浪花 Spindrift to write to us").waitFor();
    expect(await guest.run<{ reasons: string[] }>("diagnose")).toMatchObject({
      reasons: ["identity_expired"],
    });
    await page.evaluate(async () => {
      const { Helpbuoy } = globalThis as unknown as Face;
      await Helpbuoy("identify", { token: async () => (await fetch("/helpbuoy-token")).text() });
    });
    await panel.getByText("From these articles").or(panel.getByText("Assistant")).first().waitFor();
    expect(guest.times("/visitor-sessions")).toBe(0);
    await guest.leave();
  });
});

describe("[ID6] [P18] a site that takes nothing from the anonymous", () => {
  beforeEach(async () => {
    await enforce(true);
    return () => enforce(false);
  });

  test("a visitor without a name reads and searches, and is told to sign in before they write", async () => {
    const guest = await visit();
    const { panel } = guest;
    await guest.open();
    await panel.getByRole("combobox").fill("refund");
    await panel.getByRole("option").first().click();
    await panel.getByRole("article").getByRole("heading").first().waitFor();
    await guest.run("show", "ticket-form");
    const sentence = "Sign in to 浪花 Spindrift to write to us";
    await panel.getByText(sentence).waitFor();
    await guest.run("newMessage");
    await panel.getByText(sentence).waitFor();
    expect(guest.times("/visitor-sessions")).toBe(0);
    await guest.signIn("Li Hua");
    await guest.file("Signed-in tin");
    expect((await record("Signed-in tin"))?.requester?.contactId).toBe("li-hua");
    await guest.leave();
  });
});

test("[F2.42] [BE1] [P18] a desk of one's own may know people by name too", async () => {
  const guest = await visit();
  const { page, panel } = guest;
  await page.getByRole("link", { name: "The same on a desk of our own" }).click();
  await guest.signIn("Li Hua");
  guest.asked.length = 0;
  await guest.run("show", "ticket-form");
  await panel.getByRole("listitem").getByRole("button", { name: "Something else" }).click();
  await panel.getByLabel("In a few words").fill("Li's broken tin");
  await panel.getByLabel("What happened").fill("It came open");
  await panel.getByRole("form").getByRole("button", { name: "File the ticket" }).click();
  const listed = page.locator("#desk").getByText(/\d{3}-\d{3}-\d{4}: Li's broken tin/);
  await listed.waitFor();
  expect(guest.times("/desk/identify")).toBe(1);
  await guest.signOut();
  await expect.poll(() => guest.times("/desk/end")).toBe(1);
  await guest.signIn("Wang Fang");
  await guest.tickets();
  await panel.getByText(noTickets).waitFor();
  await guest.signOut();
  await guest.signIn("Li Hua");
  await guest.tickets();
  await panel.getByText("Li's broken tin").waitFor();
  expect(guest.asked.filter((one) => one.includes("/v1/"))).toEqual([]);
  await guest.leave();
});

test("[ID1] [ID2] the ten lines of the README sign a token that is taken", async () => {
  const readme = readFileSync(join(root, "packages/widget/README.md"), "utf8");
  const [, lines = ""] = /```js\n(import [^`]*)```/.exec(readme) ?? [];
  expect(
    lines
      .trim()
      .split("\n")
      .filter((line) => !line.startsWith("//")),
  ).toHaveLength(9);
  vi.stubEnv("HELPBUOY_IDENTITY_KID", secret.kid);
  vi.stubEnv("HELPBUOY_IDENTITY_SECRET", secret.secret);
  mkdirSync(join(root, "test/results"), { recursive: true });
  const folder = mkdtempSync(join(root, "test/results/readme-"));
  writeFileSync(join(folder, "sign.mjs"), lines);
  const { helpbuoyToken } = await import(join(folder, "sign.mjs"));
  rmSync(folder, { recursive: true });
  const token = await helpbuoyToken({
    id: 7,
    name: "Li Hua",
    email: "li@example.com",
    plan: "gold",
  });
  vi.unstubAllEnvs();
  const { contact } = await call<{ contact: object }>(
    `${server.url}/v1/sites/demo/visitor-sessions/identify`,
    { method: "POST", body: { token } },
  );
  expect(contact).toEqual({ id: "7", name: "Li Hua", email: "li@example.com" });
});
