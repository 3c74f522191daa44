import { describe, expect, inject, test } from "vitest";
import { pageOf, withScript, type Face } from "../../support/hazard.ts";
import { fileTicket } from "../../support/ticket-steps.ts";
import { connectChromium, createVisitor, type Visitor } from "../../support/visitor.ts";
import { faults, type DiskPage } from "./init.ts";

const browser = await connectChromium();
const html = pageOf(import.meta.dirname).replace("<body>", '<body data-backend="{{server}}">');
const name = `helpbuoy/demo/${inject("server")}`;

async function findAndFile({ panel }: Visitor): Promise<void> {
  await panel.getByRole("combobox").fill("退款多久到账");
  await panel.getByRole("option").first().click();
  await panel.getByRole("article").getByRole("table").first().waitFor();
  await panel.getByRole("button", { name: "返回" }).click();
  await panel.getByRole("combobox").fill("");
  await fileTicket(panel, { subject: "磁盘坏了", description: "照样能提交" });
  await panel.getByText("工单已提交").waitFor();
}

describe("[F4.07] [P8] where IndexedDB fails, the page's memory does", () => {
  test.each(Object.entries(faults))("%s", async (_name, breakDisk) => {
    const visitor = await createVisitor({ browser, html: withScript(html, breakDisk) });
    visitor.context.setDefaultTimeout(5_000);
    await visitor.visit();
    await visitor.open();
    await findAndFile(visitor);
    const { page, panel } = visitor;
    await page.evaluate(() => (window as unknown as Face).Helpbuoy("show", "home"));
    await panel.getByText("这个浏览器不能保存记录").waitFor();
    const { opens, openedAt, notedAt } = await page.evaluate(async () => {
      const own = window as unknown as DiskPage & Face;
      type Entry = { at: number; code: string };
      const said = (await own.Helpbuoy("diagnose")) as { log: Entry[] };
      const noted = said.log.find(({ code }) => code.startsWith("storage"));
      const at = (noted?.at ?? Number.NaN) - performance.timeOrigin;
      return { opens: own.opens, openedAt: own.openedAt, notedAt: at };
    });
    expect(opens).toBeLessThanOrEqual(2);
    // A second, and what a busy machine adds to its timers.
    expect(notedAt - openedAt).toBeLessThan(1_500);
    await visitor.leave();
  });
});

test("[P8] a disk without room: what is too big stays in memory, and all goes on", async () => {
  const visitor = await createVisitor({ browser, html: withScript(html, () => {}) });
  await visitor.visit();
  const devtools = await visitor.context.newCDPSession(visitor.page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: visitor.host.url, quotaSize: 1 });
  await visitor.open();
  await findAndFile(visitor);
  const reasons = () =>
    visitor.page.evaluate(
      async () =>
        ((await (window as unknown as Face).Helpbuoy("diagnose")) as { reasons: string[] }).reasons,
    );
  expect(await reasons()).toContain("storage_full");
  await visitor.leave();
});

test("[P8] another tab deletes the database: it is not held up, and what follows is kept", async () => {
  const visitor = await createVisitor({ browser, html: withScript(html, () => {}) });
  await visitor.visit();
  await visitor.open();
  await visitor.panel.getByRole("button", { name: "提交工单" }).first().click();
  const other = await visitor.context.newPage();
  await other.goto(visitor.host.page("/plain", { html: "<!doctype html><title>-</title>" }));
  const outcome = await other.evaluate(
    (database) =>
      new Promise<string>((resolve) => {
        const deletion = indexedDB.deleteDatabase(database);
        deletion.addEventListener("success", () => resolve("deleted"));
        deletion.addEventListener("blocked", () => resolve("blocked"));
      }),
    name,
  );
  expect(outcome).toBe("deleted");
  await other.close();
  await visitor.panel.getByRole("button", { name: "返回" }).click();
  await fileTicket(visitor.panel, { subject: "删了也在", description: "重新打开" });
  await visitor.panel.getByText("工单已提交").waitFor();
  await visitor.page.reload();
  await visitor.open();
  await visitor.panel.getByRole("button", { name: "我的工单" }).click();
  await visitor.panel.getByText("删了也在").waitFor();
  await visitor.leave();
});
