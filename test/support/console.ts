import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect, inject } from "vitest";

export type ConsoleOptions = {
  browser: Browser;
  server?: string;
  locale?: "zh-CN" | "en";
  colorScheme?: "light" | "dark";
  /** Where to begin, below /console/. */
  place?: string;
  /** 1280 px wide unless given. */
  width?: number;
};

/** An agent at the console, with a browser profile of their own. */
export type ConsoleVisit = {
  context: BrowserContext;
  page: Page;
  /** Goes to a place of the demo site's desk, such as `inbox/mine`. */
  go(place: string): Promise<void>;
  signIn(email?: string, password?: string): Promise<void>;
  /** Ends the profile; an uncaught error or a policy violation fails the test. */
  leave(): Promise<void>;
};

const words = {
  "zh-CN": { email: "邮箱", password: "密码", signIn: "登录", inbox: "会话" },
  en: { email: "E-mail address", password: "Password", signIn: "Sign in", inbox: "Inbox" },
};

export async function openConsole(options: ConsoleOptions): Promise<ConsoleVisit> {
  const { browser, locale = "en", server = inject("server"), width = 1280 } = options;
  const context = await browser.newContext({
    locale,
    colorScheme: options.colorScheme ?? "light",
    viewport: { width, height: 800 },
    ...(width < 600 && { hasTouch: true, isMobile: true }),
  });
  context.setDefaultTimeout(15_000);
  const problems: string[] = [];
  context.on("weberror", (error) => problems.push(String(error.error())));
  await context.exposeBinding("reportToTest", (_source, problem: string) => problems.push(problem));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const report = (window as unknown as { reportToTest(problem: string): void }).reportToTest;
      report(`${event.violatedDirective} refused ${event.blockedURI} (${event.sample})`);
    });
  });
  const page = await context.newPage();
  await page.goto(`${server}/console/${options.place ?? ""}`);
  const text = words[locale];
  return {
    context,
    page,
    async go(place) {
      await page.goto(`${server}/console/demo/${place}`);
    },
    async signIn(email = "agent@example.com", password = "helpbuoy-demo") {
      await page.getByLabel(text.email).fill(email);
      await page.getByLabel(text.password, { exact: true }).fill(password);
      await page.getByRole("button", { name: text.signIn, exact: true }).click();
      await page.getByRole("link", { name: text.inbox }).waitFor();
    },
    async leave() {
      await context.close();
      expect(problems).toEqual([]);
    },
  };
}
