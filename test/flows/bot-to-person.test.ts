import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openConsole, type ConsoleVisit } from "../support/console.ts";
import { root } from "../support/root.ts";
import { startServer, type RunningServer } from "../support/start-server.ts";
import { openStored, type Stored } from "../support/stored.ts";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";

/*
 * Flow C: composer → outbox → conversation route → bot turn → hand off → routing → console inbox →
 * reply → stream → message list; with two browsers, a visitor on a shop page of another origin and an
 * agent in the console. What both see is read back from the database.
 */

const browser = await connectChromium();
const question = "我要投诉，充值一直没到账";

describe("[F3.90] flow C: bot to person", () => {
  let server: RunningServer;
  let stored: Stored;
  let visitor: Visitor;
  let agent: ConsoleVisit;
  let id: string;
  type Row = { id: string; number: string; handler: string; status: string; rating_json: string };
  const row = () =>
    stored.rows<Row>("select * from conversations where subject = ?", question)[0] as Row;
  const record = () =>
    JSON.parse(
      stored.rows<{ record_json: string }>(
        "select record_json from desk_records where conversation_id = ?",
        id,
      )[0]?.record_json ?? "{}",
    ) as { capsule: { kind: string; text: string }[]; notes: object[]; teamId: string };
  const messages = () =>
    stored.rows<{ author: string; body_json: string; attachments_json: string }>(
      "select * from messages where conversation_id = ? order by cursor",
      id,
    );

  beforeAll(async () => {
    server = await startServer();
    stored = openStored(server.folder);
    visitor = await createVisitor({ browser, server: server.url });
    agent = await openConsole({ browser, server: server.url, locale: "zh-CN" });
    await agent.signIn();
  });
  afterAll(async () => {
    await visitor.leave();
    await agent.leave();
    stored.close();
    await server.remove();
  });

  test("asking the bot", async () => {
    await visitor.visit("/orders");
    await visitor.open();
    await visitor.panel.getByRole("combobox").fill("充值没到账");
    await visitor.panel.getByRole("option").first().waitFor();
    await visitor.panel.getByRole("button", { name: "清空" }).click();
    await visitor.panel.getByRole("button", { name: "问智能助手" }).click();
    await visitor.panel.getByRole("textbox", { name: "写下你的问题" }).fill(question);
    await visitor.page.keyboard.press("Enter");
    await expect.poll(() => stored.rows("select * from messages").length).toBeGreaterThan(0);
    await expect.poll(() => row()?.handler).toBe("bot");
    ({ id } = row());
  });

  test("[F3.01] [F3.13] [HO6] handing off in one step, with a line struck out of the capsule", async () => {
    await visitor.panel.getByRole("button", { name: "找人工客服" }).last().click();
    const lines = visitor.panel.getByRole("group", { name: "这些会一并转给客服" });
    await lines.getByText("充值没到账", { exact: true }).waitFor();
    await lines.getByText("充值没到账", { exact: true }).click();
    await visitor.panel.getByRole("button", { name: "转人工" }).click();
    await expect.poll(() => row().handler).toBe("queue");
    expect(row().number).toMatch(/^\d{3}-\d{3}-\d{4}$/);
    const kinds = record().capsule.map(({ kind }) => kind);
    expect(kinds).toContain("page");
    expect(kinds).not.toContain("searched");
  });

  test("[F3.04] the visitor sees that they wait, in which place", async () => {
    await visitor.panel
      .getByRole("status")
      .getByText(/前面还有\d+位|下一位就是你/)
      .waitFor();
  });

  test("[F3.81] [HO3] the inbox shows it without a reload, and the agent takes it", async () => {
    await agent.page.getByRole("link", { name: /待接入/ }).click();
    await agent.page.locator(".row-link").filter({ hasText: question }).click();
    await agent.page.getByRole("complementary").getByText("/orders").waitFor();
    await agent.page.keyboard.press("a");
    await expect.poll(() => row().handler).toBe("agent");
    await visitor.panel.getByText("小浪 Sprout正在为你服务").waitFor();
  });

  test("[F3.83] the agent answers in Markdown, the visitor reads it", async () => {
    await agent.page.keyboard.press("r");
    const composer = agent.page.getByRole("textbox", { name: "回复内容" });
    await composer.fill("你好，我来查一下，请发**订单截图**。");
    await visitor.panel.getByText("小浪 Sprout正在输入…").waitFor();
    await agent.page.keyboard.press("Control+Enter");
    await visitor.panel.getByRole("log").getByText("订单截图").waitFor();
    await expect.poll(() => messages().at(-1)?.author).toBe("agent");
    await expect.poll(() => composer.inputValue()).toBe("");
  });

  test("[F3.10] an image and a voice note come back, and the agent sees and hears them", async () => {
    const picture = join(root, "packages/server/test/knowledge/media/sign-in.png");
    await visitor.panel.locator("input[type=file]").setInputFiles(picture);
    await visitor.panel.getByRole("textbox", { name: "回复" }).fill("截图在这里");
    await visitor.panel.getByRole("button", { name: "发送" }).click();
    await agent.page.locator(".timeline").getByText("截图在这里").waitFor();
    const image = agent.page.locator(".attachment-picture img");
    await image.waitFor();
    await expect
      .poll(() => image.evaluate((element) => (element as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(0);

    await visitor.panel.getByRole("button", { name: "录一段语音" }).click();
    await visitor.panel.getByRole("timer").getByText("0:01").waitFor();
    await visitor.panel.getByRole("button", { name: "说完了" }).click();
    await visitor.panel.getByRole("button", { name: "播放" }).waitFor();
    await visitor.panel.getByRole("button", { name: "发送" }).click();
    const voice = agent.page.locator("audio");
    await voice.waitFor();
    await expect
      .poll(() => voice.evaluate((element) => (element as HTMLAudioElement).readyState))
      .toBeGreaterThan(0);
    const sent = messages().flatMap(
      (one) => JSON.parse(one.attachments_json) as { type: string }[],
    );
    expect(sent.map(({ type }) => type)).toEqual(["image/png", "audio/webm"]);
    await visitor.panel.getByRole("button", { name: "播放" }).first().waitFor();
  });

  test("[HO2] [F3.06] the bot is silent all along", () => {
    const authors = messages().map(({ author }) => author);
    expect(authors.lastIndexOf("bot")).toBeLessThan(authors.indexOf("agent"));
  });

  test("[F3.84] a note is for agents alone", async () => {
    await agent.page.getByRole("tab", { name: "备注" }).click();
    await agent.page.getByRole("textbox", { name: "备注内容" }).fill("金额 328 元 @孟然");
    await agent.page.keyboard.press("Control+Enter");
    await agent.page.locator(".say-note").getByText("金额 328 元").waitFor();
    await expect.poll(() => record().notes.length).toBe(1);
    expect(await visitor.panel.getByText("金额 328 元").count()).toBe(0);
  });

  test("[F3.42] [RT4] escalating tells the visitor the team and the new time", async () => {
    await agent.page.getByRole("button", { name: "转交" }).click();
    const dialog = agent.page.getByRole("dialog", { name: "转交" });
    await dialog.getByLabel("团队").selectOption({ label: "账号与安全" });
    await dialog.getByLabel("原因（仅内部可见）").fill("疑似重复扣款");
    await dialog.getByRole("button", { name: "转交" }).click();
    await visitor.panel.getByRole("log").getByText("已转给账号与安全继续处理").waitFor();
    await expect.poll(() => row().handler).toBe("queue");
    expect(record().teamId).toBeTruthy();
    expect(await visitor.panel.getByText("疑似重复扣款").count()).toBe(0);
  });

  test("[F3.82] resolving by keyboard", async () => {
    await agent.page.locator(".pane-title").click();
    await agent.page.keyboard.press("a");
    await expect.poll(() => row().handler).toBe("agent");
    await agent.page.keyboard.press("e");
    await expect.poll(() => row().status).toBe("resolved");
  });

  test("[F3.12] [HO8] rating: stars, tags, a comment", async () => {
    await visitor.panel.getByRole("radio", { name: "5星" }).check({ force: true });
    await visitor.panel.getByText("很快", { exact: true }).click();
    await visitor.panel.getByRole("textbox", { name: /补充|评论|说点/ }).fill("谢谢小浪");
    await visitor.panel.getByRole("button", { name: "提交评价" }).click();
    await expect
      .poll(() => JSON.parse(row().rating_json ?? "null") as object)
      .toEqual({ score: 5, tags: ["很快"], comment: "谢谢小浪" });
    await agent.page.locator(".timeline").getByText("评分 5/5").waitFor();
  });
});
