import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Problem } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { root } from "../support/root.ts";
import { startServer, type RunningServer } from "../support/start-server.ts";
import { openStored } from "../support/stored.ts";
import { fillTicket, fileTicket, submitTicket } from "../support/ticket-steps.ts";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";

/* Every kind of wrong input is told in the visitor's language, and nothing typed is lost. */

const browser = await connectChromium();
const server = inject("server");

type Global = { Helpbuoy(command: string, ...args: unknown[]): Promise<{ reasons: string[] }> };
const diagnose = (visitor: Visitor) =>
  visitor.page.evaluate(() => (window as unknown as Global).Helpbuoy("diagnose"));

function expireVisitorSessions(): void {
  const database = new DatabaseSync(join(inject("serverFolder"), "helpbuoy.db"), { timeout: 5000 });
  database.exec("update visitors set expires_at = '2020-01-01T00:00:00.000Z'");
  database.close();
}

describe.each([
  ["zh-CN", /\p{Script=Han}{4,}/u],
  ["en", /^[A-Z][ -~]+\.$/],
])("[F2.57] [ER1] [ER2] the server's own answers in %s", (locale, sentence) => {
  const base = `${server}/v1/sites/demo`;
  async function ask(
    url: string,
    request: RequestInit & { headers?: Record<string, string> } = {},
  ) {
    const response = await fetch(url, {
      ...request,
      headers: { "accept-language": locale, origin: "http://localhost:5555", ...request.headers },
    });
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    const problem = (await response.json()) as Problem;
    expect(problem.title).toMatch(sentence);
    expect(problem.status).toBe(response.status);
    return problem;
  }
  async function token(): Promise<string> {
    const response = await fetch(`${base}/visitor-sessions`, {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json", origin: "http://localhost:5555" },
    });
    return ((await response.json()) as { token: string }).token;
  }
  const json = {
    "content-type": "application/json",
    "idempotency-key": "01M7XQ3J08SF29S064JG64ZNCD",
  };

  test("malformed JSON", async () => {
    const headers = { ...json, authorization: `Bearer ${await token()}` };
    const problem = await ask(`${base}/commands`, { method: "POST", headers, body: '{"type":' });
    expect(problem.code).toBe("malformed_json");
  });

  test("unknown site", async () => {
    expect((await ask(`${server}/v1/sites/nobody/manifest?locale=en`)).code).toBe("unknown_site");
  });

  test("wrong origin", async () => {
    const headers = { origin: "https://evil.example" };
    expect((await ask(`${base}/manifest?locale=en`, { headers })).code).toBe("origin_not_allowed");
  });

  test("oversize file", async () => {
    const id = "01M7XQ3J08SF29S064JG64ZNCE";
    const problem = await ask(`${base}/files/${id}?name=big.png&conversationId=${id}`, {
      method: "PUT",
      headers: { ...json, "content-type": "image/png", authorization: `Bearer ${await token()}` },
      body: new Uint8Array(10_000_001),
    });
    expect(problem.code).toBe("file_too_big");
  });

  test("[CV7] look-up with a wrong code, a wrong number, and a number that is not there", async () => {
    const headers = { ...json, authorization: `Bearer ${await token()}` };
    const body = JSON.stringify({ number: "482-719-3657", code: "AAAAA-BBBBB-CCCCC-DDDDD" });
    const problem = await ask(`${base}/tickets/lookup`, { method: "POST", headers, body });
    expect(problem.code).toBe("ticket_not_found");
  });

  test("expired token", async () => {
    const headers = { authorization: `Bearer ${await token()}` };
    expireVisitorSessions();
    expect((await ask(`${base}/conversations`, { headers })).code).toBe("token_expired");
  });

  test("article that does not exist", async () => {
    expect((await ask(`${base}/articles/nothing-here?locale=en`)).code).toBe("article_not_found");
  });
});

