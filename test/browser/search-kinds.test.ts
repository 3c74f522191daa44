import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileTicket } from "../support/ticket-steps.ts";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";

const browser = await connectChromium();

/** What the widget says, by language. */
const said = {
  "zh-CN": {
    box: "搜索帮助",
    guide: "排查",
    task: "在这里办理",
    all: "全部",
    kinds: "看哪一类",
    tickets: "我的工单",
  },
  en: {
    box: "Search for help",
    guide: "Guide",
    task: "Do it here",
    all: "All",
    kinds: "What to show",
    tickets: "My tickets",
  },
} as const;

describe.each([
  {
    locale: "zh-CN",
    symptom: "视频不显示",
    guide: "视频发了却不显示",
    wish: "我要退款",
    task: "申请退款退货",
    question: "退款多久到账",
    article: "退款多久到账",
  },
  {
    locale: "en",
    symptom: "my video won't show",
    guide: "My video isn't showing",
    wish: "I want a refund",
    task: "Return or refund an order",
    question: "how long does a refund take",
    article: "How long a refund takes",
  },
] as const)("search over all kinds ($locale)", ({ locale, ...asked }) => {
  const text = said[locale];
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await createVisitor({ browser, locale });
    await visitor.visit();
    await visitor.open();
  });
  afterAll(() => visitor.leave());
  const box = () => visitor.panel.getByRole("combobox", { name: text.box });
  const options = () => visitor.panel.getByRole("option");
  const pills = () => visitor.panel.getByRole("group", { name: text.kinds });
  /** What each row leads to; an article is what is not marked. */
  const marks = async () => {
    const words = await options().evaluateAll((rows) =>
      rows.map((row) => row.querySelector(".hb-kind")?.textContent),
    );
    return words.map((word) =>
      word === text.guide ? "guide" : word === text.task ? "task" : "article",
    );
  };
  const first = (typed: string) =>
    box()
      .fill(typed)
      .then(() => options().first());

  test("[F6.20] a symptom leads to its guide first, which opens", async () => {
    const row = await first(asked.symptom);
    await expect.poll(() => row.innerText()).toContain(asked.guide);
    await expect.poll(() => row.innerText()).toContain(text.guide);
    await box().press("Enter");
    await visitor.panel.getByText(asked.guide).first().waitFor();
    await expect.poll(() => box().count()).toBe(0);
    await visitor.page.keyboard.press("Alt+ArrowLeft").catch(() => {});
    await visitor.panel.getByRole("button", { name: locale === "en" ? "Back" : "返回" }).click();
    await box().waitFor();
  });

  test("[F6.19] what is to be done leads to its task, what is asked to its article", async () => {
    await expect.poll(async () => (await first(asked.wish)).innerText()).toContain(asked.task);
    await expect
      .poll(async () => (await first(asked.question)).innerText())
      .toContain(asked.article);
  });

  test("[F6.19] results of one kind alone; the filter is gone where there is one kind", async () => {
    await first(asked.wish);
    await pills().waitFor();
    await pills().getByText(text.task, { exact: true }).click();
    await expect.poll(async () => new Set(await marks())).toEqual(new Set(["task"]));
    await pills().getByText(text.all, { exact: true }).click();
    await expect.poll(async () => new Set(await marks())).toContain("article");
    // Into the box again: arrows and Enter go on with what is shown.
    await box().press("ArrowDown");
    expect(await options().first().getAttribute("aria-selected")).toBe("true");
    // A word of articles alone, which nothing else settles.
    await box().fill("PNG");
    await expect.poll(async () => [...new Set(await marks())]).toEqual(["article"]);
    await expect.poll(() => pills().count()).toBe(0);
  });
});

describe("[F6.19] my tickets", () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await createVisitor({ browser });
    await visitor.visit();
    await visitor.open();
  });
  afterAll(() => visitor.leave());

  test("are found by subject and by number, and open", async () => {
    const { panel } = visitor;
    const text = said["zh-CN"];
    const subject = "寄来的蓝色茶壶缺了盖子";
    await fileTicket(panel, { subject, description: "盒子里没有。" });
    const number = /\d{3}-\d{3}-\d{4}/;
    await panel.getByText(number).first().waitFor();
    const [filed = ""] = number.exec(await panel.innerText()) ?? [];
    await visitor.visit();
    await visitor.open();
    const box = panel.getByRole("combobox", { name: text.box });
    const ticket = panel.getByRole("option").filter({ hasText: subject });
    await box.fill("茶壶盖子");
    await ticket.waitFor();
    expect(await ticket.innerText()).toContain(filed);
    await box.fill(filed.replaceAll("-", ""));
    await expect.poll(() => panel.getByRole("option").first().innerText()).toContain(subject);
    await ticket.click();
    await panel.getByRole("log").getByText("盒子里没有。").waitFor();
  });
});

