import { expect, inject, test } from "vitest";
import { signInAgent } from "../../support/agent.ts";
import { pageOf, withScript } from "../../support/hazard.ts";
import { keptInBrowser } from "../../support/kept-in-browser.ts";
import { openStored } from "../../support/stored.ts";
import { fileTicket } from "../../support/ticket-steps.ts";
import { connectChromium, createVisitor } from "../../support/visitor.ts";
import { skews } from "./init.ts";

const browser = await connectChromium();
const html = withScript(pageOf(import.meta.dirname), () => {});

test.each(Object.entries(skews))(
  "[F4.12] [P35] a clock %s: times, order and session are right",
  async (name, skew) => {
    const visitor = await createVisitor({ browser, html });
    const { page, panel } = visitor;
    await page.clock.setSystemTime(Date.now() + skew);
    await visitor.visit();
    expect(await page.evaluate(() => Date.now())).not.toBeCloseTo(Date.now(), -8);
    await visitor.open();
    await fileTicket(panel, { subject: `钟不准：${name}`, description: "先说的" });
    await panel.getByText("工单已提交").waitFor();
    await panel.getByRole("button", { name: "查看工单" }).click();
    const stored = openStored(inject("serverFolder"));
    const [row] = stored.rows<{ id: string }>(
      "select id from conversations where subject = ?",
      `钟不准：${name}`,
    );
    stored.close();
    const agent = await signInAgent(inject("server"));
    await agent.reply(row?.id ?? "", "随后答的");
    const log = panel.getByRole("log");
    await log.getByText("随后答的").waitFor();
    await panel.getByRole("textbox", { name: "回复" }).fill("再说一句");
    await page.keyboard.press("Enter");
    await log.getByText("再说一句").waitFor();
    const said = (await log.innerText()).replace(/\s+/g, " ");
    expect(said).toMatch(/先说的.*随后答的.*再说一句/);
    await expect.poll(() => keptInBrowser(page)).toContain("随后答的");
    // The session goes on over a reload: nothing has expired by this clock.
    const server = Promise.withResolvers<void>();
    await page.route("**/v1/**", (route) => server.promise.then(() => route.continue()));
    await page.reload();
    await visitor.open();
    // What is kept stands before the server has told the time, and follows it then.
    const ticket = panel
      .getByRole("button")
      .filter({ hasText: /^工单 \d/ })
      .first();
    await ticket.waitFor();
    server.resolve();
    await ticket.filter({ hasText: "此刻" }).waitFor();
    expect(await panel.innerText()).not.toMatch(/[12] ?天[前后]|昨天|明天|前天|后天/);
    await visitor.leave();
  },
);
