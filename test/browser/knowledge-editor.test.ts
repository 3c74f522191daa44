import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openConsole, type ConsoleVisit } from "../support/console.ts";
import { root } from "../support/root.ts";
import { startServer, type RunningServer } from "../support/start-server.ts";
import { openStored, type Stored } from "../support/stored.ts";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";
import { axeProblems } from "../support/axe-problems.ts";

const browser = await connectChromium();

describe("[F3.60] the knowledge editor", () => {
  let server: RunningServer;
  let stored: Stored;
  let visitor: Visitor;
  let agent: ConsoleVisit;
  const pane = (name = "中文") => agent.page.getByRole("region", { name });
  type Row = { version: number; state: string; markdown: string; questions_json: string };
  const versions = (slug: string) =>
    stored.rows<Row>(
      "select * from article_versions where slug = ? and locale = 'zh-CN' order by version",
      slug,
    );
  const search = async (words: string) => {
    await visitor.panel.getByRole("combobox").fill("");
    await visitor.panel.getByRole("combobox").fill(words);
    return visitor.panel.getByRole("option").allInnerTexts();
  };

  beforeAll(async () => {
    server = await startServer();
    stored = openStored(server.folder);
    visitor = await createVisitor({ browser, server: server.url });
    agent = await openConsole({ browser, server: server.url, locale: "zh-CN" });
    await agent.signIn();
    await visitor.visit();
    await visitor.open();
    await visitor.panel.getByRole("combobox").fill("退款");
    await visitor.panel.getByRole("option").first().waitFor();
  });
  afterAll(async () => {
    await visitor.leave();
    await agent.leave();
    stored.close();
    await server.remove();
  });

  test("[F3.61] [F3.63] an article is written, saved by itself, and previewed as visitors see it", async () => {
    await agent.page.getByRole("link", { name: "知识库" }).click();
    await agent.page.getByRole("button", { name: "新建文章" }).click();
    await agent.page.getByRole("textbox", { name: "短名" }).fill("gift-cards");
    await agent.page.getByRole("button", { name: "开始写" }).click();
    await pane().getByLabel("标题").fill("礼品卡怎么兑换");
    await pane().getByLabel("分类").selectOption("payment");
    await pane().getByLabel("正文").fill("打开**钱包**。\n\n1. 点兑换\n2. 输入卡号");
    const preview = pane().getByRole("region", { name: "预览" });
    await preview.locator("ol > li").nth(1).waitFor();
    expect(await preview.locator("strong").innerText()).toBe("钱包");
    await expect.poll(() => versions("gift-cards").map(({ state }) => state)).toEqual(["draft"]);
    expect(await search("礼品卡怎么兑换")).not.toContainEqual(expect.stringContaining("礼品卡"));
  });

  test("[F3.62] other ways to ask it, and a picture that is pasted", async () => {
    await pane().getByLabel("其他问法").fill("购物卡充值\n兑换码在哪里输入");
    const bytes = [...readFileSync(join(root, "packages/server/test/knowledge/media/sign-in.png"))];
    await pane().getByLabel("正文").focus();
    await pane()
      .getByLabel("正文")
      .evaluate((field, png) => {
        const files = new DataTransfer();
        files.items.add(new File([new Uint8Array(png)], "卡面.png", { type: "image/png" }));
        field.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData: files, bubbles: true, cancelable: true }),
        );
      }, bytes);
    const picture = pane().getByRole("region", { name: "预览" }).getByRole("img", { name: "卡面" });
    await expect
      .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(0);
    await expect
      .poll(() => JSON.parse(versions("gift-cards")[0]?.questions_json ?? "[]") as string[])
      .toEqual(["购物卡充值", "兑换码在哪里输入"]);
  });

  test("[F3.66] [KP6] published, it is found in an open widget within five seconds", async () => {
    await pane().getByRole("button", { name: "发布" }).click();
    const published = Date.now();
    await expect
      .poll(() => search("购物卡充值"), { timeout: 5_000 })
      .toContainEqual(expect.stringContaining("礼品卡怎么兑换"));
    expect(Date.now() - published).toBeLessThan(5_000);
    await expect
      .poll(() => versions("gift-cards").map(({ state }) => state))
      .toEqual(["published"]);
  });

  test("[F3.64] changed, compared with what was before, and restored", async () => {
    // Its answer comes last: what is restored meanwhile stays the newest.
    const answered = Promise.withResolvers<void>();
    await agent.page.route("**/publish", async (route) => {
      const response = await route.fetch();
      await answered.promise;
      await route.fulfill({ response });
    });
    await pane().getByLabel("正文").fill("这张卡已经停用。");
    await pane().getByRole("button", { name: "发布" }).click();
    await expect.poll(() => versions("gift-cards").length).toBe(2);
    await visitor.panel.getByRole("combobox").fill("礼品卡怎么兑换");
    await pane().getByRole("button", { name: "版本" }).click();
    const dialog = agent.page.getByRole("dialog", { name: "版本" });
    await dialog.getByRole("button", { name: "对比" }).click();
    await dialog.locator(".diff-added").getByText("这张卡已经停用。").waitFor();
    await dialog.locator(".diff-removed").getByText("打开**钱包**。").waitFor();
    await dialog.getByRole("button", { name: "恢复" }).click();
    await expect.poll(() => versions("gift-cards").length).toBe(3);
    const [first, , third] = versions("gift-cards");
    expect(third?.markdown).toBe(first?.markdown);
    await expect.poll(() => pane().getByLabel("正文").inputValue()).toBe(first?.markdown);
    const answer = agent.page.waitForResponse("**/publish");
    answered.resolve();
    await (await answer).finished();
    await agent.page.unrouteAll({ behavior: "wait" });
    expect(await pane().getByLabel("正文").inputValue()).toBe(first?.markdown);
    await visitor.panel.getByRole("option").first().click();
    await visitor.panel.getByText("输入卡号").waitFor();
  });

  test("[F3.65] both languages stand side by side, and a stale translation says so", async () => {
    await pane("English").getByLabel("标题").fill("How to redeem a gift card");
    await pane("English").getByLabel("分类").selectOption("payment");
    await pane("English").getByLabel("正文").fill("Open the wallet.");
    await pane("English").getByRole("button", { name: "发布" }).click();
    await pane("English").getByText("已发布", { exact: true }).waitFor();
    await pane().getByLabel("正文").fill("打开钱包，输入卡号。");
    await pane().getByRole("button", { name: "发布" }).click();
    await pane("English").getByText("译文已过时").waitFor();
  });

  test.each([[{ width: 1280, height: 800 }], [{ width: 390, height: 780 }]])(
    "[F3.88] axe finds nothing at %o",
    async (viewport) => {
      await agent.page.setViewportSize(viewport);
      expect(await axeProblems(agent.page)).toEqual([]);
    },
  );
});
