import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { pageOf, passSeconds, withScript } from "../../support/hazard.ts";
import { startRelay, type Relay } from "../../support/relay.ts";
import { connectChromium, createVisitor, type Visitor } from "../../support/visitor.ts";
import { readLoadTimes } from "./init.ts";

const browser = await connectChromium();
const html = withScript(pageOf(import.meta.dirname), () => {});
/** What the machine's other work may add to a page's own time, in ms. */
const NOISE = 400;

let relay: Relay;
beforeAll(async () => {
  relay = await startRelay(inject("server"));
});
afterEach(() => relay.setFault(() => undefined));
afterAll(() => relay.stop());

const arrive = (tag: Record<string, string> = {}) =>
  createVisitor({ browser, html, server: relay.url, tag });

async function loadTimes({ page }: Visitor) {
  await expect
    .poll(() => page.evaluate(readLoadTimes))
    .toMatchObject({
      contentLoaded: expect.any(Number),
    });
  return page.evaluate(readLoadTimes);
}

describe("[F4.09] [P10] a server that takes a request and says nothing for 30 s", () => {
  test("its files: the page loads as without it; the visitor is given a link", async () => {
    const control = await arrive({ "data-prefetch": "idle" });
    await control.visit();
    await control.page.waitForLoadState("load");
    const usual = await loadTimes(control);
    await control.leave();

    const visitor = await arrive({ "data-prefetch": "idle" });
    relay.setFault((path) => (path.startsWith("/assets/") ? "hang" : undefined));
    await visitor.visit();
    await visitor.page.waitForLoadState("load");
    const now = await loadTimes(visitor);
    expect(now.load - usual.load).toBeLessThan(NOISE);
    expect(now.firstPaint - usual.firstPaint).toBeLessThan(NOISE);

    await visitor.leave();

    const clicking = await arrive();
    await clicking.page.clock.install();
    await clicking.visit();
    await clicking.launcher.click();
    await passSeconds(clicking.page, 30);
    await clicking.link.waitFor();
    expect(await clicking.link.getAttribute("href")).toContain("/ticket?site=demo");
    await clicking.leave();
  });

  test("its API, after an earlier visit: what was read then can be found and read now", async () => {
    const visitor = await arrive();
    await visitor.visit();
    await visitor.open();
    await visitor.panel.getByRole("combobox").fill("退款多久到账");
    await visitor.panel.getByRole("option").first().waitFor();
    // What is kept is written once the page has nothing better to do.
    await expect
      .poll(() => visitor.page.evaluate(async () => (await indexedDB.databases()).length))
      .toBe(1);
    await visitor.page.waitForTimeout(1_000);
    relay.setFault((path) => (path.startsWith("/v1/") ? "hang" : undefined));
    await visitor.page.reload();
    await visitor.open();
    await visitor.panel.getByRole("combobox").fill("退款多久到账");
    await visitor.panel.getByRole("option").first().click();
    await visitor.panel.getByRole("article").getByRole("table").first().waitFor();
    await visitor.leave();
  });

  test("its API, on the first visit: the visitor is told, and shown other ways", async () => {
    const visitor = await arrive();
    await visitor.page.clock.install();
    relay.setFault((path) => (path.startsWith("/v1/") ? "hang" : undefined));
    await visitor.visit();
    await visitor.open();
    await visitor.panel.getByRole("combobox").fill("退款");
    await passSeconds(visitor.page, 30);
    await visitor.panel.getByText("搜索暂时用不了").waitFor();
    await visitor.panel.getByRole("button", { name: "提交工单" }).first().waitFor();
    await visitor.leave();
  });

  test("the loader itself: the page's content and first paint do not wait for it", async () => {
    const visitor = await arrive();
    relay.setFault(() => "hang");
    await visitor.page.goto(visitor.host.page("/", { html: visitor.html }), {
      waitUntil: "domcontentloaded",
    });
    await expect
      .poll(async () => (await visitor.page.evaluate(readLoadTimes)).firstPaint)
      .toBeGreaterThan(0);
    const { contentLoaded, firstPaint } = await visitor.page.evaluate(readLoadTimes);
    expect(contentLoaded).toBeLessThan(1_500);
    expect(firstPaint).toBeLessThan(1_500);
    await visitor.leave();
  });
});
