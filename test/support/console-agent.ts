import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";

export type ConsoleAgent = {
  context: BrowserContext;
  page: Page;
  /** Ends the profile; an error or policy violation on its pages fails the test. */
  leave(): Promise<void>;
};

export type ConsoleOptions = {
  browser: Browser;
  server: string;
  locale?: "zh-CN" | "en";
  colorScheme?: "light" | "dark";
  viewport?: { width: number; height: number };
  email?: string;
  password?: string;
};

/** An agent in the console, signed in, with the inbox there. */
export async function openConsole(options: ConsoleOptions): Promise<ConsoleAgent> {
  const { browser, server, locale = "zh-CN" } = options;
  const context = await browser.newContext({
    locale,
    colorScheme: options.colorScheme ?? "light",
    viewport: options.viewport ?? { width: 1280, height: 800 },
  });
  context.setDefaultTimeout(15_000);
  const problems: string[] = [];
  context.on("weberror", (error) => problems.push(String(error.error())));
  const page = await context.newPage();
  page.on("console", (message) => {
    if (/Content Security Policy|Trusted ?Type/i.test(message.text()))
      problems.push(message.text());
  });
  await page.goto(`${server}/console/`);
  await page.locator("input[type=email]").fill(options.email ?? "agent@example.com");
  await page.locator("input[type=password]").fill(options.password ?? "helpbuoy-demo");
  await page.keyboard.press("Enter");
  await page.locator(".views").waitFor();
  return {
    context,
    page,
    async leave() {
      await context.close();
      expect(problems).toEqual([]);
    },
  };
}
