import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { call, signInAgent, type Agent } from "../../support/agent.ts";
import { openConsole } from "../../support/console.ts";
import { pageOf, withScript, type Face } from "../../support/hazard.ts";
import { linkIn, openMailbox, partOf, type Mailbox } from "../../support/mailbox.ts";
import { freePort, startServer, type RunningServer } from "../../support/start-server.ts";
import { openStored } from "../../support/stored.ts";
import { fileTicket, fillTicket, submitTicket } from "../../support/ticket-steps.ts";
import { connectChromium, createVisitor, type Visitor } from "../../support/visitor.ts";
import { carriers, corpus, fileName, readCanary } from "./init.ts";

const browser = await connectChromium();
const html = withScript(pageOf(import.meta.dirname), () => {});
const server = inject("server");

/** A ticket with that subject, opened. */
async function fileAs(visitor: Visitor, subject: string): Promise<string> {
  await visitor.visit("/orders/1");
  await visitor.open();
  await fileTicket(visitor.panel, { subject, description: corpus.slice(0, 4).join("\n") });
  await visitor.panel.getByText("工单已提交").waitFor();
  await visitor.panel.getByRole("button", { name: "查看工单" }).click();
  const stored = openStored(inject("serverFolder"));
  const [row] = stored.rows<{ id: string }>(
    "select id from conversations where subject = ? order by id desc",
    subject,
  );
  stored.close();
  return row?.id ?? "";
}

/** Sends each. HTML in an agent's Markdown is refused at write; returns how many were taken. */
async function replyWith(agent: Agent, id: string, texts: readonly string[]): Promise<number> {
  let taken = 0;
  for (const text of texts) {
    try {
      await agent.reply(id, text);
      taken += 1;
    } catch (error) {
      expect(String(error)).toMatch(/422.*invalid_input/);
    }
  }
  return taken;
}

/** Gives what waits for the pointer or for focus its chance. */
async function provoke(page: Page, area: string): Promise<void> {
  for (const link of await page.locator(area).getByRole("link").all()) {
    if (await link.isVisible()) await link.hover();
  }
  await page.keyboard.press("Tab");
}

/** What stands there that would run another day. */
async function runnableIn(area: Locator): Promise<string[]> {
  const names = await area.evaluate((element) =>
    [...element.querySelectorAll("*")].flatMap((one) => [
      one.localName,
      ...one.getAttributeNames().filter((name) => name.startsWith("on")),
      ...[...one.attributes]
        .filter(({ value }) => /^\s*(javascript|data):/i.test(value))
        .map(String),
    ]),
  );
  const forbidden = /^(script|iframe|style|link|base|object|embed|math|form|on.*|.*Attr.*)$/;
  return names.filter((name) => forbidden.test(name));
}

test("[P13] nothing that a visitor or an agent writes runs, in the widget or in the console", async () => {
  const visitor = await createVisitor({ browser, html });
  const { page, panel } = visitor;
  const id = await fileAs(visitor, corpus[1]);
  const log = panel.getByRole("log");
  const box = panel.getByRole("textbox", { name: "回复" });
  for (const payload of corpus) {
    await box.fill(payload);
    await page.keyboard.press("Enter");
  }
  const chooser = page.waitForEvent("filechooser");
  await panel.getByRole("button", { name: "添加附件" }).click();
  const file = { name: fileName, mimeType: "text/plain", buffer: Buffer.from("text") };
  await (await chooser).setFiles(file);
  await box.fill("末尾一句");
  await page.keyboard.press("Enter");
  const agent = await signInAgent(server);
  expect(await replyWith(agent, id, corpus)).toBeGreaterThan(0);
  await agent.reply(id, "都读过了");
  await log.getByText("都读过了").waitFor();
  await provoke(page, "helpbuoy-widget");
  expect(await page.evaluate(readCanary)).toBeUndefined();
  expect(await runnableIn(log)).toEqual([]);
  await page.evaluate(() => (window as unknown as Face).Helpbuoy("show", "tickets"));
  await panel.getByText(corpus[1]).first().waitFor();
  expect(await page.evaluate(readCanary)).toBeUndefined();

  const desk = await openConsole({ browser });
  await desk.signIn();
  await desk.go(`inbox/all/${id}`);
  await desk.page.getByText("都读过了").first().waitFor();
  await provoke(desk.page, "main");
  expect(await desk.page.evaluate(readCanary)).toBeUndefined();
  await desk.leave();
  await visitor.leave();
});

