import { expect, inject, test } from "vitest";
import { openStored } from "../support/stored.ts";
import { connectChromium, createVisitor } from "../support/visitor.ts";

const browser = await connectChromium();

type Global = { Helpbuoy(command: string): Promise<unknown> };

test.each([
  ["below the browser floor", "delete window.WeakRef", "browser_too_old"],
  ["on a polluted page", "Object.prototype.then = undefined", "page_polluted"],
])(
  "[F2.15] [P2] %s the button is a link to a page that files a ticket without scripts",
  async (_when, script, reason) => {
    const subject = `没有脚本也能提交 ${reason}`;
    const visitor = await createVisitor({ browser, before: `<script>${script}</script>` });
    await visitor.visit("/", "no launcher");
    const link = visitor.page.locator("helpbuoy-widget").getByRole("link", { name: /帮助/ });
    await link.waitFor();
    const address = (await link.getAttribute("href")) ?? "";
    const said = await visitor.page.evaluate(async () => {
      // Wrapped, or a polluted \`then\` would be taken for a promise's.
      return JSON.stringify(await (window as unknown as Global).Helpbuoy("diagnose"));
    });
    expect(said).toContain(reason);
    await visitor.leave();

    const plain = await browser.newContext({ javaScriptEnabled: false, locale: "zh-CN" });
    const page = await plain.newPage();
    await page.goto(new URL(address, inject("server")).href);
    await page.getByLabel("标题").or(page.locator("#subject")).first().fill(subject);
    await page.locator("#description").fill("浏览器太旧了");
    await page.locator("select, input[type=radio]").first().waitFor();
    const choice = page.locator("select").first();
    if (await choice.count()) await choice.selectOption({ index: 1 });
    await page.getByRole("button").last().click();
    const number = /\d{3}-\d{3}-\d{4}/.exec(await page.locator("body").innerText())?.[0];
    const stored = openStored(inject("serverFolder"));
    const rows = stored.rows("select number from conversations where subject = ?", subject);
    stored.close();
    expect(rows).toEqual([{ number }]);
    await plain.close();
  },
);
