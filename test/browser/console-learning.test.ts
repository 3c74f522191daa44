import type { BotReasons, ConfirmedQuestion, MissedTopic } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, signInAgent, type Agent } from "../support/agent.ts";
import { createAsking } from "../support/asking.ts";
import { openConsole, type ConsoleVisit } from "../support/console.ts";
import { startServer, type RunningServer } from "../support/start-server.ts";
import { connectChromium } from "../support/visitor.ts";
import { axeProblems } from "../support/axe-problems.ts";

const browser = await connectChromium();
type Language = "zh-CN" | "en";

describe("the console's side of what visitors asked and did not find", () => {
  let server: RunningServer;
  let agent: Agent;
  let token: string;
  let desk: ConsoleVisit;
  beforeAll(async () => {
    server = await startServer();
    agent = await signInAgent(server.url);
    const session = { email: "agent@example.com", password: "helpbuoy-demo" };
    ({ token } = await call<{ token: string }>(`${server.url}/v1/agents/sign-in`, {
      method: "POST",
      body: session,
    }));
    desk = await openConsole({ browser, server: server.url });
    await desk.signIn();
    // Away, so that nobody is given who waits.
    await desk.page.getByRole("button", { name: "At work" }).click();
    await desk.page.getByRole("button", { name: "Away" }).waitFor();
  });
  afterAll(async () => {
    await desk.leave();
    await server.remove();
  });

  const read = <Answer>(path: string) =>
    call<Answer>(`${server.url}/v1/agents/sites/demo/questions/${path}`, { token });
  const missed = async (locale: Language) =>
    (await read<{ topics: MissedTopic[] }>(`missed?locale=${locale}`)).topics.flatMap(
      ({ questions }) => questions.map(({ text }) => text),
    );
  const confirmed = async (locale: Language) =>
    (
      await read<{ questions: ConfirmedQuestion[] }>(`confirmed?locale=${locale}`)
    ).questions.flatMap(({ text, slug, origin }) => (origin === "agent" ? [{ text, slug }] : []));
  const talkOf = async (id: string) =>
    (await agent.conversations()).find(({ conversation }) => conversation.id === id)?.messages;
  /** A visitor of their own asks; what the bot's answer stands on. */
  async function ask(locale: Language, ...texts: string[]): Promise<string | undefined> {
    const asking = await createAsking(server.url, { locale });
    for (const text of texts) await asking.say(text);
    return (await talkOf(asking.conversationId))?.at(-1)?.turn?.citations[0]?.title;
  }
  const topic = (name: string) => desk.page.getByRole("article", { name });

  test("[F5.20] a missed topic is shown with its count and confirmed for an article; the bot then answers", async () => {
    const { page } = desk;
    const asked = "宇宙飞船票怎么买";
    for (const text of [asked, asked, asked, "怎么买宇宙飞船票", "怎么养猫咪呀"]) {
      expect(await ask("zh-CN", text)).toBeUndefined();
    }
    await page.getByRole("link", { name: "Questions" }).click();
    await page.getByRole("link", { name: "中文" }).click();
    const card = topic(asked);
    await card.getByText("4 people asked this; no article answers it").waitFor();
    const names = await page.getByRole("article").getByRole("heading").allInnerTexts();
    expect(names.slice(0, 2)).toEqual([asked, "怎么养猫咪呀"]);
    expect(await card.getByRole("checkbox").count()).toBe(2);
    await card.getByRole("checkbox", { name: "怎么买宇宙飞船票" }).uncheck();

    await card.getByRole("button", { name: "Another article" }).click();
    await card.getByRole("searchbox").fill("退款多久到账");
    const [wanted] = await card.locator(".picker-item strong").allInnerTexts();
    await card.locator(".picker-item").first().click();
    const said = page.getByRole("list", { name: "Confirmed just now" });
    await said.getByText(`Confirmed for “${wanted}”`).waitFor();
    // The button that was pressed is gone: who works by keyboard goes on from what came of it.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.className))
      .toBe("settled-one");
    expect((await confirmed("zh-CN")).map(({ text }) => text)).toEqual([asked]);
    await expect.poll(() => ask("zh-CN", asked)).toBe(wanted);
    // What had no tick is left.
    expect(await missed("zh-CN")).not.toContain(asked);
    await topic("怎么买宇宙飞船票").waitFor();
  });

  test("[F5.23] what was confirmed is taken back by one press, and put aside it is gone", async () => {
    const { page } = desk;
    const asked = "宇宙飞船票怎么买";
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Taken back").waitFor();
    expect(await confirmed("zh-CN")).toEqual([]);
    await expect.poll(() => missed("zh-CN")).toContain(asked);
    await expect.poll(() => ask("zh-CN", asked)).toBeUndefined();

    await desk.go("questions/zh-CN");
    await topic("怎么养猫咪呀").getByRole("button", { name: "Put aside" }).click();
    await topic("怎么养猫咪呀").waitFor({ state: "detached" });
    expect(await missed("zh-CN")).not.toContain("怎么养猫咪呀");
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
    await ask("zh-CN", "怎么养猫咪呀");
    await page.reload();
    await topic("怎么养猫咪呀").waitFor();
  });

  test("[F5.21] the missing article is written from a topic; published, the bot answers and the topic is gone", async () => {
    const { page } = desk;
    const asked = "how do i gift a moon ticket";
    await ask("en", asked);
    // Asked twice in one talk: an article alone would not take it off the list.
    await ask("en", asked, "gift a moon ticket how do i");
    await desk.go("questions/en");
    const card = topic(asked);
    await card.getByRole("button", { name: "Write the article" }).click();
    const dialog = page.getByRole("dialog", { name: "New article" });
    expect(await dialog.getByLabel("Title").inputValue()).toBe("How do i gift a moon ticket");
    expect(await dialog.getByLabel("Other ways to ask it").inputValue()).toContain(asked);
    expect(await dialog.getByLabel("Short name").inputValue()).toBe("how-do-i-gift-a-moon-ticket");
    await dialog.getByLabel("Title").fill("Gift a moon ticket");
    await dialog.getByLabel("Category").selectOption("payment");
    await dialog.getByRole("button", { name: "Begin" }).click();

    const pane = page.getByRole("region", { name: "English" });
    await expect.poll(() => pane.getByLabel("Title").inputValue()).toBe("Gift a moon ticket");
    await pane.getByText("draft", { exact: true }).waitFor();
    expect(await missed("en")).toContain(asked);
    await pane.getByLabel("Text", { exact: true }).fill("Open the moon, then tap **Gift**.");
    await pane.getByRole("button", { name: "Publish" }).click();
    await pane.getByText("published", { exact: true }).waitFor();
    await expect.poll(() => ask("en", asked)).toBe("Gift a moon ticket");
    await expect.poll(() => missed("en")).not.toContain(asked);
    await desk.go("questions/en");
    await page.getByRole("main").getByRole("heading", { name: "Unanswered questions" }).waitFor();
    await page.getByRole("status", { name: "Loading" }).waitFor({ state: "detached" });
    expect(await topic(asked).count()).toBe(0);
  });

  test("[F5.22] [BT10] why the bot answered so, and its question confirmed from the inbox", async () => {
    const { page } = desk;
    const question = "退款一般多长时间能到";
    const asking = await createAsking(server.url, { locale: "zh-CN" });
    await asking.say(question);
    await asking.handOff();
    const told = (await talkOf(asking.conversationId))?.find(({ author }) => author === "bot");
    const talk = `${server.url}/v1/agents/sites/demo/conversations/${asking.conversationId}`;
    const reasons = await call<BotReasons>(`${talk}/messages/${told?.id}/reasons`, { token });
    await desk.go(`inbox/unassigned/${asking.conversationId}`);
    await page.getByRole("button", { name: "Why this answer?" }).first().click();
    const dialog = page.getByRole("dialog", { name: "Why this answer?" });
    await dialog.getByText("It would answer the same now.").waitFor();
    await dialog.getByText(question).first().waitFor();
    const weighed = await dialog.locator(".why-hits").getByRole("listitem").allInnerTexts();
    expect(weighed.length).toBe(reasons.hits.length);
    for (const [at, { title, probability }] of reasons.hits.entries()) {
      expect(weighed[at]).toContain(title);
      expect(weighed[at]).toContain(`${Math.round(probability * 100)}%`);
    }

    // It asks for another article than the one it was answered from.
    const other = dialog.getByRole("button", { name: /^Confirm for “/ }).nth(1);
    const title = /“(.*)”/.exec((await other.getAttribute("aria-label")) ?? "")?.[1];
    await other.click();
    await dialog.getByText(`Confirmed for “${title}”`).waitFor();
    expect(await confirmed("zh-CN")).toMatchObject([{ text: question }]);
    await expect.poll(() => ask("zh-CN", question)).toBe(title);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Why this answer?" }).first().click();
    await dialog.getByText("It would answer otherwise now", { exact: false }).waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  test("[F5.23] confirmed questions stand by article, also in its editor, and are taken back there", async () => {
    const { page } = desk;
    const [one] = await confirmed("zh-CN");
    await desk.go("questions/zh-CN/confirmed");
    const group = page.locator("details").filter({ hasText: one?.text ?? "" });
    await group.getByText("by an agent").waitFor();
    await group.getByRole("link", { name: "Open the article" }).click();
    const pane = page.getByRole("region", { name: "中文" });
    await pane.getByText("Confirmed questions").click();
    await pane.getByText(one?.text ?? "").waitFor();
    await page.goBack();
    await group.getByRole("button", { name: `Take back “${one?.text}”` }).click();
    await page.getByText("Taken back").waitFor();
    expect(await confirmed("zh-CN")).toEqual([]);
  });

  test("where the server cannot be reached, that is said, and tried again by one press", async () => {
    const { page } = desk;
    const routes = /questions\/missed/;
    await page.route(routes, (route) => route.abort());
    await desk.go("questions/zh-CN");
    await page.getByRole("alert").getByText("No connection to the server").waitFor();
    await page.unroute(routes);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("article").first().waitFor();
  });

  describe("axe finds nothing, and nothing sticks out", () => {
    let talk: string;
    beforeAll(async () => {
      const asking = await createAsking(server.url, { locale: "en" });
      await asking.say("When do I get my refund?");
      await asking.handOff();
      talk = asking.conversationId;
      const body = { locale: "en", slug: "refund-time", texts: ["cash home when"] };
      const confirm = `${server.url}/v1/agents/sites/demo/questions/confirmed`;
      await call(confirm, { method: "POST", token, body });
    });

    test.each([
      { width: 1280, colorScheme: "light", locale: "zh-CN" },
      { width: 390, colorScheme: "dark", locale: "en" },
    ] as const)("$locale, $colorScheme, $width px", async (options) => {
      const visit = await openConsole({ browser, server: server.url, ...options });
      await visit.signIn();
      const { page } = visit;
      async function look(): Promise<void> {
        expect(await axeProblems(page)).toEqual([]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide).toBeLessThanOrEqual(options.width);
      }
      await visit.go("questions/zh-CN");
      await page.getByRole("article").first().waitFor();
      await look();
      await page.locator(".topic-acts .is-primary").first().click();
      await page.getByRole("dialog").waitFor();
      await look();
      await visit.go("questions/en/confirmed");
      await page.getByText("cash home when").waitFor();
      await look();
      await visit.go(`inbox/all/${talk}`);
      await page.locator(".why-button").first().click();
      await page.locator(".why-hit").first().waitFor();
      await look();
      await visit.leave();
    });
  });
});
