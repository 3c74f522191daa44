import { describe, expect, inject, test } from "vitest";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";

const browser = await connectChromium();
const server = inject("server");
const shop = `http://127.0.0.1:${Number(new URL(server).port) + 1}`;

async function open(address: string, locale: "zh-CN" | "en" = "zh-CN"): Promise<Visitor> {
  const visitor = await createVisitor({ browser, locale });
  await visitor.page.goto(address);
  await visitor.launcher.waitFor();
  return visitor;
}

describe("[F2.47] the shop, on another origin", () => {
  test("product, cart and order pages lead on to each other", async () => {
    const visitor = await open(`${shop}/`);
    const { page } = visitor;
    await page.getByRole("link", { name: /海玻璃手拉杯/ }).click();
    await page.getByRole("button", { name: "加入购物车" }).click();
    await page.getByRole("link", { name: /^购物车/ }).click();
    await page.getByText("× 2").waitFor();
    await page.getByRole("link", { name: "付款" }).click();
    await page.getByRole("heading", { name: /订单 2026/ }).waitFor();
    await visitor.leave();
  });

  test("the order page gets suggestions, opens an article, begins a message", async () => {
    const visitor = await open(`${shop}/orders/2026111800427`);
    const { page, panel } = visitor;
    await visitor.open();
    await panel.getByRole("listitem").filter({ hasText: "怎么查订单物流" }).first().waitFor();
    // Where the order's buttons stand beside the panel or under it is up to the machine's fonts.
    await panel.getByRole("button", { name: "关闭" }).click();
    await page.getByRole("button", { name: "退货规则" }).click();
    await panel.getByRole("article").getByRole("heading", { name: "怎么申请退货退款" }).waitFor();
    await panel.getByRole("button", { name: "关闭" }).click();
    await page.getByRole("button", { name: "问问物流" }).click();
    await expect.poll(() => panel.getByRole("textbox").inputValue()).toContain("2026111800427");
    await visitor.leave();
  });

  test("switches to English without a reload, and the panel with it", async () => {
    const visitor = await open(`${shop}/orders`);
    await visitor.open();
    await visitor.page.getByRole("button", { name: "English" }).click();
    await visitor.page.getByRole("heading", { name: "My orders" }).waitFor();
    await visitor.panel.getByRole("combobox", { name: "Search for help" }).waitFor();
    await visitor.leave();
  });
});

