import { beforeEach, describe, expect, inject, test } from "vitest";
import { fileTicket } from "../support/ticket-steps.ts";
import { readTraces, recordTraces } from "../support/page-traces.ts";
import {
  connectChromium,
  createVisitor,
  type Visitor,
  type VisitorOptions,
} from "../support/visitor.ts";

const browser = await connectChromium();

describe("before intent", () => {
  let visitor: Visitor;
  let requests: string[];

  async function arrive(options: Partial<VisitorOptions> = {}): Promise<void> {
    visitor = await createVisitor({ browser, ...options });
    visitor.context.on("request", (request) => requests.push(new URL(request.url()).pathname));
  }
  const assets = () => requests.filter((path) => path.startsWith("/assets/"));
  const api = () => requests.filter((path) => path.startsWith("/v1/"));

  beforeEach(() => {
    requests = [];
  });

  test("[F2.10] one script, one button: no other request, no listener, nothing stored", async () => {
    await arrive();
    await recordTraces(visitor.context);
    await visitor.page.goto(
      visitor.host.page("/bare", { html: "<!doctype html><title>-</title>" }),
    );
    const bare = await readTraces(visitor.page);

    requests.length = 0;
    await visitor.visit();
    await visitor.page.waitForLoadState("networkidle");
    const traces = await readTraces(visitor.page);
    expect(requests).toEqual(["/", "/helpbuoy.js"]);
    expect(traces.listeners).toEqual([]);
    expect(traces.stored).toEqual([]);
    expect([traces.timeouts, traces.intervals]).toEqual([0, 0]);
    expect(traces.globals.filter((name) => !bare.globals.includes(name))).toEqual(["Helpbuoy"]);
    expect(traces.patched).toEqual([]);
    await visitor.leave();
  });

  test("[F2.09] hover loads core and panel", async () => {
    await arrive();
    await visitor.visit();
    expect(assets()).toEqual([]);
    await visitor.launcher.hover();
    await expect.poll(() => assets().join()).toMatch(/core-.*panel-|panel-.*core-/);
    expect(await visitor.panel.isVisible()).toBe(false);
    await visitor.leave();
  });

  test("[F2.09] focus loads core and panel", async () => {
    await arrive();
    await visitor.visit();
    await visitor.launcher.focus();
    await expect.poll(() => assets().join()).toMatch(/core-.*panel-|panel-.*core-/);
    await visitor.leave();
  });

  test("[F2.09] touch opens it on a phone", async () => {
    await arrive({ isPhone: true, viewport: { width: 390, height: 780 } });
    await visitor.visit();
    await visitor.launcher.tap();
    await visitor.panel.waitFor();
    await visitor.leave();
  });

  test("[F2.09] a site may ask for idle prefetch", async () => {
    await arrive({ tag: { "data-prefetch": "idle" } });
    await visitor.visit();
    await expect.poll(() => assets().join()).toMatch(/core-.*panel-|panel-.*core-/);
    await visitor.leave();
  });

  test("[F2.11] something awaited wakes the core when idle, to count what is unread and no more", async () => {
    await arrive();
    await visitor.visit();
    await visitor.open();
    await fileTicket(visitor.panel, { subject: "等回复的", description: "页面关了也会醒来" });
    await visitor.panel.getByText("工单已提交").waitFor();
    const mark = () => visitor.page.evaluate(() => localStorage.getItem("helpbuoy:demo"));
    await expect.poll(mark).toBe("awaiting");
    requests.length = 0;
    // A pointer that rests on the launcher would be intent.
    await visitor.page.mouse.move(0, 0);
    await visitor.page.reload();
    await expect.poll(() => assets().join()).toContain("core-");
    await expect.poll(() => api().join()).toContain("/conversations");
    expect(assets().join()).not.toContain("panel-");
    expect(api().join()).not.toContain("/packs/");
    await visitor.leave();
  });

  test("[F2.14] the loader is short-lived and may be stale; what has a hash never changes", async () => {
    await arrive();
    await visitor.visit();
    await visitor.open();
    const loader = await fetch(`${inject("server")}/helpbuoy.js`);
    const policy = loader.headers.get("cache-control") ?? "";
    expect(Number(/max-age=(\d+)/.exec(policy)?.[1])).toBeLessThanOrEqual(3600);
    expect(policy).toContain("stale-while-revalidate");
    for (const path of new Set(assets())) {
      const asset = await fetch(inject("server") + path, {
        headers: { origin: "https://a.example" },
      });
      expect(asset.headers.get("cache-control")).toContain("immutable");
      expect(asset.headers.get("access-control-allow-origin")).toBe("*");
      expect(asset.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    }
    await visitor.leave();
  });
});
