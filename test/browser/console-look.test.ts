import { describe, expect, test } from "vitest";
import { openConsole, type ConsoleVisit } from "../support/console.ts";
import { connectChromium } from "../support/visitor.ts";
import { axeProblems } from "../support/axe-problems.ts";

const browser = await connectChromium();

const words = {
  "zh-CN": {
    note: "备注",
    waiting: "待接入",
    context: "会话信息",
    articles: "插入文章",
    replies: "快捷回复",
    preview: "预览",
    passOn: "转交",
    people: "成员",
  },
  en: {
    note: "Note",
    waiting: "Waiting",
    context: "What is known",
    articles: "Articles",
    replies: "Replies",
    preview: "Preview",
    passOn: "Pass on",
    people: "People",
  },
} as const;
const looks = [
  ["zh-CN", "light", 1280],
  ["zh-CN", "dark", 390],
  ["en", "dark", 1280],
  ["en", "light", 390],
  ["en", "light", 820],
] as const;

async function check(desk: ConsoleVisit, screen: string): Promise<void> {
  const { page } = desk;
  // What moves is looked at where it comes to rest.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity)
        .map((one) => one.finished.catch(() => {})),
    ),
  );
  expect(await axeProblems(page), screen).toEqual([]);
  const width = page.viewportSize()?.width ?? 0;
  const reach = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(reach, `${screen} is as wide as the window`).toBeLessThanOrEqual(width);
}

describe.each(looks)("[F3.88] the console: %s, %s, %d px", (locale, colorScheme, width) => {
  const text = words[locale];

  test("axe finds nothing, and nothing sticks out", async () => {
    const desk = await openConsole({ browser, locale, colorScheme, width });
    const { page } = desk;
    const button = (name: string) => page.getByRole("button", { name, exact: true });
    await page.getByRole("heading").waitFor();
    await check(desk, "sign-in");
    await desk.signIn();
    await desk.go("inbox/all");
    await page.locator(".row").first().waitFor();
    await check(desk, "inbox");
    // An article with steps, a conversation, its notes.
    await page.locator(".row").filter({ hasText: "孩子用我的手机" }).getByRole("link").click();
    await page.locator(".say-note").waitFor();
    await check(desk, "conversation");
    if (width < 1180) {
      await button(text.context).click();
      await page.getByRole("complementary").waitFor();
      await check(desk, "what is known");
      await page.keyboard.press("Escape");
    }
    await page.getByRole("tab", { name: text.note }).click();
    await page.keyboard.type("@");
    await page.locator(".mention").first().waitFor();
    await check(desk, "note");
    await page.keyboard.press("Backspace");
    await button(text.articles).click();
    await page.locator(".picker-item").first().waitFor();
    await check(desk, "articles");
    await page.keyboard.press("Escape");
    await button(text.replies).click();
    await page.locator(".picker").waitFor();
    await check(desk, "canned replies");
    await page.keyboard.press("Escape");
    await button(text.preview).click();
    await page.locator(".composer-text").fill("**1**");
    await page.locator(".preview strong").waitFor();
    await check(desk, "preview");
    await page.locator(".composer-text").fill("");
    await page.keyboard.press("Escape");
    await button(text.passOn).click();
    await page.getByRole("dialog").waitFor();
    await check(desk, "pass on");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    await check(desk, "keys");
    await page.keyboard.press("Escape");
    for (const screen of ["people", "audit", "settings", "account"]) {
      await desk.go(screen);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.locator("main :is(table, form, .card, .members)").first().waitFor();
      await check(desk, screen);
    }
    await desk.leave();
  });
});
