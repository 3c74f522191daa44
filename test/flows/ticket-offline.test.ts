import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { signInAgent, type Agent } from "../support/agent.ts";
import { openStored, type Stored } from "../support/stored.ts";
import { fileTicket, fillTicket, submitTicket } from "../support/ticket-steps.ts";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";

/*
 * Flow B: form (draft saved as typed) → outbox → api-client → idempotency → route → service (number,
 * row and event in one transaction) → number shown → an agent moves it → event → stream →
 * apply-event → badge.
 */

const browser = await connectChromium();
const server = inject("server");
const stored: Stored = openStored(inject("serverFolder"));
afterAll(() => stored.close());

type Row = { id: string; number: string; read_cursor: number };
const ticketsNamed = (subject: string) =>
  stored.rows<Row>("select * from conversations where subject = ?", subject);

describe("[F2.51] flow B: submitted offline, page closed, reopened, online", () => {
  const subject = "离线提交的工单";
  let visitor: Visitor;
  let agent: Agent;
  let number: string;
  beforeAll(async () => {
    visitor = await createVisitor({ browser });
    agent = await signInAgent(server);
  });
  afterAll(() => visitor.leave());

  test("[F2.31] form: the draft is saved as typed and is there after a reload", async () => {
    await visitor.visit();
    await visitor.open();
    await visitor.panel.getByRole("button", { name: "提交工单" }).click();
    await fillTicket(visitor.panel, { subject, description: "第一行\n第二行" });
    await visitor.page.reload();
    await visitor.open();
    await visitor.panel.getByRole("button", { name: "提交工单" }).click();
    const form = visitor.panel.getByRole("form");
    await expect.poll(() => form.getByLabel("一句话说说问题").inputValue()).toBe(subject);
    expect(await form.getByLabel("详细情况").inputValue()).toBe("第一行\n第二行");
    expect(await form.getByRole("radio", { name: "使用咨询" }).isChecked()).toBe(true);
  });

  test("[F2.39] outbox: what is submitted offline is kept, and says so", async () => {
    await visitor.context.setOffline(true);
    await submitTicket(visitor.panel);
    await visitor.panel.getByText("先替你存好了").waitFor();
    expect(ticketsNamed(subject)).toEqual([]);
    await visitor.page.close();
  });

  test("[OB6] api-client → route → service: the next page files it without being asked, once", async () => {
    await visitor.context.setOffline(false);
    const commands: string[] = [];
    visitor.context.on("request", (request) => {
      if (request.url().endsWith("/commands")) commands.push(request.url());
    });
    await visitor.visit();
    await expect.poll(() => ticketsNamed(subject).length, { timeout: 15_000 }).toBe(1);
    expect(await visitor.panel.count()).toBe(0);
    expect(commands).toHaveLength(1);
    number = ticketsNamed(subject)[0]?.number ?? "";
    const events = stored.rows<{ type: string }>(
      "select type from events where conversation_id = ? order by cursor",
      ticketsNamed(subject)[0]?.id ?? "",
    );
    expect(events.map(({ type }) => type)).toContain("ticket.created");
  });

  test("[F2.33] [CV6] number shown, with its look-up code", async () => {
    await visitor.open();
    await visitor.panel.getByRole("button", { name: "我的工单" }).click();
    await visitor.panel.getByRole("listitem").filter({ hasText: number }).click();
    await visitor.panel.getByText(subject).first().click();
    await visitor.panel.getByText(number, { exact: true }).first().waitFor();
    expect(number).toMatch(/^\d{3}-\d{3}-\d{4}$/);
    const code = visitor.panel.getByText(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(await code.count()).toBe(1);
    await visitor.panel.getByText("第二行").waitFor();
  });

  test("[F2.34] an agent moves it → event → stream → apply-event: status and next step change", async () => {
    const [{ id } = { id: "" }] = ticketsNamed(subject);
    await visitor.panel.getByText("已收到").first().waitFor();
    await visitor.panel.getByText(/前给你答复/).waitFor();
    await visitor.panel.getByText("客服团队").waitFor();
    await agent.setStatus(id, "pending");
    await visitor.panel.getByText("等你回复").first().waitFor();
    await visitor.panel.getByText("轮到你了：回复后我们接着处理。").waitFor();
  });

  test("badge: a reply shows on the closed launcher, and is read when opened", async () => {
    const [{ id } = { id: "" }] = ticketsNamed(subject);
    await visitor.panel.getByRole("button", { name: "关闭" }).click();
    await agent.reply(id, "我们**查到了**，请看一下。");
    await expect.poll(() => visitor.launcher.getAttribute("aria-label")).toContain("1 条未读");
    await visitor.launcher.click();
    await visitor.panel.getByRole("log").getByText("查到了").waitFor();
    await expect.poll(() => visitor.launcher.getAttribute("aria-label")).not.toContain("未读");
    await expect.poll(() => ticketsNamed(subject)[0]?.read_cursor).toBeGreaterThan(0);
  });

  test("[CV5] the visitor's answer reaches the agent and opens the ticket again", async () => {
    await visitor.panel.getByRole("textbox", { name: "回复" }).fill("看到了，谢谢");
    await visitor.page.keyboard.press("Enter");
    await visitor.panel.getByRole("log").getByText("看到了，谢谢").waitFor();
    await visitor.panel.getByText("处理中").first().waitFor();
    const all = await agent.conversations();
    const ticket = all.find(({ conversation }) => conversation.number === number);
    expect(ticket?.conversation.status).toBe("open");
    expect(ticket?.messages.map(({ author }) => author)).toEqual(["visitor", "agent", "visitor"]);
  });

  test("[F2.11] a reply that came while the page was closed shows without being asked", async () => {
    await visitor.page.close();
    await agent.reply(ticketsNamed(subject)[0]?.id ?? "", "还有一件事。");
    await visitor.visit();
    await expect
      .poll(() => visitor.launcher.getAttribute("aria-label"), { timeout: 15_000 })
      .toContain("1 条未读");
    expect(await visitor.panel.count()).toBe(0);
  });

  test("filed exactly once", () => {
    expect(ticketsNamed(subject)).toHaveLength(1);
  });
});

test("[OB3] [P30] an answer that is lost on the way files no second ticket", async () => {
  const subject = "回执丢了";
  const visitor = await createVisitor({ browser });
  const keys: (string | undefined)[] = [];
  await visitor.context.route("**/commands", async (route) => {
    keys.push(route.request().headers()["idempotency-key"]);
    const response = await route.fetch();
    // The server has done it; the first two times its answer never comes.
    if (keys.length <= 2) await route.abort("connectionreset");
    else await route.fulfill({ response });
  });
  await visitor.visit();
  await visitor.open();
  await fileTicket(visitor.panel, { subject, description: "试三次" });
  await visitor.panel.getByText("工单已提交").waitFor({ timeout: 30_000 });
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
  expect(ticketsNamed(subject)).toHaveLength(1);
  await visitor.leave();
});
