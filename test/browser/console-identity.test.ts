import type { DeskRecord } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, signInAgent, type Agent } from "../support/agent.ts";
import { expectCleanPage } from "../support/clean-page.ts";
import { openConsole, type ConsoleVisit } from "../support/console.ts";
import {
  readSigningCode,
  signIdentity,
  type Secret,
  type User,
} from "../support/signed-identity.ts";
import { startServer, type RunningServer } from "../support/start-server.ts";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";

const browser = await connectChromium();
const li: User = { id: "u-1", name: "李雷", email: "li@example.com", plan: "vip" };
let server: RunningServer;
let agent: Agent;
let desk: ConsoleVisit;
let token: string;
/** As an admin copies them from the console. */
let first: Secret;
let second: Secret;
/** What the widget asked for, and by which tokens. */
const addresses: string[] = [];
const bearers = new Set<string>();

const api = <Answer>(path: string, method = "GET", body?: object) =>
  call<Answer>(`${server.url}/v1/agents/sites/demo/${path}`, {
    method,
    token,
    ...(body && { body }),
  });
const card = (visit = desk, name = "Identity") =>
  visit.page.locator(".card").filter({
    has: visit.page.getByRole("heading", { level: 2, name, exact: true }),
  });
const ask = (path: string, body: object = {}) =>
  fetch(`${server.url}/v1/sites/demo/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
const statusOf = async (jwt: string) =>
  (await ask("visitor-sessions/identify", { token: jwt })).status;

/** Makes a secret in the console and copies what is told once. */
async function newSecret(): Promise<Secret> {
  const identity = card();
  const before = await identity.locator(".secret-row").count();
  await identity.getByRole("button", { name: "New secret" }).click();
  await identity.locator(".secret-row").nth(before).waitFor();
  const copied = async (what: string) => {
    await identity.getByRole("button", { name: `Copy: ${what}`, exact: true }).click();
    const shown = await identity.getByLabel(what, { exact: true }).inputValue();
    const clipboard = () => desk.page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(clipboard).toBe(shown);
    return shown;
  };
  return { secret: await copied("Secret"), kid: await copied("Its name (kid)") };
}

/** Asks for a person in the widget, after what the page does with its command. */
async function handOff(question: string, command: string, given: unknown): Promise<Visitor> {
  const visitor = await createVisitor({ browser, server: server.url });
  visitor.context.on("request", (request) => {
    const [, bearer] = (request.headers()["authorization"] ?? "").split(" ");
    if (bearer) bearers.add(bearer);
    addresses.push(request.url());
  });
  const { page, panel } = visitor;
  await visitor.visit("/orders");
  await page.evaluate(
    ([name, value]) => {
      const { Helpbuoy } = globalThis as unknown as {
        Helpbuoy: (command: unknown, value: unknown) => void;
      };
      Helpbuoy(name, value);
    },
    [command, given],
  );
  await visitor.open();
  await panel.getByRole("button", { name: "问智能助手" }).click();
  await panel.getByRole("textbox", { name: "写下你的问题" }).fill(question);
  await page.keyboard.press("Enter");
  await panel.getByRole("button", { name: "找人工客服" }).last().click();
  await panel.getByRole("button", { name: "转人工" }).click();
  await expect.poll(async () => (await recordOf(question))?.handler).toBe("queue");
  return visitor;
}

/** What the server keeps for agents of the talk that began so. */
async function recordOf(
  question: string,
): Promise<(Partial<DeskRecord> & { handler: string }) | undefined> {
  const found = (await agent.conversations()).find(
    ({ conversation }) => conversation.subject === question,
  );
  if (!found) return undefined;
  const { id, handler } = found.conversation;
  return { ...(await agent.record(id)), handler };
}

beforeAll(async () => {
  server = await startServer();
  agent = await signInAgent(server.url);
  const body = { email: "agent@example.com", password: "helpbuoy-demo" };
  const url = `${server.url}/v1/agents/sign-in`;
  ({ token } = await call<{ token: string }>(url, { method: "POST", body }));
  desk = await openConsole({ browser, server: server.url });
  await desk.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await desk.signIn();
  await desk.go("settings");
});
afterAll(async () => {
  await desk.leave();
  await server.remove();
});

describe("[F3.17] [ID9] an admin sets identity up", () => {
  test("makes a secret, which is told once", async () => {
    const identity = card();
    await identity.getByText("every visitor is anonymous").waitFor();
    first = await newSecret();
    expect(Buffer.from(first.secret, "base64url")).toHaveLength(32);
    await expectCleanPage(desk.page);
    const { secrets } = await api<{ secrets: { kid: string }[] }>("identity-secrets");
    expect(secrets.map(({ kid }) => kid)).toEqual([first.kid]);
    await desk.page.reload();
    await identity.getByText(first.kid, { exact: true }).waitFor();
    expect(await identity.getByLabel("Secret", { exact: true }).count()).toBe(0);
    expect(await desk.page.content()).not.toContain(first.secret);
  });

  test("[ID1] copies ten lines for their server, and what these sign counts", async () => {
    const name = "On your server, ten lines";
    await card()
      .getByRole("button", { name: `Copy: ${name}` })
      .click();
    const code = await desk.page.evaluate(() => navigator.clipboard.readText());
    expect(code.split("\n")).toHaveLength(10);
    expect(code).not.toContain(first.secret);
    const helpbuoyToken = readSigningCode(code, first.secret);
    expect(await statusOf(await helpbuoyToken({ ...li, id: "of-the-example" }))).toBe(201);
  });

  test("[F3.48] [ID8] and says whom to serve first", async () => {
    const identity = card();
    await identity.getByRole("button", { name: "Add a rule" }).click();
    const rule = identity.getByRole("group", { name: "Rule 1" });
    await rule.getByLabel("Attribute").fill("plan");
    await rule.getByLabel("Is", { exact: true }).fill("vip");
    await rule.getByLabel("Priority").selectOption("Urgent");
    await expectCleanPage(desk.page);
    await identity.getByRole("button", { name: "Save", exact: true }).click();
    await expect
      .poll(async () => (await api<{ priorityRules: object[] }>("settings")).priorityRules)
      .toEqual([{ attribute: "plan", equals: "vip", priority: "urgent" }]);
  });
});

describe("[F4.26] [F3.17] [F3.48] the inbox shows who asks", () => {
  const open = async (question: string) => {
    await desk.go("inbox/unassigned");
    const row = desk.page.locator(".row").filter({ hasText: question });
    await row.locator(".row-link").click();
    const context = desk.page.getByRole("complementary", { name: "What is known" });
    return { row, context };
  };

  test("[ID5] [ID8] [P18] an identified visitor whose plan is vip: verified, urgent by the rule, no token in an address", async () => {
    const question = "充值没到账怎么办";
    const jwt = await signIdentity(first, li);
    const visitor = await handOff(question, "identify", { token: jwt });
    await expect
      .poll(() => recordOf(question))
      .toMatchObject({
        priority: "urgent",
        requester: {
          contactId: "u-1",
          name: "李雷",
          email: "li@example.com",
          isVerified: true,
          attributes: { plan: "vip" },
          claimed: {},
        },
      });
    const { row, context } = await open(question);
    await row.getByText("Urgent", { exact: true }).waitFor();
    const asks = context.locator(".requester");
    await asks.getByText("Verified identity", { exact: true }).waitFor();
    for (const text of ["李雷", "li@example.com", "u-1", "vip"]) {
      await asks.getByText(text, { exact: true }).waitFor();
    }
    expect(await asks.locator(".identity-mark .icon").count()).toBe(1);
    expect(await context.getByText("Unverified").count()).toBe(0);
    await context.locator(".capsule-identity").getByText("Verified identity").waitFor();
    expect(await context.getByLabel("Priority").inputValue()).toBe("urgent");
    await expectCleanPage(desk.page);
    expect(bearers.size).toBeGreaterThan(0);
    for (const said of [jwt, ...bearers]) expect(addresses.join("\n")).not.toContain(said);
    await visitor.leave();
  });

  test("[F4.23] [ID7] [ID8] an anonymous one whose page claims the same: unverified, and normal", async () => {
    const question = "怎么修改收货地址";
    const claimed = { plan: "vip", name: "李雷", isStaff: true };
    const visitor = await handOff(question, "setAttributes", claimed);
    await expect
      .poll(() => recordOf(question))
      .toMatchObject({
        priority: "normal",
        requester: { contactId: null, name: null, isVerified: false, attributes: {}, claimed },
      });
    const { row, context } = await open(question);
    expect(await row.getByText("Urgent", { exact: true }).count()).toBe(0);
    const asks = context.locator(".requester");
    await asks.getByText("Unverified", { exact: true }).waitFor();
    const claims = asks.locator(".is-claimed");
    await claims.getByText("Claimed, unverified").waitFor();
    for (const text of ["李雷", "vip", "Yes"])
      await claims.getByText(text, { exact: true }).waitFor();
    expect(await asks.locator("strong").textContent()).toBe("Visitor without a name");
    expect(await context.getByText("Verified identity").count()).toBe(0);
    await context.locator(".capsule-identity").getByText("Unverified").waitFor();
    expect(await context.getByLabel("Priority").inputValue()).toBe("normal");
    await expectCleanPage(desk.page);
    await visitor.leave();
  });
});

test("[F3.17] [P16] [ID9] a secret is rotated: two count, then the new one alone", async () => {
  await desk.go("settings");
  const identity = card();
  await identity.getByText(first.kid, { exact: true }).waitFor();
  second = await newSecret();
  expect(await identity.getByRole("button", { name: "New secret" }).isDisabled()).toBe(true);
  const both = async () => [
    await statusOf(await signIdentity(first, li)),
    await statusOf(await signIdentity(second, li)),
  ];
  expect(await both()).toEqual([201, 201]);
  await identity.getByRole("button", { name: `Remove secret ${first.kid}` }).click();
  const dialog = desk.page.getByRole("dialog");
  await dialog.getByText("counts no more").waitFor();
  await expectCleanPage(desk.page);
  await dialog.getByRole("button", { name: "Remove secret", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await expect.poll(both).toEqual([401, 201]);
  expect(await identity.getByLabel("Secret", { exact: true }).inputValue()).toBe(second.secret);
});

test("[F3.17] [P17] [ID6] enforcing identity is warned of, and keeps anonymous visitors out", async () => {
  const identity = card();
  const enforce = identity.getByLabel("Enforce identity");
  await enforce.check();
  await identity.getByText("nobody can write who is not signed in").waitFor();
  await expectCleanPage(desk.page);
  expect((await ask("visitor-sessions")).status).toBe(201);
  await identity.getByRole("button", { name: "Save", exact: true }).click();
  await expect.poll(async () => (await ask("visitor-sessions")).status).toBe(403);
  expect(await statusOf(await signIdentity(second, li))).toBe(201);
  await enforce.uncheck();
  await identity.getByRole("button", { name: "Save", exact: true }).click();
  await expect.poll(async () => (await ask("visitor-sessions")).status).toBe(201);
});

test("[F3.17] [F3.48] 390 px wide, in the dark, in Chinese: an agent sees who asks, and changes no rule", async () => {
  const invited = { email: "lin@example.com", role: "agent" };
  const password = "four words are enough";
  const invitation = await api<{ token: string }>("invitations", "POST", invited);
  await call(`${server.url}/v1/agents/invitations/accept`, {
    method: "POST",
    body: { token: invitation.token, name: "Lin", password },
  });
  const lin = await openConsole({
    browser,
    server: server.url,
    locale: "zh-CN",
    colorScheme: "dark",
    width: 390,
  });
  await lin.signIn(invited.email, password);
  await lin.go("inbox/all");
  await lin.page.locator(".row-link").filter({ hasText: "充值没到账怎么办" }).click();
  await lin.page.locator(".pane-head").getByText("身份已验证").waitFor();
  await lin.page.getByRole("button", { name: "会话信息" }).click();
  const asks = lin.page.getByRole("complementary").locator(".requester");
  await asks.getByText("身份已验证", { exact: true }).waitFor();
  await expectCleanPage(lin.page);
  await lin.go("settings");
  const identity = card(lin, "身份验证");
  const rule = identity.getByRole("group", { name: "规则1" });
  expect(await rule.getByLabel("等于").inputValue()).toBe("vip");
  expect(await rule.getByLabel("等于").isDisabled()).toBe(true);
  expect(await identity.getByText(second.kid).count()).toBe(0);
  await expectCleanPage(lin.page);
  await lin.leave();
});
