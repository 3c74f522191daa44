import type { FollowedGuide } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signInAgent } from "../support/agent.ts";
import { openConsole } from "../support/console.ts";
import { GUIDE, press, startGuideServer, step } from "../support/guide-steps.ts";
import type { RunningServer } from "../support/start-server.ts";
import { openStored } from "../support/stored.ts";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";

/*
 * Guide → ticket: from the pack in the page, through its probes, to the ticket form, the outbox and
 * the agent who sees the path and what was measured.
 */

const browser = await connectChromium();

let server: RunningServer;
beforeAll(async () => {
  server = await startGuideServer();
});
afterAll(() => server.remove());

/** Until everything that a guide needs without a network has come. */
async function untilReadyOffline({ page }: Visitor): Promise<void> {
  const names = ["guide-screen", "guide-model", "ticket-form-screen", "handoff-screen"];
  await page.waitForFunction((wanted) => {
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    return wanted.every((one) => loaded.some((name) => name.includes(one)));
  }, names);
}

const path: FollowedGuide["path"] = [
  { title: "设备联网了吗？", answer: "failed" },
  { title: "连上网络", answer: "next" },
  { title: "登录时遇到了什么？", answer: "option", option: "收不到验证码" },
  { title: "再获取一次验证码", answer: "no" },
];
const probes: FollowedGuide["probes"] = [{ probe: "online", result: "failed", fact: "" }];

describe("[F6.02] [F6.03] [GD2] [GD5] a guide run offline to its end, and turned into a ticket", () => {
  const subject = "查一查为什么登录不了";
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await createVisitor({ browser, server: server.url });
  });
  afterAll(() => visitor.leave());

  test("runs from step to step without a network", async () => {
    await visitor.visit();
    await visitor.open();
    await untilReadyOffline(visitor);
    await visitor.context.setOffline(true);
    await press(visitor, "账号与安全");
    await press(visitor, subject);
    await step(visitor, "设备联网了吗？");
    await visitor.panel.getByText("这里有问题").first().waitFor();
    await press(visitor, "下一步");
    await step(visitor, "连上网络");
    await press(visitor, "下一步");
    await step(visitor, "登录时遇到了什么？");
    await press(visitor, "收不到验证码");
    await step(visitor, "再获取一次验证码");
    await press(visitor, "还没有");
    await step(visitor, "我们来查");
  });

  test("the form says what goes along, and asks for nothing twice", async () => {
    await press(visitor, "提交工单");
    const form = visitor.panel.getByRole("form");
    await form.waitFor();
    expect(await form.getByLabel("一句话说说问题").inputValue()).toBe(subject);
    const followed = visitor.panel.getByRole("region", { name: "走过的向导" });
    await followed.getByText("已经走过 4 步").click();
    await followed.getByText("收不到验证码").waitFor();
    await followed.getByText("网络 · 有问题").waitFor();
    await form.getByText("登录不了", { exact: true }).click();
    await form.getByRole("button", { name: "提交工单" }).click();
    await visitor.panel.getByText("先替你存好了").waitFor();
  });

  test("it is filed when the network is back, and holds path and probes", async () => {
    await visitor.context.setOffline(false);
    await visitor.panel.getByText("工单已提交").waitFor();
    const stored = openStored(server.folder);
    const [ticket] = stored.rows<{ id: string }>(
      "select id from conversations where subject = ?",
      subject,
    );
    stored.close();
    const agent = await signInAgent(server.url);
    const record = await agent.record(ticket?.id ?? "");
    expect(record?.guide).toEqual({ slug: GUIDE, title: subject, path, probes, outcome: "ticket" });
    const own = (await agent.conversations()).find(
      ({ conversation }) => conversation.id === ticket?.id,
    );
    // Nothing was written beside it, so nothing stands there as said.
    expect(own?.messages).toEqual([]);
  });

  test("the agent sees it beside the ticket", async () => {
    const desk = await openConsole({ browser, server: server.url, locale: "zh-CN" });
    await desk.signIn();
    await desk.go("inbox/all");
    await desk.page.locator(".row").filter({ hasText: subject }).getByRole("link").click();
    const card = desk.page.locator(".followed-guide");
    await card.getByText(subject).waitFor();
    const steps = await card.getByRole("list", { name: "走过的步骤" }).getByRole("listitem").all();
    const words = await Promise.all(steps.map((one) => one.innerText()));
    expect(words.map((text) => text.replace(/\s+/g, " "))).toEqual([
      "设备联网了吗？ 有问题",
      "连上网络 已完成",
      "登录时遇到了什么？ 收不到验证码",
      "再获取一次验证码 否",
    ]);
    await card.getByText("在访客设备上测到的").waitFor();
    await desk.leave();
  });
});
