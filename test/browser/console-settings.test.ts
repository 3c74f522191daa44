import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Form } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call } from "../support/agent.ts";
import { runCommand } from "../support/command.ts";
import { openConsole, type ConsoleVisit } from "../support/console.ts";
import { startServer, type RunningServer } from "../support/start-server.ts";
import { connectChromium, tagOf } from "../support/visitor.ts";
import { axeProblems } from "../support/axe-problems.ts";

const browser = await connectChromium();
const password = "four words are enough";
let server: RunningServer;
/** The shop: its page holds the tag, and its own program is told of things. */
let shop: Server;
let shopUrl: string;
const told: string[] = [];
let token: string;
let desk: ConsoleVisit;

const api = <Answer>(path: string, method = "GET", body?: object) =>
  call<Answer>(`${server.url}/v1/agents/sites/demo/${path}`, {
    method,
    token,
    ...(body && { body }),
  });
const card = (name: string, visit = desk) =>
  visit.page.locator(".card").filter({
    has: visit.page.getByRole("heading", { level: 2, name, exact: true }),
  });
async function save(name: string): Promise<void> {
  await card(name).getByRole("button", { name: "Save", exact: true }).click();
}
async function isClean(visit: ConsoleVisit): Promise<void> {
  expect(await axeProblems(visit.page)).toEqual([]);
  const reach = await visit.page.evaluate(() => document.documentElement.scrollWidth);
  expect(reach).toBeLessThanOrEqual(visit.page.viewportSize()?.width ?? 0);
}

beforeAll(async () => {
  shop = createServer((request, response) => {
    if (request.method === "POST") told.push(String(request.headers["webhook-id"]));
    response.end(request.url === "/page" ? tagOf(server.url) : "");
  });
  await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
  shopUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
  server = await startServer({
    environment: { HELPBUOY_WEBHOOKS_TO_PRIVATE_ADDRESSES: "true" },
  });
  const body = { email: "agent@example.com", password: "helpbuoy-demo" };
  const signedIn = await call<{ token: string }>(`${server.url}/v1/agents/sign-in`, {
    method: "POST",
    body,
  });
  ({ token } = signedIn);
  // The rail names sites where there is more than one.
  const environment = { HELPBUOY_DATA: server.folder };
  await runCommand("npx --no helpbuoy site create other --name Other", { environment });
  const database = new DatabaseSync(join(server.folder, "helpbuoy.db"), { timeout: 5_000 });
  database.exec(
    "insert into agent_sites (agent_id, site_key, role) select agent_id, 'other', role from agent_sites",
  );
  database.close();
  desk = await openConsole({ browser, server: server.url });
  await desk.signIn();
  await desk.go("settings");
});
afterAll(async () => {
  await desk.leave();
  await server.remove();
  shop.close();
});

