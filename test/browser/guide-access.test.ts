import { afterAll, beforeAll, expect, test } from "vitest";
import { checkAxe } from "../support/check-axe.ts";
import { openGuide, press, startGuideServer } from "../support/guide-steps.ts";
import { focused, tabTo } from "../support/keyboard.ts";
import type { RunningServer } from "../support/start-server.ts";
import { connectChromium, createVisitor } from "../support/visitor.ts";

const browser = await connectChromium();

let server: RunningServer;
beforeAll(async () => {
  server = await startGuideServer();
});
afterAll(() => server.remove());

type Options = Omit<Parameters<typeof createVisitor>[0], "browser" | "server">;
const come = (options: Options = {}) => createVisitor({ browser, server: server.url, ...options });

test("[F6.02] by keyboard alone, with each step said", async () => {
  const visitor = await come({ locale: "en" });
  const { page } = visitor;
  await openGuide(visitor);
  await expect.poll(() => focused(page)).toMatch(/^h2 Step 1\s*Is this device online\?/);
  // What a probe found is said without moving the focus.
  await visitor.panel.getByRole("status").filter({ hasText: "Network · Looks fine" }).waitFor();
  await tabTo(page, /^button Next/);
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toMatch(/^h2 Step 2\s*What happens/);
  await tabTo(page, /^button The code does not come/);
  await page.keyboard.press("Space");
  await expect.poll(() => focused(page)).toMatch(/^h2 Step 3\s*Ask for the code again/);
  await tabTo(page, /^summary Your way so far: 2 steps/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^button One step back/);
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toMatch(/^h2 Step 2\s*What happens/);
  await tabTo(page, /^button The password is refused/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^button Yes, it did/);
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toMatch(/^h2 You are in again/);
  await visitor.leave();
});

const looks = [
  ["zh-CN", "light", 390],
  ["zh-CN", "dark", 1280],
  ["en", "light", 1280],
  ["en", "dark", 390],
] as const;
const words = {
  "zh-CN": {
    next: "下一步",
    option: "收不到验证码",
    no: "还没有",
    trail: /已经走过/,
    ticket: "提交工单",
    person: "找人工客服",
    back: "返回",
  },
  en: {
    next: "Next",
    option: "The code does not come",
    no: "No, not yet",
    trail: /Your way so far/,
    ticket: "File a ticket",
    person: "Talk to a person",
    back: "Back",
  },
} as const;

test.each(looks)(
  "[F6.01] [P48] axe finds nothing in a guide and what it leads to: %s, %s, %s px",
  async (locale, colorScheme, width) => {
    const visitor = await come({ locale, colorScheme, viewport: { width, height: 800 } });
    const text = words[locale];
    const check = async (screen: string) => {
      await checkAxe(visitor.page, screen);
      const overflow = await visitor.panel
        .locator(".hb-scroll")
        .evaluate((scroll) => scroll.scrollWidth - scroll.clientWidth);
      expect(overflow, screen).toBe(0);
    };
    await openGuide(visitor);
    await visitor.panel.getByRole("button", { name: text.next }).waitFor();
    await check("probe");
    await press(visitor, text.next);
    await visitor.panel.getByRole("button", { name: text.option }).waitFor();
    await check("choice");
    await press(visitor, text.option);
    await visitor.panel.getByRole("img").first().waitFor();
    await visitor.panel.getByText(text.trail).click();
    await check("check with its trail");
    await press(visitor, text.no);
    await visitor.panel.getByRole("button", { name: text.ticket }).waitFor();
    await check("end");
    await press(visitor, text.ticket);
    await visitor.panel.getByText(text.trail).click();
    await check("ticket form");
    await press(visitor, text.back);
    await press(visitor, text.person);
    await visitor.panel.getByRole("checkbox").first().waitFor();
    await check("handoff");
    await visitor.leave();
  },
);
