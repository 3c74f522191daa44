import { join } from "node:path";
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from "playwright-core";
import { afterAll, afterEach, expect, inject } from "vitest";
import { root } from "./root.ts";
import { servePages, type PageServer } from "./serve-pages.ts";

export type VisitorOptions = {
  browser: Browser;
  /** The Helpbuoy server; default: the run's one, which tests leave as they found it. */
  server?: string;
  locale?: "zh-CN" | "en";
  colorScheme?: "light" | "dark";
  viewport?: { width: number; height: number };
  isPhone?: boolean;
  /** Attributes of the tag beside `src` and `data-site`. */
  tag?: Record<string, string>;
  /** HTML before the tag. */
  before?: string;
  /** HTML of the page's body. */
  body?: string;
  /** The whole page, in the place of all that: `{{tag}}` becomes the tag, `{{server}}` the server's address. */
  html?: string;
  /** Content-Security-Policy of the host page. */
  policy?: string;
  /** Address of the host page's icon. */
  icon?: string;
};

/** One person with one browser profile, on host pages of an origin of their own. */
export type Visitor = {
  context: BrowserContext;
  page: Page;
  host: PageServer;
  /** What `visit` serves. */
  html: string;
  launcher: Locator;
  /** What the launcher becomes where no more can be done. */
  link: Locator;
  panel: Locator;
  /**
   * Opens a host page, in this tab or after the last was closed in a new one, and waits for the
   * launcher; for the plain link where the widget is to switch itself off; or for the tag to have run
   * where nothing is to be seen.
   */
  visit(path?: string, state?: "launcher" | "link" | "no launcher"): Promise<void>;
  /** Clicks the launcher and waits for the panel. */
  open(): Promise<void>;
  /** Uncaught errors, unhandled rejections and policy violations of every page so far. */
  problems: string[];
  /** Ends the profile; a problem on any of its pages fails the test. */
  leave(): Promise<void>;
};

/**
 * The run's one browser, for the test file that calls this at its top. Closes what the file has open
 * at its end; a failed test leaves pictures of every page in test/results.
 */
export async function connectChromium(): Promise<Browser> {
  const browser = await chromium.connect(inject("chromium"));
  afterEach(async ({ task }) => {
    if (task.result?.state !== "fail") return;
    const pages = browser.contexts().flatMap((context) => context.pages());
    for (const [index, page] of pages.entries()) {
      const name = `${task.file.name}-${task.name}-${index}`.replace(/[^\p{L}\d]+/gu, "-");
      await page.screenshot({ path: join(root, "test/results", `${name.slice(0, 150)}.png`) });
    }
  });
  afterAll(() => browser.close());
  return browser;
}

/** The tag as a site pastes it. */
export function tagOf(server: string, attributes: Record<string, string> = {}): string {
  const all = Object.entries({ "data-site": "demo", ...attributes });
  const written = all.map(([name, value]) => ` ${name}="${value.replaceAll('"', "&quot;")}"`);
  return `<script async src="${server}/helpbuoy.js"${written.join("")}></script>`;
}

export async function createVisitor(options: VisitorOptions): Promise<Visitor> {
  const { browser, locale = "zh-CN", server = inject("server") } = options;
  const host = await servePages();
  const context = await browser.newContext({
    locale,
    colorScheme: options.colorScheme ?? "light",
    viewport: options.viewport ?? { width: 1280, height: 800 },
    ...(options.isPhone && { hasTouch: true, isMobile: true }),
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
  const tag = tagOf(server, options.tag);
  const usual = `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Host page</title><link rel="icon" href="${options.icon ?? "data:,"}"></head>
<body>${options.body ?? "<main><h1>Host page</h1></main>"}
${options.before ?? ""}${tag}
</body></html>`;
  const html = options.html?.replaceAll("{{tag}}", tag).replaceAll("{{server}}", server) ?? usual;

  const visitor: Visitor = {
    context,
    page: await context.newPage(),
    host,
    html,
    get launcher() {
      return visitor.page
        .locator("helpbuoy-widget")
        .getByRole("button", { name: /Help|帮助/ })
        .first();
    },
    get link() {
      return visitor.page.getByRole("link", { name: /Help|帮助/ }).last();
    },
    get panel() {
      return visitor.page.locator("helpbuoy-widget").getByRole("dialog");
    },
    async visit(path = "/", state = "launcher") {
      if (visitor.page.isClosed()) visitor.page = await context.newPage();
      const headers = options.policy ? { "content-security-policy": options.policy } : {};
      host.page(path.replace(/[?#].*/, ""), { html, headers });
      await visitor.page.goto(host.url + path);
      if (state !== "no launcher") await visitor[state].waitFor();
      else await visitor.page.waitForFunction(() => "Helpbuoy" in window);
    },
    async open() {
      await visitor.launcher.click();
      await visitor.panel.waitFor();
    },
    problems,
    async leave() {
      await context.close();
      await host.stop();
      expect(problems).toEqual([]);
    },
  };
  return visitor;
}