describe("[P13] nothing of it runs where it is published or mailed", () => {
  let mailbox: Mailbox;
  let own: RunningServer;
  beforeAll(async () => {
    mailbox = await openMailbox();
    const port = await freePort();
    const environment = {
      HELPBUOY_SMTP: mailbox.url,
      HELPBUOY_MAIL_FROM: "Help <help@example.com>",
      HELPBUOY_PUBLIC_URL: `http://127.0.0.1:${port}`,
    };
    own = await startServer({ port, environment });
  });
  afterAll(async () => {
    await own.remove();
    await mailbox.stop();
  });

  /** The payload as it may be published: what is refused as Markdown stands as code. */
  async function publishable(token: string, payload: string): Promise<string> {
    const url = `${own.url}/v1/agents/sites/demo/knowledge/zh-CN/articles/payloads/preview`;
    const body = { markdown: payload };
    const { problems } = await call<{ problems: unknown[] }>(url, { method: "POST", token, body });
    return problems.length === 0 ? payload : `\`\`\`\n${payload}\n\`\`\``;
  }

  test("an article: in the editor's preview, in what is found, and where it is read", async () => {
    const desk = await openConsole({ browser, server: own.url, locale: "zh-CN" });
    await desk.signIn();
    await desk.page.getByRole("link", { name: "知识库" }).click();
    await desk.page.getByRole("button", { name: "新建文章" }).click();
    await desk.page.getByRole("textbox", { name: "短名" }).fill("payloads");
    await desk.page.getByRole("button", { name: "开始写" }).click();
    const pane = desk.page.getByRole("region", { name: "中文" });
    const preview = pane.getByRole("region", { name: "预览" });
    await pane.getByLabel("标题").fill(corpus[1]);
    await pane.getByLabel("分类").selectOption("payment");
    await pane.getByLabel("其他问法").fill(corpus.slice(0, 5).join("\n"));
    for (const payload of corpus) {
      // Alone: what is refused of one hides nothing of another.
      await pane.getByLabel("正文").fill(`${payload}\n\n末尾 ${corpus.indexOf(payload)}`);
      await preview.getByText(`末尾 ${corpus.indexOf(payload)}`, { exact: true }).waitFor();
      expect(await runnableIn(preview), payload).toEqual([]);
    }
    const { token } = await call<{ token: string }>(`${own.url}/v1/agents/sign-in`, {
      method: "POST",
      body: { email: "agent@example.com", password: "helpbuoy-demo" },
    });
    const parts = await Promise.all(corpus.map((payload) => publishable(token, payload)));
    expect(parts.filter((part) => !part.startsWith("```")).length).toBeGreaterThan(0);
    await pane.getByLabel("正文").fill([...parts, "全文完"].join("\n\n"));
    await preview.getByText("全文完", { exact: true }).waitFor();
    await pane.getByRole("button", { name: "发布" }).click();
    await pane.getByText("已发布", { exact: true }).waitFor();
    await provoke(desk.page, "main");
    expect(await desk.page.evaluate(readCanary)).toBeUndefined();
    await desk.leave();

    const visitor = await createVisitor({ browser, html, server: own.url });
    const { page, panel } = visitor;
    await visitor.visit();
    await visitor.open();
    await panel.getByRole("combobox").fill("img onerror");
    await panel.getByRole("option").filter({ hasText: corpus[1] }).first().click();
    const article = panel.getByRole("article");
    await article.getByText("全文完", { exact: true }).waitFor();
    await provoke(page, "helpbuoy-widget");
    expect(await page.evaluate(readCanary)).toBeUndefined();
    expect(await runnableIn(article)).toEqual([]);
    await visitor.leave();
  });

  test("letters: every one that a ticket leads to, and the page they lead to", async () => {
    const visitor = await createVisitor({ browser, html, server: own.url });
    const { panel } = visitor;
    await visitor.visit();
    await visitor.open();
    await panel.getByRole("button", { name: "提交工单" }).first().click();
    await fillTicket(panel, { subject: corpus[1], description: corpus.join("\n") });
    await panel.getByRole("form").getByLabel("邮箱").fill("li.lei@example.com");
    await submitTicket(panel);
    await panel.getByText("工单已提交").waitFor();
    const stored = openStored(own.folder);
    const subject = "select id from conversations where subject = ?";
    const id = stored.rows<{ id: string }>(subject, corpus[1])[0]?.id ?? "";
    stored.close();
    const agent = await signInAgent(own.url);
    expect(await replyWith(agent, id, corpus)).toBeGreaterThan(0);

    async function letters(count: number): Promise<void> {
      await expect.poll(() => mailbox.letters.length, { timeout: 30_000 }).toBe(count);
    }
    await letters(1);
    await visitor.page.goto(linkIn(mailbox.letters[0]?.source ?? ""));
    await visitor.page.getByRole("button", { name: "打开工单" }).click();
    await visitor.page.getByRole("heading", { name: corpus[1] }).waitFor();
    await provoke(visitor.page, "main");
    expect(await visitor.page.evaluate(readCanary)).toBeUndefined();

    await visitor.visit();
    await visitor.page.evaluate(() => (window as unknown as Face).Helpbuoy("show", "tickets"));
    await panel.getByRole("listitem").filter({ hasText: corpus[1] }).click();
    const chooser = visitor.page.waitForEvent("filechooser");
    await panel.getByRole("button", { name: "添加附件" }).click();
    const file = { name: fileName, mimeType: "text/plain", buffer: Buffer.from("text") };
    await (await chooser).setFiles(file);
    await panel.getByRole("textbox", { name: "回复" }).fill("末尾一句");
    await visitor.page.keyboard.press("Enter");
    await panel.getByText(/^已发送/).waitFor();
    await panel.getByRole("button", { name: "用邮件接收回复，或保存记录" }).click();
    await panel.getByRole("button", { name: "发到我的邮箱" }).click();
    await panel.getByText("已发往你的邮箱。").first().waitFor();
    await agent.setStatus(id, "resolved");
    // Whose address it is, that it was received, the transcript, and that it is resolved.
    await letters(4);
    await visitor.leave();

    const context = await browser.newContext();
    const page = await context.newPage();
    const said: string[] = [];
    for (const { source } of mailbox.letters) {
      await page.setContent(partOf(source, "html"));
      await provoke(page, "body");
      expect(await page.evaluate(readCanary)).toBeUndefined();
      expect(await runnableIn(page.locator("html"))).toEqual([]);
      said.push(await page.locator("body").innerText());
    }
    await context.close();
    expect(said.every((words) => words.length > 20)).toBe(true);
    // The name of a file is written so that any disk takes it.
    for (const words of [corpus[0], corpus[1], "__pwn=17"]) expect(said.join()).toContain(words);
  }, 120_000);
});

