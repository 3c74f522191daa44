import { describe, expect, test } from "vitest";
import { connectChromium, createVisitor, type VisitorOptions } from "../support/visitor.ts";

const browser = await connectChromium();

type Global = { Helpbuoy(command: string, ...args: unknown[]): Promise<unknown> };

async function arrive(options: Partial<VisitorOptions> = {}, path = "/") {
  const visitor = await createVisitor({ browser, ...options });
  await visitor.visit(path);
  return visitor;
}

describe("[F2.07] the launcher", () => {
  test("is a real button in a shadow root, named Help or 帮助", async () => {
    for (const [locale, name] of [
      ["zh-CN", "帮助"],
      ["en", "Help"],
    ] as const) {
      const visitor = await arrive({ locale });
      expect(await visitor.launcher.getAttribute("aria-label")).toContain(name);
      const facts = await visitor.launcher.evaluate((button) => ({
        tag: button.tagName,
        isInShadow: button.getRootNode() instanceof ShadowRoot,
        host: (button.getRootNode() as ShadowRoot).host.parentElement?.tagName,
      }));
      expect(facts).toEqual({ tag: "BUTTON", isInShadow: true, host: "HTML" });
      await visitor.leave();
    }
  });

  test("keeps Help in its name beside the site's own label", async () => {
    const visitor = await arrive({ locale: "en", tag: { "data-label": "Questions?" } });
    expect(await visitor.launcher.innerText()).toContain("Questions?");
    expect(await visitor.launcher.getAttribute("aria-label")).toMatch(/Help.*Questions\?/);
    await visitor.leave();
  });
});

describe("[F2.06] the tag's attributes", () => {
  test("data-color, data-position and data-offset", async () => {
    const visitor = await arrive({
      tag: { "data-color": "#aa0055", "data-position": "start", "data-offset": "30,50" },
    });
    const box = await visitor.launcher.boundingBox();
    expect(box?.x).toBeCloseTo(30, 0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(800 - 50, 0);
    const color = await visitor.launcher.evaluate((one) => getComputedStyle(one).backgroundColor);
    expect(color).toBe("rgb(170, 0, 85)");
    await visitor.leave();
  });

  test("data-locale beats the page's language", async () => {
    const visitor = await arrive({ locale: "zh-CN", tag: { "data-locale": "en" } });
    await visitor.open();
    await visitor.panel.getByRole("combobox", { name: "Search for help" }).waitFor();
    await visitor.leave();
  });

  test("data-theme", async () => {
    const visitor = await arrive({ tag: { "data-theme": "dark" } });
    await visitor.open();
    const background = await visitor.panel.evaluate((one) => getComputedStyle(one).backgroundColor);
    const [red = 255] = (/\d+/g.exec(background) ?? []).map(Number);
    expect(red).toBeLessThan(80);
    await visitor.leave();
  });

  test("data-hide-on hides the launcher on its paths, and only there", async () => {
    const visitor = await createVisitor({ browser, tag: { "data-hide-on": "/checkout,/live/*" } });
    for (const path of ["/checkout", "/live/7"]) {
      await visitor.visit(path, "no launcher");
      expect(await visitor.launcher.isVisible()).toBe(false);
    }
    await visitor.visit("/checkout/done");
    expect(await visitor.launcher.isVisible()).toBe(true);
    await visitor.leave();
  });

  test("data-launcher uses the page's own button, also one that comes later", async () => {
    const visitor = await createVisitor({ browser, tag: { "data-launcher": "#own-help" } });
    await visitor.visit("/", "no launcher");
    await visitor.page.evaluate(() => {
      document.body.append(Object.assign(document.createElement("button"), { id: "own-help" }));
    });
    const own = visitor.page.locator("#own-help");
    await own.waitFor();
    await own.click();
    await visitor.panel.waitFor();
    await expect.poll(() => own.getAttribute("aria-expanded")).toBe("true");
    expect(await visitor.launcher.isVisible()).toBe(false);
    await visitor.leave();
  });

  test("window.HelpbuoySettings says the same", async () => {
    const visitor = await arrive({
      before: `<script>window.HelpbuoySettings = { locale: "en", color: "#006644", label: "Ask" }</script>`,
    });
    expect(await visitor.launcher.innerText()).toContain("Ask");
    const color = await visitor.launcher.evaluate((one) => getComputedStyle(one).backgroundColor);
    expect(color).toBe("rgb(0, 102, 68)");
    await visitor.leave();
  });

  test("a tag without a site shows nothing and says so to diagnose()", async () => {
    const visitor = await createVisitor({ browser, tag: { "data-site": "" } });
    await visitor.visit("/", "no launcher");
    const diagnosis = await visitor.page.evaluate(() =>
      (window as unknown as Global).Helpbuoy("diagnose"),
    );
    expect(diagnosis).toMatchObject({ reasons: ["site_missing"] });
    await visitor.leave();
  });
});

test("[F2.08] [P12] calls made before load run once, in order, after it", async () => {
  const visitor = await arrive({
    before: `<script>
      window.calls = [];
      window.Helpbuoy ??= function () { (Helpbuoy.q ??= []).push(arguments); };
      Helpbuoy("on", "open", () => calls.push("open"));
      Helpbuoy("on", "article:viewed", ({ title }) => calls.push(title));
      Helpbuoy("setLocale", "en");
      Helpbuoy("showArticle", "refund-time");
    </script>`,
  });
  await visitor.panel.getByRole("heading", { name: "How long a refund takes" }).waitFor();
  const calls = () => visitor.page.evaluate(() => (window as unknown as { calls: string[] }).calls);
  await expect.poll(calls).toEqual(["open", "How long a refund takes"]);
  await visitor.leave();
});
