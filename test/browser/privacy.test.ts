import { text } from "node:stream/consumers";
import type { ConversationSnapshot, Form } from "@helpbuoy/protocol";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call } from "../support/agent.ts";
import { createPlainAgent } from "../support/plain-agent.ts";
import { openConsole, type ConsoleVisit } from "../support/console.ts";
import { keeps, keptInBrowser } from "../support/kept-in-browser.ts";
import { startServer, type RunningServer } from "../support/start-server.ts";
import { placesOf } from "../support/stored.ts";
import { fileTicket, fillTicket, submitTicket } from "../support/ticket-steps.ts";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";
import { axeProblems } from "../support/axe-problems.ts";

const browser = await connectChromium();
/** The example of GB 11643-1999: nobody's. */
const ID_NUMBER = "11010519491231002X";
let server: RunningServer;
let lead: ConsoleVisit;
beforeAll(async () => {
  server = await startServer();
  lead = await openConsole({ browser, server: server.url });
  await lead.signIn();
});
afterAll(async () => {
  await lead.leave();
  await server.remove();
});

const slipOf = async (panel: Locator) => {
  const slip = await panel.getByRole("status").filter({ hasText: "工单已提交" }).innerText();
  return {
    number: /\d{3}-\d{3}-\d{4}/.exec(slip)?.[0] ?? "",
    code: /([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}/.exec(slip)?.[0] ?? "",
  };
};

async function filedTicket(subject: string, description: string) {
  const visitor = await createVisitor({ browser, server: server.url });
  await visitor.visit();
  await visitor.open();
  await fileTicket(visitor.panel, { subject, description });
  await visitor.panel.getByText("工单已提交").waitFor();
  return { visitor, ...(await slipOf(visitor.panel)) };
}

async function openPrivacy({ panel }: Visitor): Promise<void> {
  await panel.getByRole("button", { name: "设置" }).click();
  await panel.getByRole("button", { name: /^隐私/ }).click();
  await panel.getByRole("heading", { name: "拿一份副本" }).waitFor();
}

async function isClean(visitor: Visitor): Promise<void> {
  expect(await axeProblems(visitor.page, { within: "helpbuoy-widget" })).toEqual([]);
}

async function openTicket(desk: ConsoleVisit, number: string): Promise<void> {
  const { conversations } = await leadApi<{ conversations: ConversationSnapshot[] }>(
    "conversations",
  );
  const found = conversations.find(({ conversation }) => conversation.number === number);
  await desk.go(`inbox/all/${found?.conversation.id ?? ""}`);
  await desk.page.getByRole("log").waitFor();
}

test("[F4.42] [P44] [PR3] [PR4] a visitor saves their copy and erases everything from the panel, and the desk sees it go", async () => {
  const secret = "canarypanel";
  const { visitor, number } = await filedTicket(`充值 ${secret}`, `详细 ${secret}`);
  const { panel, page } = visitor;
  await openTicket(lead, number);
  await lead.page.getByRole("log").getByText(`详细 ${secret}`).waitFor();
  await expect.poll(() => keeps(page, secret)).toBe(true);

  await openPrivacy(visitor);
  await isClean(visitor);
  const download = page.waitForEvent("download");
  await panel.getByRole("button", { name: "保存我的副本" }).click();
  const copy = await text(await (await download).createReadStream());
  expect(copy.slice(0, 2)).toBe("PK");
  for (const words of [`充值 ${secret}`, `详细 ${secret}`, number.replaceAll("-", "")]) {
    expect(copy.replaceAll("-", "")).toContain(words.replaceAll("-", ""));
  }

  // A second thought comes first, and "keep it" keeps it.
  await panel.getByRole("button", { name: "删除…" }).click();
  await panel.getByText("你的文字、文件和信息都会消失").waitFor();
  await isClean(visitor);
  await panel.getByRole("button", { name: "先不删" }).click();
  expect(placesOf(server.folder, secret)).not.toEqual([]);

  await panel.getByRole("button", { name: "删除…" }).click();
  await panel.getByRole("button", { name: "永久删除" }).click();
  await panel.getByText("你的全部内容已删除。").first().waitFor();
  expect(placesOf(server.folder, secret)).toEqual([]);
  await expect.poll(() => keeps(page, secret)).toBe(false);

  // Live, without a reload.
  await lead.page.getByRole("log").getByText("What was said here has been erased.").waitFor();
  await lead.page.getByRole("heading", { level: 2, name: "Erased" }).waitFor();
  expect(await lead.page.locator("body").innerText()).not.toContain(secret);

  // Whoever writes here next is someone new.
  await visitor.visit();
  await visitor.open();
  await panel.getByRole("button", { name: "查询工单" }).waitFor();
  expect(await panel.getByRole("button", { name: "我的工单" }).count()).toBe(0);
  await visitor.leave();
});

test("[PR3] [PR4] a lead erases for a visitor, and an open widget that looked the ticket up lets go of it", async () => {
  const secret = "canarydesk";
  const { visitor: owner, number, code } = await filedTicket(`退款 ${secret}`, `原文 ${secret}`);
  const other = await createVisitor({ browser, server: server.url });
  await other.visit();
  await other.open();
  await other.panel.getByRole("button", { name: "查询工单" }).click();
  await other.panel.getByLabel("工单编号").fill(number);
  await other.panel.getByLabel("查询码").fill(code);
  await other.panel.getByRole("button", { name: "查询", exact: true }).click();
  await other.panel.getByRole("log").getByText(`原文 ${secret}`).waitFor();

  await openTicket(lead, number);
  await lead.page.getByRole("button", { name: "Copy or erase …" }).click();
  const dialog = lead.page.getByRole("dialog", { name: "Personal data" });
  const download = lead.page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save a copy" }).click();
  expect(await text(await (await download).createReadStream())).toContain(`原文 ${secret}`);
  expect(await dialog.getByRole("button", { name: "Erase for good" }).isDisabled()).toBe(true);
  await dialog.getByLabel("The person asked for it, or the law does").check();
  await dialog.getByRole("button", { name: "Erase for good" }).click();
  await lead.page.getByRole("log").getByText("What was said here has been erased.").waitFor();

  await other.panel.getByText("这里的内容已经删除。").waitFor();
  expect(await other.panel.innerText()).not.toContain(secret);
  await expect.poll(() => keeps(other.page, secret)).toBe(false);
  expect(placesOf(server.folder, secret)).toEqual([]);
  await lead.go("audit");
  await lead.page.getByRole("cell", { name: "Erased a conversation" }).first().waitFor();
  await lead.page.getByRole("cell", { name: "Took a copy of a conversation" }).first().waitFor();
  await owner.leave();
  await other.leave();
});

test("[F4.46] [SF1] [SF3] a sensitive field is marked in the console, masked in the widget, and looked at by a lead alone", async () => {
  await lead.go("settings");
  const { forms } = await leadApi<{ forms: Form[] }>("forms");
  const general = forms.find((form) => form.locale === "zh-CN" && form.categories.length === 0);
  const card = lead.page.locator(".card").filter({
    has: lead.page.getByRole("heading", { level: 2, name: "Ticket forms" }),
  });
  const row = card
    .getByRole("listitem")
    .filter({ hasText: general?.title ?? "" })
    .first();
  await row.getByRole("button", { name: "Edit", exact: true }).click();
  await lead.page.getByRole("button", { name: "Add a field" }).click();
  const field = lead.page.getByRole("group", { name: /^Field \d+$/ }).last();
  await field.getByLabel("Label").fill("身份证号");
  await field.getByLabel(/^Sensitive/).check();
  const editor = lead.page.getByRole("dialog");
  await editor.getByRole("button", { name: "Save", exact: true }).click();
  await expect
    .poll(async () => JSON.stringify(await leadApi("forms")))
    .toContain('"label":"身份证号","sensitive":true');

  const visitor = await createVisitor({ browser, server: server.url });
  await visitor.visit();
  await visitor.open();
  const { panel, page } = visitor;
  await panel.getByRole("button", { name: "提交工单" }).first().click();
  await fillTicket(panel, { subject: "实名核验", description: "请核验" });
  const input = panel.getByLabel("身份证号");
  await input.fill(ID_NUMBER);
  expect(
    await input.evaluate((one) => getComputedStyle(one).getPropertyValue("-webkit-text-security")),
  ).toBe("disc");
  await isClean(visitor);
  await expect.poll(() => keeps(page, "实名核验")).toBe(true);
  expect(await keeps(page, ID_NUMBER)).toBe(false);
  await panel.getByRole("button", { name: "显示", exact: true }).click();
  expect(
    await input.evaluate((one) => getComputedStyle(one).getPropertyValue("-webkit-text-security")),
  ).toBe("none");
  await submitTicket(panel);
  await panel.getByText("工单已提交").waitFor();
  const { number } = await slipOf(panel);
  await panel.getByRole("button", { name: "查看工单" }).click();
  await panel.getByText("实名核验").first().click();
  await panel.getByText("••••002X").first().waitFor();
  expect(await keeps(page, ID_NUMBER)).toBe(false);
  expect(placesOf(server.folder, ID_NUMBER)).toEqual([]);

  await openTicket(lead, number);
  await lead.page.getByText("••••002X").waitFor();
  await lead.page.clock.install();
  await lead.page.getByRole("button", { name: "Show 身份证号" }).click();
  await lead.page.getByText(ID_NUMBER).waitFor();
  // What is shown is drawn, and its time begins; then it is over.
  await lead.page.clock.runFor(1_000);
  await lead.page.clock.runFor(30_000);
  await lead.page.getByText("••••002X").waitFor();
  expect(await lead.page.getByText(ID_NUMBER).count()).toBe(0);

  const agent = await openConsole({ browser, server: server.url });
  const { email, password } = await createPlainAgent(server);
  await agent.signIn(email, password);
  await openTicket(agent, number);
  await agent.page.getByRole("button", { name: "Show 身份证号" }).click();
  await agent.page.getByText("You may not do this.").first().waitFor();
  expect(await agent.page.getByText(ID_NUMBER).count()).toBe(0);
  expect(await agent.page.getByRole("button", { name: "Copy or erase …" }).count()).toBe(0);

  await lead.go("people");
  await lead.page.getByLabel("Zed may see sensitive details").check();
  await lead.page.getByText("Saved").first().waitFor();
  await agent.page.getByRole("button", { name: "Show 身份证号" }).click();
  await agent.page.getByText(ID_NUMBER).waitFor();
  await agent.leave();
  await lead.go("audit");
  await expect
    .poll(() => lead.page.getByRole("cell", { name: "Looked at a sensitive field" }).count())
    .toBe(2);
  await visitor.leave();
});

test("[F4.41] [PR1] [PR2] where consent is required nothing is kept or sent before it, and taken back all is forgotten", async () => {
  const visitor = await createVisitor({
    browser,
    server: server.url,
    tag: { "data-consent": "required" },
  });
  const asked: string[] = [];
  visitor.context.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/v1/")) asked.push(pathname.replace(/^\/v1\/sites\/demo\//, ""));
  });
  await visitor.visit();
  await visitor.open();
  const { panel, page } = visitor;
  await panel.getByRole("searchbox").or(panel.getByLabel("搜索帮助")).first().fill("充值没到账");
  await panel.getByRole("button", { name: "提交工单" }).first().click();
  await panel.getByRole("button", { name: "我同意" }).waitFor();
  await isClean(visitor);
  const nothing = JSON.stringify([{}, {}, ""]);
  expect(await keptInBrowser(page)).toBe(nothing);
  expect(asked.filter((path) => !/^(manifest|packs\/|media\/|pictures\/)/.test(path))).toEqual([]);

  await panel.getByRole("button", { name: "我同意" }).click();
  await fillTicket(panel, { subject: "同意之后", description: "现在可以保存了" });
  await submitTicket(panel);
  await panel.getByText("工单已提交").waitFor();
  await expect.poll(() => keeps(page, "同意之后")).toBe(true);
  await visitor.visit();
  await visitor.open();
  await panel.getByRole("button", { name: "我的工单" }).click();
  await panel.getByText("同意之后").first().waitFor();

  await openPrivacy(visitor);
  await panel.getByRole("button", { name: "撤回同意" }).click();
  await expect.poll(() => keeps(page, "同意之后")).toBe(false);
  await visitor.visit();
  const state = () =>
    page.evaluate(() => {
      const { Helpbuoy } = window as unknown as { Helpbuoy(...call: unknown[]): Promise<unknown> };
      return Helpbuoy("diagnose");
    });
  expect(await state()).toMatchObject({ reasons: ["consent_missing"] });
  await page.evaluate(() => {
    const { Helpbuoy } = window as unknown as { Helpbuoy(...call: unknown[]): Promise<unknown> };
    return Helpbuoy("consent", true);
  });
  expect(await state()).toMatchObject({ reasons: [] });
  await visitor.leave();
});

async function leadToken(): Promise<string> {
  const { token } = await call<{ token: string }>(`${server.url}/v1/agents/sign-in`, {
    method: "POST",
    body: { email: "agent@example.com", password: "helpbuoy-demo" },
  });
  return token;
}

async function leadApi<Answer>(path: string): Promise<Answer> {
  return call<Answer>(`${server.url}/v1/agents/sites/demo/${path}`, { token: await leadToken() });
}