describe("[F3.70] site settings", () => {
  test("the name, the promise, and origins by line; a line that is none is named", async () => {
    const general = card("General");
    await general.getByLabel("Name of the site").fill("Spindrift");
    await general.getByLabel("Hours within which someone answers").fill("6");
    await general.getByLabel("Origins of the site").fill("loopback\nshop.example.com");
    await save("General");
    await desk.page.getByText("Line 2 is not an origin").waitFor();
    await general.getByLabel("Origins of the site").fill("loopback\nhttps://Shop.example.com/");
    await save("General");
    await desk.page.getByText("Saved", { exact: true }).first().waitFor();
    expect(await api("settings")).toMatchObject({
      name: "Spindrift",
      replyWithinHours: 6,
      origins: ["loopback", "https://shop.example.com"],
    });
    // At once, and everywhere.
    const named = desk.page.getByRole("combobox", { name: "Site", exact: true });
    await named.getByRole("option", { name: "Spindrift" }).waitFor({ state: "attached" });
  });

  test("an origin is taken off only once that was asked", async () => {
    const general = card("General");
    const origins = async () => (await api<{ origins: string[] }>("settings")).origins;
    await general.getByLabel("Origins of the site").fill("loopback");
    await save("General");
    const dialog = desk.page.getByRole("dialog", { name: "Take https://shop.example.com off" });
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "detached" });
    expect(await origins()).toContain("https://shop.example.com");
    await save("General");
    await dialog.getByRole("button", { name: "Take off" }).click();
    await expect.poll(origins).toEqual(["loopback"]);
  });

  test("opening hours: a day with two spans, one till midnight, and a holiday", async () => {
    const hours = card("Opening hours");
    const always = hours.getByLabel("Someone answers around the clock");
    if (await always.isChecked()) await always.uncheck();
    await hours.getByLabel("Time zone").fill("Asia/Nowhere");
    await save("Opening hours");
    await desk.page.getByText("There is no such time zone").waitFor();
    await hours.getByLabel("Time zone").fill("Asia/Shanghai");
    const gone = hours.getByRole("button", { name: "Remove these hours: Sunday" });
    while ((await gone.count()) > 0) await gone.first().click();
    for (const at of [0, 1]) {
      await hours.getByRole("button", { name: "Add hours: Sunday" }).click();
      await hours
        .getByLabel("Sunday, from")
        .nth(at)
        .fill(["10:00", "20:00"][at] ?? "");
    }
    const end = hours.getByLabel("Sunday, until");
    await end.first().fill("12:30");
    expect(await end.last().inputValue()).toBe("00:00");
    await hours.getByRole("button", { name: "Add a day", exact: true }).click();
    await hours.getByLabel("Date", { exact: true }).last().fill("2027-01-01");
    await hours.getByLabel("What it is").last().fill("New Year");
    await isClean(desk);
    await save("Opening hours");
    await expect
      .poll(() => api<{ hours: object | null }>("settings").then((settings) => settings.hours))
      .toMatchObject({
        timeZone: "Asia/Shanghai",
        weekly: {
          0: [
            ["10:00", "12:30"],
            ["20:00", "24:00"],
          ],
        },
        holidays: expect.arrayContaining([{ date: "2027-01-01", name: "New Year", open: [] }]),
      });
  });

  test("reply targets by priority", async () => {
    const targets = card("Reply targets");
    await targets.getByLabel("Watch targets by priority").check();
    await targets.getByLabel("First answer, Urgent").fill("7");
    await save("Reply targets");
    await expect
      .poll(() => api<{ targets: object | null }>("settings").then((settings) => settings.targets))
      .toMatchObject({ urgent: { firstReply: 7 } });
  });
});

test("[F3.72] the tag is copied, and what is wrong with a page is said", async () => {
  const tag = card("The tag of your pages");
  await desk.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await tag.getByRole("button", { name: "Copy" }).click();
  await desk.page.getByText("Copied").waitFor();
  const { html } = await api<{ html: string }>("settings/snippet");
  expect(await desk.page.evaluate(() => navigator.clipboard.readText())).toBe(html);
  for (const [page, finding] of [
    [`${shopUrl}/page`, "The tag is in the page"],
    [`${shopUrl}/`, "The tag is not in the page's source"],
    ["https://elsewhere.example/", "not among the origins"],
  ] as const) {
    await tag.getByLabel("Address of a page").fill(page);
    await tag.getByRole("button", { name: "Check" }).click();
    await tag.getByText(finding).waitFor();
  }
  await isClean(desk);
});

test("[F3.24] what is not sent without SMTP is said", async () => {
  await card("Letters").getByText("set HELPBUOY_SMTP").waitFor();
});