describe("[F6.21] home", () => {
  test("begins with a few for who is new, goes on from what was read, and does not move", async () => {
    const visitor = await createVisitor({ browser });
    await visitor.visit("/nowhere");
    await visitor.open();
    const { panel } = visitor;
    const topics = panel.getByRole("heading", { name: "按主题找" });
    await topics.waitFor();
    // Where it is laid out: the panel may still be sliding in.
    const place = () =>
      topics.evaluate((heading) => {
        let top = 0;
        let one: Element | null = heading;
        while (one instanceof HTMLElement && one.role !== "dialog") {
          top += one.offsetTop;
          one = one.offsetParent;
        }
        return top;
      });
    const before = await place();
    const list = (title: string) =>
      panel.locator("section").filter({ has: visitor.page.getByRole("heading", { name: title }) });
    const start = list("从这里开始").getByRole("listitem");
    expect(await start.count()).toBe(3);
    expect((await start.allInnerTexts()).join()).toMatch(/排查[^]*在这里办理/);
    // All that comes later has come once a search finds guides.
    await panel.getByRole("combobox").fill("视频不显示");
    await panel.getByRole("option").filter({ hasText: "视频发了却不显示" }).waitFor();
    await panel.getByRole("button", { name: "清空" }).click();
    await topics.waitFor();
    expect(await place()).toBe(before);
    const [article = ""] = (await start.first().innerText()).split("\n");
    await start.first().click();
    await panel.getByRole("article").getByRole("heading", { name: article }).waitFor();
    await panel.getByRole("button", { name: "返回" }).click();
    await list("接着看").getByRole("listitem").first().waitFor();
    expect(await start.count()).toBe(0);
    // On the next page too.
    await visitor.visit("/nowhere");
    await visitor.open();
    await list("接着看").getByRole("listitem").first().waitFor();
    expect(await start.count()).toBe(0);
    await visitor.leave();
  });

  test("suggests guides and tasks by the page's address, and as the host asks", async () => {
    const visitor = await createVisitor({ browser });
    await visitor.visit("/orders/2026");
    await visitor.open();
    const list = visitor.panel.locator("section").filter({ hasText: "和这个页面有关" });
    await expect
      .poll(async () => (await list.getByRole("listitem").allInnerTexts()).join())
      .toMatch(/排查[^]*在这里办理|在这里办理[^]*排查/);
    const told = await visitor.page.evaluate(() =>
      (
        window as unknown as { Helpbuoy(command: string, ...args: unknown[]): Promise<unknown> }
      ).Helpbuoy("suggest", ["guide/no-sound", "task/appeal"]),
    );
    expect(told).toMatchObject([{ kind: "guide" }, { kind: "task", title: "提交申诉" }]);
    await list.getByRole("button", { name: "视频或直播没有声音" }).click();
    await visitor.panel.getByText("视频或直播没有声音").first().waitFor();
    await visitor.leave();
  });
});

test("[F6.21] a topic offers what can be done there, then its guides, then what there is to read", async () => {
  const visitor = await createVisitor({ browser });
  await visitor.visit("/nowhere");
  await visitor.open();
  const { panel } = visitor;
  await panel.getByRole("button", { name: "订单与物流" }).click();
  await panel.getByRole("heading", { name: "在这里办理" }).waitFor();
  const rows = (await panel.getByRole("listitem").allInnerTexts()).map((row) => row.trim());
  const [task, guide, article] = ["申请发票", "订单不发货，或快递不动", "怎么取消订单"].map(
    (title) => rows.findIndex((row) => row.includes(title)),
  );
  expect([task, guide, article]).not.toContain(-1);
  expect(task).toBeLessThan(guide ?? 0);
  expect(guide).toBeLessThan(article ?? 0);
  await visitor.leave();
});

describe("[F5.25] [F6.22] the bot", () => {
  test.each([
    {
      locale: "zh-CN",
      ask: "问智能助手",
      box: "写下你的问题",
      said: "视频发了别人看不到",
      guide: "视频发了却不显示",
      group: "在这里解决",
    },
    {
      locale: "en",
      ask: "Ask the assistant",
      box: "Write your question",
      said: "no sound in videos",
      guide: "A video or live has no sound",
      group: "Settle it here",
    },
  ] as const)("offers a guide whose button opens it ($locale)", async ({ locale, ...words }) => {
    const visitor = await createVisitor({ browser, locale });
    await visitor.visit();
    await visitor.open();
    const { panel } = visitor;
    await panel.getByRole("button", { name: words.ask }).first().click();
    await panel.getByRole("textbox", { name: words.box }).fill(words.said);
    await visitor.page.keyboard.press("Enter");
    const offers = panel.getByRole("group", { name: words.group });
    await offers.getByRole("button", { name: words.guide }).click();
    await expect.poll(() => panel.getByRole("log").count()).toBe(0);
    await panel.getByText(words.guide).first().waitFor();
    await panel.getByRole("button", { name: locale === "en" ? "Back" : "返回" }).click();
    await panel.getByRole("log").getByText(words.said).waitFor();
    await visitor.leave();
  });
});