describe("[F2.48] the playground", () => {
  test("offline: what is written waits, and goes out when the line is back", async () => {
    const visitor = await open(`${server}/?locale=en`, "en");
    const { page, panel } = visitor;
    await visitor.open();
    await panel.getByRole("button", { name: "Returns and refunds" }).waitFor();
    await page.getByLabel("Offline").check();
    await panel
      .getByText(/You are offline/)
      .first()
      .waitFor();
    await page.getByRole("button", { name: "ask", exact: true }).click();
    await panel.getByText(/Kept\. It goes out/).waitFor();
    await page.getByLabel("All is well").check();
    await panel.getByText("From these articles").waitFor({ timeout: 40_000 });
    await visitor.leave();
  });

  test("server error: said, kept, and sent when the server is well again", async () => {
    const visitor = await open(`${server}/?locale=en`, "en");
    const { page, panel } = visitor;
    await visitor.open();
    await panel.getByRole("button", { name: "Returns and refunds" }).waitFor();
    await page.getByLabel(/Server error/).check();
    await page.getByRole("button", { name: "ask", exact: true }).click();
    await panel
      .getByText(/Waiting to be sent|Sending/)
      .first()
      .waitFor();
    await page.getByLabel("All is well").check();
    await panel.getByText("From these articles").waitFor({ timeout: 40_000 });
    await visitor.leave();
  });

  test("slow: the message stands there at once, the answer comes later", async () => {
    const visitor = await open(`${server}/?locale=en`, "en");
    const { page, panel } = visitor;
    await visitor.open();
    await panel.getByRole("button", { name: "Returns and refunds" }).waitFor();
    await page.getByLabel(/Slow/).check();
    await page.getByRole("button", { name: "ask", exact: true }).click();
    await panel
      .getByRole("log")
      .getByText("How long does a refund take?")
      .waitFor({ timeout: 2_000 });
    await panel.getByText("From these articles").waitFor({ timeout: 20_000 });
    await visitor.leave();
  });

  test("locale, dark, right to left, position and colour; a reload keeps them", async () => {
    const visitor = await open(`${server}/?locale=zh-CN`);
    const { page, panel } = visitor;
    await page.getByLabel("语言").selectOption("en");
    await page.getByLabel("Theme").selectOption("dark");
    await page.getByLabel("Right to left").check();
    await page.getByLabel("Colour").fill("#aa0055");
    await page.reload();
    await visitor.launcher.waitFor();
    expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
    const color = await visitor.launcher.evaluate((one) => getComputedStyle(one).backgroundColor);
    expect(color).toBe("rgb(170, 0, 85)");
    // `end` is the left corner of a page that runs from right to left.
    expect((await visitor.launcher.boundingBox())?.x).toBeLessThan(100);
    await visitor.open();
    await panel.getByRole("combobox", { name: "Search for help" }).waitFor();
    await visitor.leave();
  });

  test("shows what a call answers, and the events", async () => {
    const visitor = await open(`${server}/?locale=en`, "en");
    const { page } = visitor;
    await page.getByRole("button", { name: "diagnose" }).click();
    await page.getByText('"reasons": []').waitFor();
    await page.getByRole("button", { name: "showArticle" }).click();
    await page
      .locator("[data-events]")
      .getByText(/article:viewed.*How long a refund takes/)
      .waitFor();
    await visitor.leave();
  });
});

test("script-tag: the plainest page", async () => {
  const visitor = await open(`${server}/examples/script-tag/`, "en");
  await visitor.open();
  await visitor.leave();
});

test("[F2.49] strict-csp: the page shows the policy it is under, and the panel opens", async () => {
  const visitor = await open(`${server}/examples/strict-csp/`, "en");
  await visitor.page.getByText("require-trusted-types-for 'script'").waitFor();
  await visitor.open();
  await visitor.panel.getByRole("combobox").fill("refund");
  await visitor.panel.getByRole("option").first().waitFor();
  await visitor.leave();
});

test("[F2.42] [BE1] own-backend: an object with the Backend interface in place of a server", async () => {
  const visitor = await createVisitor({ browser, locale: "en" });
  const requests: string[] = [];
  visitor.context.on("request", (request) => requests.push(new URL(request.url()).pathname));
  await visitor.page.goto(`${server}/examples/own-backend/`);
  await visitor.launcher.waitFor();
  await visitor.open();
  const { panel } = visitor;
  await panel.getByRole("combobox").fill("does tea go off");
  await panel
    .getByRole("option", { name: /How long does tea keep/ })
    .first()
    .click();
  await panel
    .getByRole("article")
    .getByText(/Two years if dark/)
    .waitFor();
  await panel.getByRole("button", { name: "Back" }).click();
  await panel.getByRole("combobox").fill("");
  await panel.getByRole("button", { name: "File a ticket" }).first().click();
  await panel.getByRole("listitem").getByRole("button", { name: "Something else" }).click();
  await panel.getByLabel("In a few words").fill("Broken tin");
  await panel.getByLabel("What happened").fill("It came open");
  await panel.getByRole("form").getByRole("button", { name: "File the ticket" }).click();
  await panel.getByText("Your ticket is filed").waitFor();
  await visitor.page
    .locator("#desk")
    .getByText(/\d{3}-\d{3}-\d{4}: Broken tin/)
    .waitFor();
  expect(requests.filter((path) => path.startsWith("/v1/"))).toEqual([]);
  await visitor.leave();
});
