import { afterEach, describe, expect, inject, test } from "vitest";
import { signInAgent } from "../support/agent.ts";
import { openConsole } from "../support/console.ts";
import { tabTo } from "../support/keyboard.ts";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";
import { axeProblems } from "../support/axe-problems.ts";

const browser = await connectChromium();
const server = inject("server");
const shop = `http://127.0.0.1:${Number(new URL(server).port) + 1}`;
const CUP = "2026111800427";

type Host = { Helpbuoy: (...given: unknown[]) => Promise<unknown> };
let visitor: Visitor;
afterEach(() => visitor.leave());

const say = (...given: unknown[]) =>
  visitor.page.evaluate((all) => (globalThis as unknown as Host).Helpbuoy(...all), given);
/** It is done once the panel is opened: nobody waits for it here. */
const tell = (context: object) =>
  visitor.page.evaluate((given) => {
    void (globalThis as unknown as Host).Helpbuoy("setContext", given);
  }, context);
const press = (name: string) =>
  visitor.panel.getByRole("button", { name, exact: true }).last().click();

/** Comes to an order's page and signs in there. */
async function arrive(locale: "zh-CN" | "en", path = `/orders/${CUP}`): Promise<void> {
  visitor = await createVisitor({ browser, locale });
  await visitor.page.goto(`${shop}${path}`);
  const signIn = locale === "en" ? "Sign in" : "登录";
  await visitor.page.getByRole("button", { name: signIn }).click();
  const signOut = locale === "en" ? "Sign out" : "退出登录";
  await visitor.page.getByRole("button", { name: signOut }).waitFor();
  await visitor.launcher.waitFor();
}

describe("[F6.13] [F6.16] [F6.18] a refund at the shop", () => {
  test("the order of the page is chosen and verified, an amount beyond it is not, the shop accepts", async () => {
    await arrive("zh-CN");
    const { page, panel } = visitor;
    await page.getByRole("button", { name: "退货退款" }).click();
    const cup = panel.locator(".hb-choice").filter({ hasText: "海玻璃手拉杯" }).first();
    await cup.getByText("已核实").waitFor();
    expect(await cup.getByRole("radio").isChecked()).toBe(true);
    expect(await cup.textContent()).toContain("¥128.00");
    await expect.poll(() => panel.getByRole("checkbox").isChecked()).toBe(true);
    await press("下一步");

    const amount = panel.getByLabel("退款金额", { exact: false });
    await panel.getByText("仅退款", { exact: true }).click();
    await panel.getByText("不想要了", { exact: true }).click();
    await expect.poll(() => amount.inputValue()).toBe("128.00");
    await amount.fill("500");
    await press("下一步");
    await panel.getByText("最多¥128.00，即所选商品的金额。").waitFor();
    await amount.fill("120.50");
    await press("下一步");
    await panel.getByText("海玻璃手拉杯 × 1").waitFor();
    await press("提交");
    await panel.getByRole("button", { name: "查看工单" }).click();
    await panel.getByText("已同意，120.5元会按原路退回。").first().waitFor({ timeout: 30_000 });

    const agent = await signInAgent(server);
    const refund = (await agent.conversations()).find(
      ({ conversation }) => conversation.task?.case === CUP,
    );
    const fields = refund?.conversation.fields ?? [];
    expect(fields.find(({ id }) => id === "lines")).toMatchObject({
      value: "cup*1",
      shown: "海玻璃手拉杯 × 1",
    });
  });

  test("a tampered signature vouches for nothing: not verified, and the task is refused", async () => {
    visitor = await createVisitor({ browser, locale: "zh-CN" });
    const { page, panel } = visitor;
    await page.route(/helpbuoy-tokens/, async (route) => {
      const answer = await route.fetch();
      if (answer.status() !== 200) return route.fulfill({ response: answer });
      const tokens = (await answer.json()) as { context: string };
      const [head, body = "", signature] = tokens.context.split(".");
      const claims = JSON.parse(Buffer.from(body, "base64url").toString());
      claims.order = { ...claims.order, id: "X-1", total: { amount: "9999", currency: "CNY" } };
      const forged = Buffer.from(JSON.stringify(claims)).toString("base64url");
      return route.fulfill({ json: { ...tokens, context: `${head}.${forged}.${signature}` } });
    });
    await page.goto(`${shop}/orders/${CUP}`);
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByRole("button", { name: "退出登录" }).waitFor();
    await tell({
      order: {
        id: "X-1",
        title: "金杯",
        state: "delivered",
        total: { amount: "9999", currency: "CNY" },
      },
    });
    await page.getByRole("button", { name: "退货退款" }).click();
    const forged = panel.locator(".hb-choice").filter({ hasText: "金杯" });
    await forged.getByText("未核实").waitFor();
    await expect
      .poll(async () => ((await say("diagnose")) as { reasons: string[] }).reasons)
      .toContain("context_invalid");
    await panel.getByLabel("是哪些商品？").fill("金杯");
    await press("下一步");
    await panel.getByText("仅退款", { exact: true }).click();
    await panel.getByText("不想要了", { exact: true }).click();
    await panel.getByLabel("退款金额", { exact: false }).fill("9999");
    await press("下一步");
    await panel.getByText("还差一点条件").waitFor();
    expect(await panel.getByRole("button", { name: "提交", exact: true }).count()).toBe(0);
  });
});