test("[F3.22] a webhook: its secret once, a test that comes, sent again, removed", async () => {
  const { page } = desk;
  const webhooks = card("Webhooks");
  const dialog = page.getByRole("dialog");
  const list = () => api<{ webhooks: { id: string; url: string; events: string[] }[] }>("webhooks");
  await webhooks.getByRole("button", { name: "New webhook" }).click();
  await dialog.getByLabel("Address").fill("ftp://shop.example.com/");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByText("This address cannot be used").waitFor();
  await dialog.getByLabel("Address").fill(`${shopUrl}/hook`);
  await dialog.getByLabel("A promise was not kept").uncheck();
  await isClean(desk);
  await dialog.getByRole("button", { name: "Save" }).click();
  const secret = webhooks.getByLabel("Secret of 127.0.0.1");
  expect(await secret.inputValue()).toMatch(/^whsec_/);
  const events = ["conversation.waiting"];
  expect((await list()).webhooks).toMatchObject([{ url: `${shopUrl}/hook`, events }]);

  await webhooks.getByRole("button", { name: "Test" }).click();
  await expect.poll(() => told.length).toBe(1);
  await expect
    .poll(async () => {
      await webhooks.getByRole("button", { name: "Deliveries" }).click();
      await dialog.locator(".person").waitFor();
      const text = await dialog.textContent();
      await dialog.getByRole("button", { name: "Close" }).click();
      return text;
    })
    .toContain("Taken, 200");
  await webhooks.getByRole("button", { name: "Deliveries" }).click();
  await dialog.getByRole("button", { name: "Send again" }).click();
  // Said in the dialog: all outside it is inert, and lies behind it.
  await dialog.getByRole("status").getByText("On its way again").waitFor();
  await expect.poll(() => told.length).toBe(2);
  expect(told[1]).toBe(told[0]);
  await isClean(desk);
  await dialog.getByRole("button", { name: "Close" }).click();
  // Asked first; whatever is no yes leaves it.
  for (const way of ["Cancel", "Close", "Escape"]) {
    await webhooks.getByRole("button", { name: "Remove" }).click();
    await page.getByRole("heading", { name: `Remove ${shopUrl}/hook?` }).waitFor();
    if (way === "Escape") await page.keyboard.press("Escape");
    else await dialog.getByRole("button", { name: way }).click();
    await dialog.waitFor({ state: "detached" });
  }
  expect((await list()).webhooks).toHaveLength(1);
  await webhooks.getByRole("button", { name: "Remove" }).click();
  await isClean(desk);
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect.poll(async () => (await list()).webhooks).toEqual([]);
  await secret.waitFor({ state: "detached" });
});

test("[F3.71] a form: a choice is added, moved up, and asked for by the server", async () => {
  const { page } = desk;
  const forms = card("Ticket forms");
  const stored = async () => (await api<{ forms: Form[] }>("forms")).forms;
  const [before] = await stored();
  if (!before) throw new Error("no form");
  await forms.getByRole("button", { name: "Edit", exact: true }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Title of the form").fill("Tell us");
  await dialog.getByRole("button", { name: "Add a field" }).click();
  const number = before.fields.length + 1;
  const field = (at: number) => dialog.getByRole("group", { name: `Field ${at}`, exact: true });
  await field(number).getByLabel("Label").fill("What do you wish for?");
  await field(number).getByLabel("Type", { exact: true }).selectOption("choice");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByText("A choice needs options").waitFor();
  await field(number).getByLabel("Options, one on each line").fill("Money back\nA new one");
  await field(number).getByLabel("Required").check();
  for (let at = number; at > 1; at -= 1) {
    await dialog.getByRole("button", { name: `Move field ${at} up` }).click();
  }
  await isClean(desk);
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  const after = (await stored()).find(
    ({ slug, locale }) => slug === before.slug && locale === before.locale,
  );
  expect(after?.title).toBe("Tell us");
  expect(after?.fields[0]).toMatchObject({
    type: "choice",
    label: "What do you wish for?",
    required: true,
    options: [{ label: "Money back" }, { label: "A new one" }],
  });
  expect(after?.fields.slice(1).map(({ id }) => id)).toEqual(before.fields.map(({ id }) => id));
});

test("[F3.70] an agent reads them and changes nothing; 390 px wide, in the dark, in Chinese", async () => {
  const invited = { email: "lin@example.com", role: "agent" };
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
  await lin.go("settings");
  const name = card("基本设置", lin).getByLabel("站点名称");
  expect(await name.inputValue()).toBe("Spindrift");
  expect(await name.isDisabled()).toBe(true);
  await card("工单表单", lin).getByText("Tell us").waitFor();
  expect(await lin.page.getByRole("button", { name: "保存" }).count()).toBe(0);
  expect(await card("Webhook", lin).count()).toBe(0);
  await isClean(lin);
  await lin.leave();
});
