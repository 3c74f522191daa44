import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { pageOf, withScript, type Face } from "../../support/hazard.ts";
import { startRelay, type Relay } from "../../support/relay.ts";
import { connectChromium, createVisitor, type Visitor } from "../../support/visitor.ts";
import { announcePage, comeAndGo, goTo } from "./init.ts";

const browser = await connectChromium();
const html = withScript(pageOf(import.meta.dirname), () => {});

let relay: Relay;
let visitor: Visitor;
beforeAll(async () => {
  relay = await startRelay(inject("server"));
});
beforeEach(async () => {
  visitor = await createVisitor({ browser, html, server: relay.url });
  await visitor.visit("/orders/1");
});
afterAll(() => relay.stop());

const call = (command: string) =>
  visitor.page.evaluate((name) => (window as unknown as Face).Helpbuoy(name), command);

describe("[F4.11] [P11] coming and going", () => {
  test("a page's own router swaps address and body: one widget stays, open and with its words", async () => {
    await visitor.open();
    await visitor.panel.getByRole("combobox").fill("退款");
    for (const path of ["/orders/2", "/cart", "/orders/3"]) {
      await visitor.page.evaluate(goTo, path);
    }
    expect(await visitor.page.locator("helpbuoy-widget").count()).toBe(1);
    expect(await visitor.panel.getByRole("combobox").inputValue()).toBe("退款");
    await visitor.panel.getByRole("option").first().waitFor();
    await expect.poll(relay.streams).toBe(1);
    await visitor.page.goBack();
    expect(await visitor.panel.isVisible()).toBe(true);
    await visitor.leave();
    await expect.poll(relay.streams).toBe(0);
  });

  // Playwright's Chromium has no back/forward cache; these are the events by which a page hears of it.
  test("into the back/forward cache without a stream, which would keep the page out; out with one", async () => {
    await visitor.open();
    await expect.poll(relay.streams).toBe(1);
    await visitor.page.evaluate(announcePage, "pagehide" as const);
    await expect.poll(relay.streams).toBe(0);
    await visitor.page.evaluate(announcePage, "pageshow" as const);
    await expect.poll(relay.streams).toBe(1);
    await visitor.leave();
    await expect.poll(relay.streams).toBe(0);
  });

  test("50 times begun, opened and ended: no node, listener or stream more than after five", async () => {
    const devtools = await visitor.context.newCDPSession(visitor.page);
    await devtools.send("Performance.enable");
    const round = () => visitor.page.evaluate(comeAndGo);
    const count = async () => {
      // What one collection lets go of, the next takes along.
      for (let times = 0; times < 3; times++) await devtools.send("HeapProfiler.collectGarbage");
      const { metrics } = await devtools.send("Performance.getMetrics");
      const read = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
      return { nodes: read("Nodes"), listeners: read("JSEventListeners") };
    };
    for (let rounds = 0; rounds < 5; rounds++) await round();
    const before = await count();
    for (let rounds = 0; rounds < 45; rounds++) await round();
    const after = await count();
    expect(after.nodes - before.nodes).toBeLessThan(20);
    expect(after.listeners - before.listeners).toBeLessThan(20);
    await call("shutdown");
    await expect.poll(relay.streams).toBe(0);
    expect(relay.mostStreams()).toBeLessThanOrEqual(2);
    await visitor.leave();
  });
});