test("[F6.16] [F2.56] an order is chosen by keyboard alone, one of many is searched; axe finds nothing", async () => {
  await arrive("en", "/orders");
  const { page, panel } = visitor;
  const orders = Array.from({ length: 10 }, (_, at) => ({
    id: `N-${at}`,
    title: `Parcel ${at}`,
    state: "delivered",
    placedAt: "2026-11-02T08:00:00Z",
    total: { amount: `${at + 1}0.00`, currency: "EUR" },
    lines: [
      { id: "a", title: `Bowl ${at}`, quantity: 3, price: { amount: "3.10", currency: "EUR" } },
      { id: "b", title: "Spoon", quantity: 1, price: { amount: "1", currency: "EUR" } },
    ],
  }));
  await tell({ token: null, orders });
  await page.getByRole("button", { name: "Return or refund" }).click();
  await panel.getByRole("searchbox", { name: "Find an order" }).fill("parcel 7");
  await expect.poll(() => panel.getByRole("radio").count()).toBe(2);
  await tabTo(page, /Parcel 7|Another order/);
  await page.keyboard.press("Space");
  const bowl = panel.getByRole("checkbox", { name: /Bowl 7/ });
  await bowl.waitFor();
  await tabTo(page, /Bowl 7/);
  await page.keyboard.press("Space");
  await tabTo(page, /One less/);
  await page.keyboard.press("Enter");
  await expect.poll(() => panel.locator("output").textContent()).toBe("2");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(
      await axeProblems(page, {
        within: "helpbuoy-widget",
        // The shop has a header of its own.
        without: ["landmark-no-duplicate-banner"],
      }),
    ).toEqual([]);
  }
  await panel.getByRole("radio", { name: "Another order" }).check();
  await panel.getByRole("textbox", { name: "Order number" }).fill("Z-9");
  await panel.getByRole("textbox", { name: "Which items?" }).waitFor();
});

test("[F6.17] [F6.15] the verified order is a card in the talk, and for agents", async () => {
  await arrive("en");
  const { panel } = visitor;
  await visitor.open();
  await panel.getByRole("button", { name: "Ask the assistant" }).click();
  const card = panel.getByRole("region", { name: "Order" });
  await card.getByText("Verified", { exact: true }).waitFor();
  expect(await card.textContent()).toMatch(/Sea-glass cup.*128\.00.*On its way/);
  await card.getByText("Delivery", { exact: true }).click();
  await card.getByText("Collected by the courier").waitFor();
  await card.getByRole("button", { name: "Send this order" }).click();
  await panel.getByRole("log").getByText(CUP).first().waitFor();
  await panel.getByRole("button", { name: "Talk to a person" }).last().click();
  await panel
    .getByRole("group")
    .getByText(/Sea-glass cup/)
    .waitFor();
  await press("Ask for a person");

  const agent = await signInAgent(server);
  const find = async () =>
    (await agent.conversations()).find(
      ({ conversation: { handler }, messages }) =>
        handler === "queue" && JSON.stringify(messages).includes("Order: Sea-glass cup"),
    );
  await expect.poll(find).toBeDefined();
  const desk = await openConsole({
    browser,
    place: `demo/inbox/all/${(await find())?.conversation.id}`,
  });
  await desk.signIn();
  const context = desk.page.getByRole("article", { name: "Sea-glass cup" });
  await context.getByText("Verified by the shop").waitFor();
  await context.getByText("Delivery").click();
  await context.getByText("Collected by the courier").waitFor();
  expect(await axeProblems(desk.page, { within: ".shop-part" })).toEqual([]);
  await desk.leave();
});