test("[P15] what an answer names elsewhere is not fetched, and a link shows its host", async () => {
  const visitor = await createVisitor({ browser, html });
  const asked: string[] = [];
  visitor.context.on("request", (request) => asked.push(new URL(request.url()).hostname));
  const id = await fileAs(visitor, "别把话带出去");
  const agent = await signInAgent(server);
  expect(await replyWith(agent, id, carriers)).toBeGreaterThan(0);
  await agent.reply(id, "说完了");
  const log = visitor.panel.getByRole("log");
  await log.getByText("说完了").waitFor();
  const links = await log.getByRole("link").all();
  const told: string[] = [];
  await log.locator("bdi:visible").first().waitFor();
  for (const link of links) {
    expect(await link.getAttribute("title")).toBe("evil.example");
    expect(await link.getAttribute("rel")).toContain("noopener");
    told.push(
      await link.evaluate((one) => `${one.textContent} ${one.nextElementSibling?.innerHTML ?? ""}`),
    );
  }
  // Some are their own address; others only look like words.
  expect(told).toEqual([
    "https://evil.example/?d=secret ",
    "a (evil.example)",
    "https://evil.example/?d=secret> ",
    "click here (evil.example)",
  ]);
  expect(asked.filter((host) => host !== "127.0.0.1")).toEqual([]);
  await visitor.leave();
});
