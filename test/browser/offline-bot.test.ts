import { expect, inject, test } from "vitest";
import { signInAgent } from "../support/agent.ts";
import { checkAxe } from "../support/check-axe.ts";
import { keeps } from "../support/kept-in-browser.ts";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";

const browser = await connectChromium();

const words = {
  en: {
    ask: "Ask the assistant",
    write: "Write your question",
    question: "how long does a refund take?",
    mark: "Answered offline, from your saved copy",
    kept: "Kept. It goes out when you are back online.",
    article: /refund/i,
    back: "Back to the chat",
    fault: "my videos play without sound",
    guide: /no sound/i,
    settle: "Settle it here",
  },
  "zh-CN": {
    ask: "问智能助手",
    write: "写下你的问题",
    question: "退款多久到账",
    mark: "离线回答，来自已保存的内容",
    kept: "已存好，联网后自动发送",
    article: /退款/,
    back: "回到对话",
    fault: "视频没有声音",
    guide: /没有?声音/,
    settle: "在这里解决",
  },
} as const;

/** Opens the bot with a network, and waits until all that it needs without one is there. */
async function openBot(visitor: Visitor, locale: keyof typeof words): Promise<void> {
  await visitor.visit();
  await visitor.open();
  await visitor.panel.getByRole("button", { name: words[locale].ask }).click();
  const { page } = visitor;
  const hasLoaded = (part: string) =>
    page.evaluate(
      (name) => performance.getEntriesByType("resource").some((entry) => entry.name.includes(name)),
      part,
    );
  // The last of all screens that are fetched ahead.
  for (const part of ["/offline-answers-", "/update-search-index-", "/privacy-screen-"]) {
    await expect.poll(() => hasLoaded(part), { timeout: 20_000 }).toBe(true);
  }
  await expect.poll(() => keeps(page, '["stage","bodies"]'), { timeout: 10_000 }).toBe(true);
}

async function ask(visitor: Visitor, locale: keyof typeof words, text: string): Promise<void> {
  await visitor.panel.getByRole("textbox", { name: words[locale].write }).fill(text);
  await visitor.page.keyboard.press("Enter");
}

/** Who said what in the conversations at the server that hold this. */
async function saidIn(text: string) {
  const agent = await signInAgent(inject("server"));
  return (await agent.conversations())
    .filter(({ messages }) => JSON.stringify(messages).includes(text))
    .map(({ messages }) => messages.map(({ author }) => author));
}

test.each(["en", "zh-CN"] as const)(
  "[F5.24] [OA1] [OA3] %s: without a network the bot answers from what is kept, and the server once there is one",
  async (locale) => {
    const visitor = await createVisitor({ browser, locale });
    const { panel, context } = visitor;
    const { question, mark, kept, article, back } = words[locale];
    const before = await saidIn(question);
    await openBot(visitor, locale);

    await context.setOffline(true);
    await ask(visitor, locale, question);
    await panel.getByText(mark).waitFor();
    await panel.getByText(kept).waitFor();
    const log = panel.getByRole("log");
    const said = log.locator(".hb-by-visitor").getByText(question);
    const citation = log.locator(".hb-citation").getByText(article);
    expect([await said.count(), await log.locator(".hb-by-bot").count()]).toEqual([1, 1]);
    await checkAxe(visitor.page, `offline answer, ${locale}`);
    // Nothing of it can be rated: it is in no log.
    expect(await log.locator(".hb-rating").count()).toBe(0);
    await citation.click();
    await panel.getByRole("heading", { name: article }).first().waitFor();
    await panel.getByRole("button", { name: back }).click();
    await panel.getByText(mark).waitFor();

    await context.setOffline(false);
    await log.locator(".hb-rating").waitFor();
    await citation.waitFor();
    expect(await panel.getByText(mark).count()).toBe(0);
    expect([await said.count(), await log.locator(".hb-by-bot").count()]).toEqual([1, 1]);

    // What the server has is the same: one question, one answer.
    expect(await saidIn(question)).toEqual([["visitor", "bot"], ...before]);
    await visitor.leave();
  },
);

test("[F5.24] [OA2] where nothing kept answers it says so, and search and ticket are the ways on", async () => {
  const visitor = await createVisitor({ browser });
  const { panel, context } = visitor;
  await openBot(visitor, "zh-CN");
  await context.setOffline(true);
  await ask(visitor, "zh-CN", "蒙古国的首都是哪里");
  await panel.getByText(/已保存的内容里没有找到/).waitFor();
  await panel.getByRole("button", { name: "搜索", exact: true }).click();
  expect(await panel.getByRole("combobox").inputValue()).toBe("蒙古国的首都是哪里");
  await panel.getByRole("button", { name: /返回/ }).click();
  await panel.getByRole("button", { name: "提交工单" }).last().click();
  await panel.getByText("是哪方面的问题？").waitFor();
  await visitor.leave();
});

test.each(["en", "zh-CN"] as const)(
  "[F5.24] [BT13] %s: a guide that mends it is offered offline, and opens",
  async (locale) => {
    const visitor = await createVisitor({ browser, locale });
    const { panel, context } = visitor;
    const { fault, guide, settle } = words[locale];
    await openBot(visitor, locale);
    await context.setOffline(true);
    await ask(visitor, locale, fault);
    const offers = panel.getByRole("group", { name: settle });
    await offers.getByRole("button", { name: guide }).click();
    await expect.poll(() => panel.getByRole("log").count()).toBe(0);
    await panel.getByText(guide).first().waitFor();
    await visitor.leave();
  },
);

test("[F5.24] [OA2] [HO2] once a person was asked for the bot is silent, offline too", async () => {
  const visitor = await createVisitor({ browser, locale: "en" });
  const { panel, context } = visitor;
  const { question, mark } = words.en;
  await openBot(visitor, "en");
  await context.setOffline(true);
  await ask(visitor, "en", question);
  await panel.getByText(mark).waitFor();
  await panel.getByRole("button", { name: "Talk to a person" }).last().click();
  await panel.getByRole("button", { name: "Ask for a person" }).click();
  await panel.getByRole("log").waitFor();
  const later = "how do I change my password?";
  await panel.getByRole("textbox").last().fill(later);
  await visitor.page.keyboard.press("Enter");
  await panel.getByRole("log").getByText(later).waitFor();
  expect(await panel.getByText(mark).count()).toBe(1);
  await context.setOffline(false);
  const agent = await signInAgent(inject("server"));
  const talk = async () =>
    (await agent.conversations()).find(({ messages }) => JSON.stringify(messages).includes(later));
  await expect.poll(async () => (await talk())?.conversation.handler).toBe("queue");
  expect(await panel.getByText(mark).count()).toBe(0);
  await visitor.leave();
});
