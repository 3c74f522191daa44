import { expect, inject, test } from "vitest";
import { connectChromium, createVisitor, tagOf } from "../support/visitor.ts";

const browser = await connectChromium();

test("[F4.10] [F2.12] [P11] two copies of the tag are one widget", async () => {
  const server = inject("server");
  const second = tagOf(server, { "data-color": "#aa0000" });
  const other = second.replace("helpbuoy.js", "helpbuoy.js?copy=2");
  const visitor = await createVisitor({ browser, before: second + other });
  await visitor.visit();
  await visitor.page.waitForLoadState("networkidle");
  expect(await visitor.page.locator("helpbuoy-widget").count()).toBe(1);
  await visitor.open();
  expect(await visitor.page.locator("helpbuoy-widget").getByRole("dialog").count()).toBe(1);
  await visitor.leave();
});

test("[F2.12] a tag added later by a page's script finds the widget there", async () => {
  const visitor = await createVisitor({ browser });
  await visitor.visit();
  await visitor.open();
  await visitor.page.addScriptTag({ url: `${inject("server")}/helpbuoy.js` });
  expect(await visitor.page.locator("helpbuoy-widget").count()).toBe(1);
  expect(await visitor.panel.isVisible()).toBe(true);
  await visitor.leave();
});
