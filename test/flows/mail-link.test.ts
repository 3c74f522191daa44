import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signInAgent, type Agent } from "../support/agent.ts";
import { linkIn, openMailbox, type Mailbox } from "../support/mailbox.ts";
import { freePort, startServer, type RunningServer } from "../support/start-server.ts";
import { openStored, type Stored } from "../support/stored.ts";
import { fillTicket, submitTicket } from "../support/ticket-steps.ts";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";
import { axeProblems } from "../support/axe-problems.ts";

/*
 * The way back to a ticket whose page is closed: ticket with an address → letter that asks whose it is
 * → an agent answers and resolves → letter with a link that works once → the ticket, and its rating.
 */

const browser = await connectChromium();
const subject = "关掉页面以后";
const email = "li.lei@example.com";

describe("[F3.21] [F3.20] [ML3] a visitor closes the page, and a letter leads back", () => {
  let mailbox: Mailbox;
  let server: RunningServer;
  let stored: Stored;
  let visitor: Visitor;
  let agent: Agent;
  type Row = { id: string; number: string; status: string; rating_json: string | null };
  const row = () =>
    stored.rows<Row>("select * from conversations where subject = ?", subject)[0] as Row;
  /** Waits until so many have come, and gives the last: the server looks every ten seconds what is to be written. */
  async function letter(count: number): Promise<string> {
    await expect.poll(() => mailbox.letters.length, { timeout: 30_000 }).toBe(count);
    return mailbox.letters[count - 1]?.source ?? "";
  }

  beforeAll(async () => {
    mailbox = await openMailbox();
    const port = await freePort();
    server = await startServer({
      port,
      environment: {
        HELPBUOY_SMTP: mailbox.url,
        HELPBUOY_MAIL_FROM: "Help <help@example.com>",
        HELPBUOY_PUBLIC_URL: `http://127.0.0.1:${port}`,
      },
    });
    stored = openStored(server.folder);
    visitor = await createVisitor({ browser, server: server.url });
    agent = await signInAgent(server.url);
  });
  afterAll(async () => {
    await visitor.leave();
    stored.close();
    await server.remove();
    await mailbox.stop();
  });

  test("a ticket is filed with an address, and the page is closed", async () => {
    await visitor.visit();
    await visitor.open();
    await visitor.panel.getByRole("button", { name: "提交工单" }).first().click();
    await fillTicket(visitor.panel, { subject, description: "回复请发到邮箱" });
    await visitor.panel.getByRole("form").getByLabel("邮箱").fill(email);
    await submitTicket(visitor.panel);
    await visitor.panel.getByText("工单已提交").waitFor();
    await visitor.page.close();
  });

  test("[ML2] the first letter asks whose address it is, and its button opens the ticket", async () => {
    const source = await letter(1);
    expect(mailbox.letters[0]?.to).toEqual([email]);
    visitor.page = await visitor.context.newPage();
    await visitor.page.goto(linkIn(source));
    await visitor.page.getByRole("button", { name: "打开工单" }).click();
    await visitor.page.getByRole("heading", { name: subject }).waitFor();
    await visitor.page.close();
  });

  test("[ML5] an agent answers and resolves it: a letter says so", async () => {
    const { id } = row();
    await agent.reply(id, "已经**处理好**了。");
    await agent.setStatus(id, "resolved");
    await expect.poll(() => row().status).toBe("resolved");
  });

  test("its link opens exactly that ticket, in a browser that has never been here", async () => {
    // The second letter says that the address is known now and the ticket was received.
    const link = linkIn(await letter(3));
    const other = await createVisitor({ browser, server: server.url });
    await other.page.goto(link);
    await other.page.getByRole("button", { name: "打开工单" }).click();
    await other.page.getByRole("heading", { name: subject }).waitFor();
    expect(new URL(other.page.url()).pathname).toBe(`/mail/ticket/${row().id}`);
    await other.page.getByText(row().number).waitFor();
    await other.page.getByText("已经处理好了。").waitFor();

    await other.page.getByLabel("这次服务怎么样？").selectOption("5");
    await other.page.getByLabel("想补充点什么？（选填）").fill("邮件里点一下就好，方便");
    await other.page.getByRole("button", { name: "提交评价" }).click();
    await other.page.getByText("你评了5星，谢谢！").waitFor();
    expect(JSON.parse(row().rating_json ?? "null")).toEqual({
      score: 5,
      tags: [],
      comment: "邮件里点一下就好，方便",
    });

    const foreign = stored.rows<Row>("select * from conversations where subject <> ?", subject)[0];
    for (const address of [link, `${server.url}/mail/ticket/${foreign?.id}`]) {
      await other.page.goto(address);
      await other.page.getByRole("heading", { name: "链接已失效" }).waitFor();
    }
    await other.leave();
  });

  test("[F3.14] back in the panel, what the visitor writes is called read once it is", async () => {
    await visitor.visit();
    await visitor.open();
    await visitor.panel.getByRole("button", { name: "我的工单" }).click();
    await visitor.panel.getByRole("listitem").filter({ hasText: row().number }).click();
    await visitor.panel.getByRole("textbox", { name: "回复" }).fill("收到，谢谢");
    await visitor.page.keyboard.press("Enter");
    await visitor.panel.getByText(/^已发送/).waitFor();
    await agent.read(row().id);
    await visitor.panel.getByText(/^已发送.+已读$/).waitFor();
  });

  test("[F3.09] what was said is saved as a file, and mailed to the address that is known", async () => {
    await visitor.panel.getByRole("button", { name: "用邮件接收回复，或保存记录" }).click();
    await visitor.panel.getByText("你没看到的回复会发到你的邮箱。").waitFor();
    const coming = visitor.page.waitForEvent("download");
    await visitor.panel.getByRole("button", { name: "存成文件" }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toBe(`${row().number}.txt`);
    expect(await text(await file.createReadStream())).toContain("收到，谢谢");
    await visitor.panel.getByRole("button", { name: "发到我的邮箱" }).click();
    await visitor.panel.getByText("已发往你的邮箱。").first().waitFor();
    await letter(4);
    expect(mailbox.letters[3]?.to).toEqual([email]);
    await visitor.panel.getByRole("button", { name: "换一个邮箱" }).click();
    await visitor.panel.getByLabel("邮箱", { exact: true }).fill("nobody");
    await visitor.panel.getByRole("button", { name: "把回复发到邮箱" }).click();
    await visitor.panel.getByText("这不像是邮箱地址").first().waitFor();
    expect(await axeProblems(visitor.page, { within: "helpbuoy-widget" })).toEqual([]);
  });
});
