import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";

const browser = await connectChromium();

type Global = { Helpbuoy(command: string, ...args: unknown[]): Promise<unknown> };

describe("[F2.22] [F2.53] home", () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await createVisitor({ browser });
    await visitor.visit("/orders/2026");
    await visitor.open();
    await visitor.panel.getByText("按主题找").waitFor();
  });
  afterAll(() => visitor.leave());
  const suggested = () =>
    visitor.panel
      .locator("section")
      .filter({ hasText: "和这个页面有关" })
      .getByRole("listitem")
      .allInnerTexts();

  test("suggests the articles whose patterns fit the page's address", async () => {
    await expect.poll(suggested).toContain("怎么查订单物流");
    expect(await suggested()).not.toContain("怎么开直播");
  });

  test("follows a page that changes its address without a reload", async () => {
    await visitor.page.evaluate(() => history.pushState(null, "", "/live/start"));
    // Patterns that name the page come before those with a star, and what is asked most before the rest.
    await expect
      .poll(async () => (await suggested()).slice(0, 2))
      .toEqual(["怎么做实名认证", "怎么开直播"]);
    expect(await suggested()).not.toContain("怎么查订单物流");
    await visitor.page.goBack();
    await expect.poll(suggested).toContain("怎么查订单物流");
  });

  test("suggests nothing where no pattern fits", async () => {
    await visitor.page.evaluate(() => history.pushState(null, "", "/nowhere"));
    await expect.poll(suggested).toEqual([]);
  });

  test("shows what the host page suggests", async () => {
    await visitor.page.evaluate(() =>
      (window as unknown as Global).Helpbuoy("suggest", ["teen-mode", "refund-time"]),
    );
    await expect.poll(suggested).toEqual(["怎么开启和关闭青少年模式", "退款多久到账"]);
  });

  test("offers categories, popular articles and the ways on", async () => {
    const { panel } = visitor;
    await panel.getByRole("heading", { name: "大家常问" }).waitFor();
    for (const way of ["问智能助手", "提交工单", "查询工单"]) {
      await panel
        .getByRole("navigation", { name: "联系我们" })
        .getByRole("button", { name: way })
        .waitFor();
    }
    await panel.getByRole("button", { name: "直播", exact: true }).click();
    await panel.getByRole("listitem").filter({ hasText: "怎么开直播" }).click();
    await panel.getByRole("article").getByRole("heading", { name: "怎么开直播" }).waitFor();
  });
});
