import { expect, inject, test } from "vitest";
import { strictPolicy } from "@helpbuoy/examples/strict-csp";
import { signInAgent } from "../support/agent.ts";
import { openStored } from "../support/stored.ts";
import { fileTicket } from "../support/ticket-steps.ts";
import { connectChromium, createVisitor } from "../support/visitor.ts";

const browser = await connectChromium();
const server = inject("server");

test("[F4.05] [F2.49] [P5] [P6] a whole journey under the strictest policy, with no violation", async () => {
  const visitor = await createVisitor({
    browser,
    tag: { nonce: "r4nd0m" },
    policy: strictPolicy("r4nd0m", server),
    icon: `${server}/buoy.svg`,
  });
  const { panel } = visitor;
  await visitor.visit("/orders/1");
  await visitor.open();

  // Find, read (pictures, table, video), rate.
  await panel.getByRole("combobox").fill("怎么申请退货退款");
  await panel.getByRole("option").first().click();
  const article = panel.getByRole("article");
  await article.getByRole("img").first().waitFor();
  const picture = article.getByRole("img").first();
  await picture.scrollIntoViewIfNeeded();
  await expect
    .poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0);
  await article.locator("video").evaluate((video) => (video as HTMLVideoElement).play());
  await expect
    .poll(() =>
      article.locator("video").evaluate((video) => (video as HTMLVideoElement).readyState),
    )
    .toBeGreaterThan(0);
  await panel.getByRole("button", { name: "有帮助", exact: true }).click();
  await panel.getByRole("button", { name: "返回" }).click();

  // Ask.
  await panel.getByRole("combobox").fill("");
  await panel.getByRole("button", { name: "问智能助手" }).click();
  await panel.getByRole("textbox").fill("怎么开店");
  await visitor.page.keyboard.press("Enter");
  await panel.getByText("参考文章").waitFor();
  await panel.getByRole("button", { name: "返回" }).click();

  // File, with an attachment that is previewed; be answered.
  await panel.getByRole("button", { name: "提交工单" }).click();
  await panel.getByRole("button", { name: "返回" }).click();
  await fileTicket(panel, { subject: "严格策略下的工单", description: "看看有没有违规" });
  await panel.getByText("工单已提交").waitFor();
  await panel.getByRole("button", { name: "查看工单" }).click();
  const chooser = visitor.page.waitForEvent("filechooser");
  await panel.getByRole("button", { name: "添加附件" }).click();
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  await (await chooser).setFiles({ name: "shot.png", mimeType: "image/png", buffer: png });
  await panel.getByRole("textbox", { name: "回复" }).fill("附上截图");
  await visitor.page.keyboard.press("Enter");
  const log = panel.getByRole("log");
  await log.getByText("附上截图").waitFor();
  await log.getByText("shot.png").waitFor();
  const stored = openStored(inject("serverFolder"));
  const [ticket] = stored.rows<{ id: string }>(
    "select id from conversations where subject = ?",
    "严格策略下的工单",
  );
  await expect
    .poll(() => stored.rows("select name from files where conversation_id = ?", ticket?.id ?? ""))
    .toEqual([{ name: "shot.png" }]);
  stored.close();
  const agent = await signInAgent(server);
  await agent.reply(
    ticket?.id ?? "",
    "| 项 | 值 |\n| - | - |\n| 好 | 是 |\n\n`代码` 和[链接](https://example.com)",
  );
  await log.getByRole("table").waitFor();

  // Settings, and away.
  await panel.getByRole("button", { name: "设置" }).click();
  await panel.getByText("深色").click();
  await panel.getByText("特大").click();
  await panel.getByLabel("语言").selectOption("en");
  await panel.getByText("Text size").waitFor();
  expect(visitor.problems).toEqual([]);
  await visitor.leave();
});

test("[F2.49] without the nonce the policy stops the tag: the journey above is really guarded", async () => {
  const visitor = await createVisitor({ browser, policy: strictPolicy("other", server) });
  await visitor.page.goto(
    visitor.host.page("/", {
      html: `<!doctype html><title>-</title><script async src="${server}/helpbuoy.js" data-site="demo"></script>`,
      headers: { "content-security-policy": strictPolicy("other", server) },
    }),
  );
  await expect.poll(() => visitor.problems.join()).toContain("script-src");
  visitor.problems.length = 0;
  await visitor.leave();
});
