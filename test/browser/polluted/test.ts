import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { pageOf, withScript } from "../../support/hazard.ts";
import { startRelay, type Relay } from "../../support/relay.ts";
import { fileTicket } from "../../support/ticket-steps.ts";
import { connectChromium, createVisitor, type Visitor } from "../../support/visitor.ts";
import { pollutions } from "./init.ts";

const browser = await connectChromium();
const html = pageOf(import.meta.dirname);

let relay: Relay;
beforeAll(async () => {
  relay = await startRelay(inject("server"));
});
afterAll(() => relay.stop());

async function arrive(pollute: () => void): Promise<Visitor> {
  relay.requests.length = 0;
  const visitor = await createVisitor({
    browser,
    server: relay.url,
    html: withScript(html, pollute),
  });
  visitor.context.setDefaultTimeout(5_000);
  return visitor;
}

/** Finds, reads, files a ticket with a file, writes on. */
async function journey({ panel, page }: Visitor): Promise<void> {
  await panel.getByRole("combobox").fill("退款多久到账");
  await panel.getByRole("option").first().click();
  await panel.getByRole("article").getByRole("table").first().waitFor();
  await panel.getByRole("button", { name: "返回" }).click();
  await panel.getByRole("combobox").fill("");
  await fileTicket(panel, { subject: "页面脚本", description: '一行\n"两行"' });
  await panel.getByText("工单已提交").waitFor();
  await panel.getByRole("button", { name: "查看工单" }).click();
  const chooser = page.waitForEvent("filechooser");
  await panel.getByRole("button", { name: "添加附件" }).click();
  const file = { name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("text") };
  await (await chooser).setFiles(file);
  await panel.getByRole("textbox", { name: "回复" }).fill("再补充一句");
  await page.keyboard.press("Enter");
  await expect.poll(commands).toHaveLength(2);
}

/** The commands as they came over the wire, but for what is new each time. */
const commands = () =>
  relay.requests
    .filter(({ method, path }) => method === "POST" && path.endsWith("/commands"))
    .map(({ body }) =>
      body.replace(/\b[\dA-HJKMNP-TV-Z]{26}\b/g, "id").replace(/:\d+\/orders/, "/orders"),
    );

describe("[F4.03] [P2] on a polluted page", () => {
  let clean: string[];
  test("an untouched page says what the wire should hear", async () => {
    const visitor = await arrive(() => {});
    await visitor.visit("/orders/1");
    await visitor.open();
    await journey(visitor);
    clean = commands();
    await visitor.leave();
  });

  test.each(Object.entries(pollutions))("%s", async (_name, { pollute, outcome }) => {
    const visitor = await arrive(pollute);
    if (outcome === "link") {
      await visitor.visit("/orders/1", "link");
      expect(await visitor.link.getAttribute("href")).toContain(`${relay.url}/ticket?site=demo`);
      expect(relay.requests.map(({ path }) => path)).toEqual(["/helpbuoy.js"]);
    } else {
      await visitor.visit("/orders/1");
      await visitor.open();
      await journey(visitor);
      expect(commands()).toEqual(clean);
    }
    await visitor.leave();
  });
});
