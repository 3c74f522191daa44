import { afterAll, beforeAll, describe, inject, test } from "vitest";
import { call } from "../../support/agent.ts";
import { pageOf, withScript } from "../../support/hazard.ts";
import { fileTicket } from "../../support/ticket-steps.ts";
import { connectChromium, createVisitor, tagOf, type Visitor } from "../../support/visitor.ts";
import init from "./init.ts";

const browser = await connectChromium();
const html = pageOf(import.meta.dirname);

/** Opens, finds, asks, files, and is told that nothing of it is kept. */
async function journey(panel: Visitor["panel"]): Promise<void> {
  await panel.getByText("这个浏览器不能保存记录").waitFor();
  await panel.getByRole("combobox").fill("退款多久到账");
  await panel.getByRole("option").first().click();
  await panel.getByRole("article").getByRole("table").first().waitFor();
  await panel.getByRole("button", { name: "返回" }).click();
  await panel.getByRole("combobox").fill("");
  await panel.getByRole("button", { name: "问智能助手" }).click();
  const box = panel.getByRole("textbox", { name: "写下你的问题" });
  await box.fill("怎么开店");
  await box.press("Enter");
  await panel.getByText("参考文章").waitFor();
  await panel.getByRole("button", { name: "返回" }).click();
  await fileTicket(panel, { subject: "什么都存不下", description: "照样能提交" });
  await panel.getByText("工单已提交").waitFor();
}

test("[P7] every store throws when its name is read: all goes on in memory", async () => {
  const visitor = await createVisitor({ browser, html: withScript(html, init) });
  await visitor.visit();
  await visitor.open();
  await journey(visitor.panel);
  await visitor.leave();
});

describe("[F4.06] [P7] in a frame with no more than sandbox=allow-scripts", () => {
  const server = inject("server");
  const settings = `${server}/v1/agents/sites/demo/settings`;
  let token: string;
  let origins: string[];
  // Such a frame has the origin `null`, which a site must let in by name.
  beforeAll(async () => {
    const signIn = { email: "agent@example.com", password: "helpbuoy-demo" };
    const url = `${server}/v1/agents/sign-in`;
    ({ token } = await call<{ token: string }>(url, { method: "POST", body: signIn }));
    ({ origins } = await call<{ origins: string[] }>(settings, { token }));
    await call(settings, { method: "PATCH", token, body: { origins: [...origins, "null"] } });
  });
  afterAll(() => call(settings, { method: "PATCH", token, body: { origins } }));

  test("it opens, finds, asks and files", async () => {
    const visitor = await createVisitor({ browser, html: pageOf(import.meta.dirname, "frame") });
    const framed = withScript(html, () => {}).replace("{{tag}}", tagOf(server));
    visitor.host.page("/framed", { html: framed });
    visitor.host.page("/", { html: pageOf(import.meta.dirname, "frame") });
    await visitor.page.goto(`${visitor.host.url}/`);
    const widget = visitor.page.frameLocator("iframe").locator("helpbuoy-widget");
    await widget.getByRole("button", { name: "帮助" }).click();
    await journey(widget.getByRole("dialog"));
    await visitor.leave();
  });
});
