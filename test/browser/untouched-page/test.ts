import { expect, test } from "vitest";
import { pageOf, withScript, type Face } from "../../support/hazard.ts";
import { fileTicket } from "../../support/ticket-steps.ts";
import { connectChromium, createVisitor } from "../../support/visitor.ts";
import init, { type Snapshot, type WatchedPage } from "./init.ts";

const browser = await connectChromium();
const html = withScript(pageOf(import.meta.dirname), () => {});

/** Names of what is there in one only, or not the same in both. */
function differences(before: Snapshot, after: Snapshot): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]);
}

test("[P1] one global is added, nothing is patched, nothing thrown: at load, in use, after destroy", async () => {
  const visitor = await createVisitor({ browser, html });
  const { page, panel } = visitor;
  await visitor.context.addInitScript(init);
  const shoot = () => page.evaluate(() => (window as unknown as WatchedPage).takeSnapshot());
  let give = () => {};
  const held = new Promise<void>((resolve) => (give = resolve));
  await visitor.context.route("**/helpbuoy.js", async (route) => {
    await held;
    await route.continue();
  });
  const visiting = visitor.visit();
  await page.waitForFunction(() => document.readyState === "interactive");
  const before = await shoot();
  give();
  await visiting;
  expect(differences(before, await shoot())).toEqual(["window.Helpbuoy"]);

  await visitor.open();
  await panel.getByRole("combobox").fill("退款多久到账");
  await panel.getByRole("option").first().click();
  await panel.getByRole("article").getByRole("table").first().waitFor();
  await panel.getByRole("button", { name: "返回" }).click();
  await panel.getByRole("combobox").fill("");
  await panel.getByRole("button", { name: "问智能助手" }).click();
  await panel.getByRole("textbox", { name: "写下你的问题" }).fill("怎么开店");
  await page.keyboard.press("Enter");
  await panel.getByText("参考文章").waitFor();
  await panel.getByRole("button", { name: "返回" }).click();
  await fileTicket(panel, { subject: "什么都没变", description: "页面还是那个页面" });
  await panel.getByText("工单已提交").waitFor();
  expect(differences(before, await shoot())).toEqual(["window.Helpbuoy"]);

  await page.evaluate(() => (window as unknown as Face).Helpbuoy("destroy"));
  expect(differences(before, await shoot())).toEqual([]);
  expect(await page.evaluate(() => (window as unknown as WatchedPage).rejections)).toEqual([]);
  await visitor.leave();
});