describe("[F2.57] what the visitor sees", () => {
  test.each([
    ["zh-CN", "没有被接受", "写下你的问题", "问智能助手", "重试"],
    ["en", "not accepted", "Write your question", "Ask the assistant", "Try again"],
  ] as const)(
    "a command that is refused stays with its text: %s",
    async (locale, why, write, ask, retry) => {
      const visitor = await createVisitor({ browser, locale });
      let isBroken = true;
      await visitor.context.route("**/commands", (route) =>
        isBroken ? route.continue({ postData: '{"type":' }) : route.continue(),
      );
      await visitor.visit();
      await visitor.open();
      await visitor.panel.getByRole("button", { name: ask }).click();
      await visitor.panel.getByRole("textbox", { name: write }).fill("Nothing typed is lost 不丢");
      await visitor.page.keyboard.press("Enter");
      await visitor.panel.getByText(new RegExp(why)).waitFor();
      await visitor.panel.getByRole("log").getByText("Nothing typed is lost 不丢").waitFor();
      isBroken = false;
      await visitor.panel.getByRole("log").getByRole("button", { name: retry }).click();
      await visitor.panel.locator(".hb-by-bot").waitFor();
      await visitor.leave();
    },
  );

  test("unknown site: the panel says that nothing came, diagnose() says why", async () => {
    const visitor = await createVisitor({ browser, tag: { "data-site": "nobody" } });
    await visitor.visit();
    await visitor.open();
    await visitor.panel.getByText("帮助内容没能加载出来").waitFor();
    await expect.poll(async () => (await diagnose(visitor)).reasons).toContain("unknown_site");
    await visitor.leave();
  });

  test("oversize file: said before anything is sent, and the rest of the form stays", async () => {
    const visitor = await createVisitor({ browser });
    await visitor.visit();
    await visitor.open();
    await visitor.panel.getByRole("button", { name: "提交工单" }).click();
    await fillTicket(visitor.panel, { subject: "带大文件的", description: "文件有 11 MB" });
    const chooser = visitor.page.waitForEvent("filechooser");
    await visitor.panel.getByRole("button", { name: "添加文件" }).last().click();
    await (
      await chooser
    ).setFiles({
      name: "big.png",
      mimeType: "image/png",
      buffer: Buffer.alloc(11_000_000),
    });
    await visitor.panel.getByText(/每个文件不能超过 10/).waitFor();
    expect(await visitor.panel.getByLabel("一句话说说问题").inputValue()).toBe("带大文件的");
    await submitTicket(visitor.panel);
    await visitor.panel.getByText("工单已提交").waitFor();
    await visitor.leave();
  });

  test("look-up: a misheard digit is caught at once, a wrong code told plainly, both stay typed", async () => {
    const visitor = await createVisitor({ browser });
    await visitor.visit();
    await visitor.open();
    const { panel } = visitor;
    await panel.getByRole("button", { name: "查询工单" }).click();
    await panel.getByLabel("工单编号").fill("4827193651");
    await panel.getByLabel("查询码").fill("abcde fghjk");
    await panel.getByRole("button", { name: "查询", exact: true }).click();
    await panel.getByText(/有一位.*不对/).waitFor();
    await panel.getByText(/20 位，再核对/).waitFor();
    await panel.getByLabel("工单编号").fill("482-719-3657");
    await panel.getByLabel("查询码").fill("abcde-fghjk-mnpqr-stvwx");
    await panel.getByRole("button", { name: "查询", exact: true }).click();
    await panel.getByText(/没有?找到这张工单|没找到.*工单/).waitFor();
    expect(await panel.getByLabel("查询码").inputValue()).toBe("abcde-fghjk-mnpqr-stvwx");
    await visitor.leave();
  });

  test("[OB4] expired token: a new visitor session is made and what was written arrives", async () => {
    const visitor = await createVisitor({ browser });
    await visitor.visit();
    await visitor.open();
    await fileTicket(visitor.panel, { subject: "过期之前", description: "第一张" });
    await visitor.panel.getByText("工单已提交").waitFor();
    expireVisitorSessions();
    await visitor.panel.getByRole("button", { name: "完成" }).click();
    await fileTicket(visitor.panel, { subject: "过期之后", description: "第二张" });
    await visitor.panel.getByText("工单已提交").waitFor();
    const stored = openStored(inject("serverFolder"));
    expect(stored.rows("select id from conversations where subject = '过期之后'")).toHaveLength(1);
    stored.close();
    await visitor.leave();
  });

  test("article that does not exist: said, with ways on", async () => {
    for (const [locale, said, way] of [
      ["zh-CN", "这篇文章不在了", "问智能助手"],
      ["en", "This article is gone", "Ask the assistant"],
    ] as const) {
      const visitor = await createVisitor({ browser, locale });
      await visitor.visit();
      await visitor.page.evaluate(() =>
        (window as unknown as Global).Helpbuoy("showArticle", "nothing-here"),
      );
      await visitor.panel.getByText(said).waitFor();
      await visitor.panel.getByRole("button", { name: way }).waitFor();
      await visitor.leave();
    }
  });
});

describe("[F2.57] a page whose origin is not on the site's list", () => {
  let strict: RunningServer;
  beforeAll(async () => {
    strict = await startServer();
    setOrigins("https://shop.example");
  });
  afterAll(() => strict.remove());

  function setOrigins(...origins: string[]): void {
    const args = ["packages/server/bin/helpbuoy.js", "site", "set-origins", "demo", ...origins];
    const env = { ...process.env, HELPBUOY_DATA: strict.folder };
    const done = spawnSync(process.execPath, args, { cwd: root, env, encoding: "utf8" });
    expect(done.stderr).toBe("");
  }

  test("is told so, keeps what is typed, and sends it once the page is let in", async () => {
    const visitor = await createVisitor({ browser, server: strict.url });
    await visitor.visit();
    await visitor.open();
    await visitor.panel.getByText("帮助内容没能加载出来").waitFor();
    expect((await diagnose(visitor)).reasons.join()).toMatch(
      /origin_not_allowed|backend_unreachable/,
    );
    await visitor.panel.getByRole("button", { name: "问智能助手" }).first().click();
    await visitor.panel.getByRole("textbox").fill("被拦住时写的");
    await visitor.page.keyboard.press("Enter");
    await visitor.panel.getByRole("log").getByText("被拦住时写的").waitFor();
    setOrigins("loopback");
    const stored = openStored(strict.folder);
    await expect
      .poll(
        () => stored.rows("select id from messages where body_json like '%被拦住时写的%'").length,
        {
          timeout: 40_000,
        },
      )
      .toBe(1);
    stored.close();
    await visitor.leave();
  });
});
