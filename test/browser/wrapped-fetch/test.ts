import { describe, expect, test } from "vitest";
import { pageOf, passSeconds, withScript, type Face } from "../../support/hazard.ts";
import { fileTicket } from "../../support/ticket-steps.ts";
import { connectChromium, createVisitor, type Visitor } from "../../support/visitor.ts";
import { blockFetch, wrappers } from "./init.ts";

const browser = await connectChromium();
const html = pageOf(import.meta.dirname);

async function find({ panel }: Visitor): Promise<void> {
  await panel.getByRole("combobox").fill("退款多久到账");
  await panel.getByRole("option").first().click();
  await panel.getByRole("article").getByRole("table").first().waitFor();
  await panel.getByRole("button", { name: "返回" }).click();
  await panel.getByRole("combobox").fill("");
}

describe("[F4.08] [P3] fetch that the page has wrapped", () => {
  test.each(Object.entries(wrappers))("%s: all goes on", async (_name, wrap) => {
    const visitor = await createVisitor({ browser, html: withScript(html, wrap) });
    visitor.context.setDefaultTimeout(5_000);
    await visitor.visit();
    await visitor.open();
    await find(visitor);
    await fileTicket(visitor.panel, { subject: "包了一层", description: "照样能提交" });
    await visitor.panel.getByText("工单已提交").waitFor();
    await visitor.leave();
  });
});

describe("[P3] fetch that a blocker refuses: at most one error, and no storm", () => {
  test("in the page, before anything was fetched", async () => {
    const visitor = await createVisitor({ browser, html: withScript(html, blockFetch) });
    await visitor.page.clock.install();
    await visitor.visit();
    await visitor.page.evaluate(() => {
      const page = window as unknown as Face & { errors: number };
      page.errors = 0;
      void page.Helpbuoy("on", "error", () => (page.errors += 1));
    });
    await visitor.open();
    await visitor.panel.getByRole("combobox").fill("退款");
    await passSeconds(visitor.page, 60);
    const { calls, errors, reasons } = await visitor.page.evaluate(async () => {
      const page = window as unknown as Face & { errors: number; calls: number };
      const said = (await page.Helpbuoy("diagnose")) as { reasons: string[] };
      return { calls: page.calls, errors: page.errors, reasons: said.reasons };
    });
    expect(calls).toBeGreaterThan(0);
    expect(calls).toBeLessThanOrEqual(20);
    expect(errors).toBeLessThanOrEqual(1);
    expect(reasons).toContain("backend_unreachable");
    await visitor.leave();
  });

  test("in the browser, with something to send and a stream that stood", async () => {
    const visitor = await createVisitor({ browser, html: withScript(html, () => {}) });
    await visitor.page.clock.install();
    await visitor.visit();
    await visitor.open();
    await find(visitor);
    await visitor.context.route("**/v1/**", (route) => route.abort("blockedbyclient"));
    let calls = 0;
    visitor.context.on("request", (request) => {
      if (request.url().includes("/v1/")) calls += 1;
    });
    await fileTicket(visitor.panel, { subject: "被拦住了", description: "等能发时再发" });
    await passSeconds(visitor.page, 60);
    expect(calls).toBeGreaterThan(0);
    expect(calls).toBeLessThanOrEqual(30);
    // What was written is not lost: it goes once the blocker is off.
    await visitor.context.unroute("**/v1/**");
    // In its own time: the page's clock run ahead would outrun the network, and requests their limits.
    await visitor.panel.getByText("工单已提交").waitFor({ timeout: 40_000 });
    await visitor.leave();
  });
});
