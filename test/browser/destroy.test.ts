import { expect, test } from "vitest";
import { readTraces, recordTraces } from "../support/page-traces.ts";
import { connectChromium, createVisitor } from "../support/visitor.ts";

const browser = await connectChromium();

type Global = { Helpbuoy(command: string, ...args: unknown[]): Promise<unknown> };

test("[F2.41] [P1] [P11] destroy() after use leaves no node, listener, timer, stream or global", async () => {
  const visitor = await createVisitor({ browser });
  const streams = new Set<string>();
  visitor.context.on("request", (request) => {
    if (request.url().includes("/events")) streams.add(request.url());
  });
  const ended = (request: { url(): string }) => streams.delete(request.url());
  visitor.context.on("requestfinished", ended);
  visitor.context.on("requestfailed", ended);
  await recordTraces(visitor.context);
  // The page as it is without us: the tag is added by hand below.
  await visitor.page.goto(
    visitor.host.page("/clean", { html: "<!doctype html><html lang=en><title>-</title><p>page" }),
  );
  const before = await readTraces(visitor.page);

  await visitor.visit();
  await visitor.open();
  await visitor.panel.getByRole("combobox").fill("退款多久到账");
  await visitor.panel.getByRole("option").first().click();
  await visitor.panel.getByRole("article").waitFor();
  await expect.poll(() => streams.size).toBe(1);
  await visitor.page.evaluate(() => (window as unknown as Global).Helpbuoy("destroy"));

  await expect.poll(() => streams.size).toBe(0);
  // Loading gives up after 15 s: what counts for that does nothing any more, and lapses by itself.
  const timeouts = async () => (await readTraces(visitor.page)).timeouts;
  await expect.poll(timeouts, { timeout: 20_000 }).toBe(0);
  const after = await readTraces(visitor.page);
  expect(after.listeners).toEqual([]);
  expect(after.intervals).toBe(0);
  expect(after.patched).toEqual([]);
  expect(after.globals).toEqual(before.globals);
  expect(after.elements.filter((html) => html.includes("helpbuoy-widget"))).toEqual([]);
  await visitor.leave();
});

test("[F2.41] the page may boot it again after destroy by adding the tag anew", async () => {
  const visitor = await createVisitor({ browser });
  await visitor.visit();
  await visitor.open();
  for (let round = 0; round < 3; round++) {
    const source = await visitor.page.evaluate(async () => {
      await (window as unknown as Global).Helpbuoy("destroy");
      return document.querySelector<HTMLScriptElement>("script[data-site]")?.src ?? "";
    });
    expect(await visitor.page.locator("helpbuoy-widget").count()).toBe(0);
    await visitor.page.evaluate((src) => {
      const tag = Object.assign(document.createElement("script"), { src });
      tag.dataset["site"] = "demo";
      document.body.append(tag);
    }, source);
    await visitor.launcher.waitFor();
    await visitor.open();
  }
  await visitor.leave();
});
