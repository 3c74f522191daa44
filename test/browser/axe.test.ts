import { describe, expect, test } from "vitest";
import { checkAxeInBoth } from "../support/check-axe.ts";
import { fillTicket, submitTicket } from "../support/ticket-steps.ts";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";
import { axeProblems } from "../support/axe-problems.ts";

const browser = await connectChromium();

const words = {
  "zh-CN": {
    back: "返回",
    article: "退款多久到账",
    missing: "xqzvwk",
    category: "退货与退款",
    no: "没帮助",
    askBot: "问智能助手",
    write: "写下你的问题",
    topic: "开店与卖货",
    question: "申诉要多久",
    unknown: "今天天气怎么样",
    fileTicket: "提交工单",
    order: "订单与物流",
    other: "其他问题",
    submit: "提交工单",
    viewTicket: "查看工单",
    myTickets: "我的工单",
    trackOther: "用编号查询别的工单",
    find: "查询",
    settings: "设置",
    offline: /网络断开了/,
  },
  en: {
    back: "Back",
    article: "How long a refund takes",
    missing: "xqzvwk",
    category: "Returns and refunds",
    no: "No",
    askBot: "Ask the assistant",
    write: "Write your question",
    topic: "Selling on Spindrift",
    question: "how long does an appeal take",
    unknown: "what is the weather like",
    fileTicket: "File a ticket",
    order: "Orders and delivery",
    other: "Something else",
    submit: "File the ticket",
    viewTicket: "Show the ticket",
    myTickets: "My tickets",
    trackOther: "Track a ticket by its number",
    find: "Find the ticket",
    settings: "Settings",
    offline: /You are offline/,
  },
} as const;

test("axe sees into the panel: a button without a name would be found", async () => {
  const visitor = await createVisitor({ browser });
  await visitor.visit();
  await visitor.open();
  await visitor.panel.evaluate((panel) => panel.append(document.createElement("button")));
  const problems = await axeProblems(visitor.page, { within: "helpbuoy-widget" });
  expect(problems.join()).toContain("button-name: ");
  await visitor.leave();
});

test("and so would words that are too faint in the dark alone", async () => {
  const visitor = await createVisitor({ browser });
  await visitor.visit();
  await visitor.open();
  const heading = visitor.panel.getByRole("heading").first();
  await heading.evaluate((one) => ((one as HTMLElement).style.color = "#333"));
  await expect(checkAxeInBoth(visitor.page, "home")).rejects.toThrow("home, dark");
  await visitor.leave();
});

describe.each(["zh-CN", "en"] as const)(
  "[F2.55] [P48] axe finds nothing: %s, light and dark",
  (locale) => {
    const text = words[locale];
    let visitor: Visitor;

    const check = (screen: string) => checkAxeInBoth(visitor.page, screen);
    const button = (name: string) =>
      visitor.panel.getByRole("button", { name, exact: true }).first();
    const row = (hasText: string) =>
      visitor.panel.getByRole("listitem").filter({ hasText }).getByRole("button").first();

    test("finding and reading", async () => {
      visitor = await createVisitor({ browser, locale });
      await visitor.visit("/orders/1");
      await check("launcher");
      await visitor.open();
      await button(text.category).waitFor();
      await check("home");
      await visitor.panel.getByRole("combobox").fill(text.article);
      await visitor.panel.getByRole("option").first().waitFor();
      await visitor.page.keyboard.press("ArrowDown");
      await check("search results");
      await visitor.panel.getByRole("combobox").fill(text.missing);
      await visitor.panel.getByText("“xqzvwk”").waitFor();
      await check("nothing found");
      await visitor.panel.getByRole("combobox").fill("");
      await button(text.category).click();
      await row(text.article).waitFor();
      await check("category");
      await row(text.article).click();
      await visitor.panel.getByRole("article").getByRole("table").first().waitFor();
      await check("article");
      await visitor.panel.getByRole("button", { name: text.no, exact: true }).click();
      await check("article, not helped");
      await visitor.leave();
    });

    test("asking", async () => {
      visitor = await createVisitor({ browser, locale });
      await visitor.visit();
      await visitor.open();
      await button(text.askBot).click();
      await button(text.topic).waitFor();
      await check("talk, topics");
      const log = visitor.panel.getByRole("log");
      for (const question of [text.article, text.question, text.unknown]) {
        const before = await log.locator(".hb-by-bot").count();
        await visitor.panel.getByRole("textbox", { name: text.write }).fill(question);
        await visitor.page.keyboard.press("Enter");
        await expect.poll(() => log.locator(".hb-by-bot").count()).toBe(before + 1);
        await check(`talk, ${question}`);
      }
      await visitor.leave();
    });

    test("filing, tracking, settings", async () => {
      visitor = await createVisitor({ browser, locale });
      await visitor.visit();
      await visitor.open();
      await button(text.fileTicket).click();
      await row(text.other).waitFor();
      await check("ticket, choice of category");
      await row(text.order).click();
      await visitor.panel.getByRole("form").waitFor();
      await check("ticket form");
      await visitor.panel.getByRole("form").getByRole("button", { name: text.submit }).click();
      await visitor.panel.locator("[aria-invalid=true]").first().waitFor();
      await check("ticket form with problems");
      await button(text.back).click();
      await visitor.page.reload();
      await visitor.open();
      await button(text.fileTicket).click();
      await visitor.panel.getByRole("form").or(row(text.other)).first().waitFor();
      if (await visitor.panel.getByRole("form").isVisible()) {
        await visitor.panel.getByRole("form").getByRole("button").first().click();
      }
      await fillTicket(visitor.panel, { subject: "axe", description: "axe" }, locale);
      await submitTicket(visitor.panel, locale);
      await button(text.viewTicket).waitFor();
      await check("ticket filed");
      await button(text.viewTicket).click();
      await visitor.panel.locator("summary").click();
      await check("ticket, its summary open");
      await button(text.back).click();
      await button(text.myTickets).click();
      await button(text.trackOther).waitFor();
      await check("my tickets");
      await button(text.trackOther).click();
      await visitor.panel.getByRole("button", { name: text.find }).click();
      await visitor.panel.locator("[aria-invalid=true]").first().waitFor();
      await check("track, with problems");
      await button(text.settings).click();
      await visitor.panel.getByRole("switch").waitFor();
      await check("settings");
      await visitor.context.setOffline(true);
      await visitor.panel.getByText(text.offline).first().waitFor();
      await check("offline");
      await visitor.leave();
    });
  },
);
