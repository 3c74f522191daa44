import type { Manifest, TextsPart } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { startServer, type RunningServer } from "../support/start-server.ts";
import { fileTicket } from "../support/ticket-steps.ts";
import { openStored } from "../support/stored.ts";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";

/*
 * Flow A: search screen → search model → local index (pack) → ranked answers with highlight →
 * article → "not helped" leads on to a ticket with what was read and searched.
 */

const browser = await connectChromium();

/** The paths of every part of the knowledge pack of a locale. */
async function partsOf(server: string, locale: string): Promise<string[]> {
  const base = `${server}/v1/sites/demo`;
  const manifest = (await (
    await fetch(`${base}/manifest?locale=${locale}`, { headers: { origin: "http://localhost" } })
  ).json()) as Manifest;
  const path = (hash: string) => `/v1/sites/demo/packs/${hash}.json`;
  const texts = (await (await fetch(`${server}${path(manifest.texts.hash)}`)).json()) as TextsPart;
  return [manifest.titles, manifest.texts, manifest.forms, ...texts.bodies].map(({ hash }) =>
    path(hash),
  );
}

describe("[F2.50] flow A on a page of another origin", () => {
  let visitor: Visitor;
  const requests: string[] = [];
  beforeAll(async () => {
    visitor = await createVisitor({ browser });
    visitor.context.on("request", (request) => requests.push(request.url()));
    await visitor.visit("/orders/1");
  });
  afterAll(() => visitor.leave());
  const box = () => visitor.panel.getByRole("combobox", { name: "搜索帮助" });

  test("search screen: the box stands ready", async () => {
    await visitor.open();
    await expect.poll(() => box().evaluate((input) => input.matches(":focus"))).toBe(true);
  });

  test("[F2.23] search model → local index: every keystroke is answered without asking the server", async () => {
    await visitor.panel.getByRole("button", { name: "账号与安全" }).waitFor();
    await box().pressSequentially("退款多久");
    await visitor.panel.getByRole("option").first().waitFor();
    await expect
      .poll(() => visitor.panel.getByRole("option").first().innerText())
      .toContain("退款多久到账");
    requests.length = 0;
    await box().pressSequentially("能到");
    await expect
      .poll(() => visitor.panel.getByRole("option").first().innerText())
      .toContain("退款多久到账");
    expect(requests.filter((url) => url.includes("/search"))).toEqual([]);
  });

  test("[F2.23] ranked answers with highlight", async () => {
    const first = visitor.panel.getByRole("option").first();
    const marked = await first.locator("mark, b, strong").allInnerTexts();
    expect(marked.join("")).toContain("退款");
    expect(await visitor.panel.getByRole("option").count()).toBeGreaterThan(1);
    expect(await box().getAttribute("aria-expanded")).toBe("true");
  });

  test.each([
    ["half-typed", "怎么查订"],
    ["no spaces, other words", "快递到哪了"],
    ["a wrong character", "退款多久到帐"],
  ])("[F2.23] found: %s", async (_kind, query) => {
    await box().fill(query);
    await expect.poll(() => visitor.panel.getByRole("option").count()).toBeGreaterThan(0);
    const titles = (await visitor.panel.getByRole("option").allInnerTexts()).join("\n");
    expect(titles).toMatch(query.startsWith("退款") ? /退款多久到账/ : /怎么查订单物流/);
  });

  test("[F2.24] an empty result says so and leads on with the query", async () => {
    await box().fill("xqzvwk");
    await visitor.panel.getByText("没找到“xqzvwk”的相关内容").waitFor();
    await visitor.panel.getByRole("button", { name: "问智能助手" }).first().waitFor();
    await visitor.panel.getByRole("button", { name: "提交工单" }).first().click();
    await visitor.panel.getByRole("button", { name: "其他问题" }).click();
    await expect.poll(() => visitor.panel.getByLabel("一句话说说问题").inputValue()).toBe("xqzvwk");
    await visitor.panel.getByLabel("一句话说说问题").fill("");
    await visitor.panel.getByRole("button", { name: "返回" }).click();
  });

  test("article", async () => {
    // Home has come back with what was searched before.
    await expect.poll(() => box().inputValue()).toBe("xqzvwk");
    await box().fill("退款多久到账");
    await visitor.panel
      .getByRole("option", { name: /退款多久到账/ })
      .first()
      .click();
    await visitor.panel
      .getByRole("article")
      .getByRole("heading", { name: "退款多久到账" })
      .waitFor();
    await visitor.panel.getByRole("table").first().waitFor();
  });

  test("“not helped” leads on to a ticket with what was read and searched", async () => {
    const { panel } = visitor;
    await panel.getByRole("button", { name: "没帮助" }).click();
    await panel.getByText("照做了没用").click();
    await panel.getByRole("button", { name: "发送" }).click();
    await panel.getByText("谢谢反馈，我们会改进。").waitFor();
    await fileTicket(panel, { subject: "退款三周没到", description: "银行说没有收到。" });
    await panel.getByText("工单已提交").waitFor();

    const stored = openStored(inject("serverFolder"));
    const [ticket] = stored.rows<{ number: string; context_json: string }>(
      "select * from conversations where subject = ?",
      "退款三周没到",
    );
    const [article] = stored.rows<{ id: number }>(
      "select id from article_ids where slug = ?",
      "refund-time",
    );
    const ratings = () =>
      stored.rows(
        "select helped, reason, query from article_ratings where article_id = ? and reason is not null",
        String(article?.id),
      );
    await expect
      .poll(ratings)
      .toEqual([{ helped: 0, reason: "did_not_work", query: "退款多久到账" }]);
    stored.close();
    expect(
      await panel
        .getByText(ticket?.number ?? "-")
        .first()
        .innerText(),
    ).toBe(ticket?.number);
    const context = JSON.parse(ticket?.context_json ?? "{}") as Record<string, unknown>;
    expect(context["page"]).toBe(`${visitor.host.url}/orders/1`);
    expect(context["read"]).toContain(article?.id);
    expect(context["searched"]).toContain("退款多久到账");
  });
});

test("[F2.23] English: half-typed words and typos", async () => {
  const visitor = await createVisitor({ browser, locale: "en" });
  await visitor.visit();
  await visitor.open();
  const box = visitor.panel.getByRole("combobox", { name: "Search for help" });
  for (const query of ["how long does a refun", "how long does a refnud take", "money back when"]) {
    await box.fill(query);
    await expect
      .poll(async () => (await visitor.panel.getByRole("option").allInnerTexts()).join("\n"))
      .toContain("How long a refund takes");
  }
  await visitor.leave();
});

describe("[F2.50] [F2.36] [KP4] flow A with the network cut after the first visit", () => {
  let server: RunningServer;
  let visitor: Visitor;
  beforeAll(async () => {
    server = await startServer();
    visitor = await createVisitor({ browser, server: server.url });
  });
  afterAll(async () => {
    await visitor.leave();
    await server.remove();
  });

  test("the first visit brings the whole pack and, after a while, every screen", async () => {
    const wanted = await partsOf(server.url, "zh-CN");
    const finished = new Set<string>();
    visitor.context.on("requestfinished", (request) => {
      finished.add(new URL(request.url()).pathname);
    });
    await visitor.visit();
    await visitor.open();
    await expect
      .poll(() => wanted.filter((path) => !finished.has(path)), { timeout: 20_000 })
      .toEqual([]);
    // One after another: with the last of them all are there.
    await expect.poll(() => [...finished].join(), { timeout: 20_000 }).toContain("privacy-screen");
    await visitor.page.close();
    await server.stop();
  });

  test("the second visit finds, reads and files with no backend at all", async () => {
    await visitor.visit("/orders/2");
    await visitor.open();
    const { panel } = visitor;
    await panel.getByText("和这个页面有关").waitFor();
    await panel.getByRole("combobox").fill("退款多久到账");
    await panel
      .getByRole("option", { name: /退款多久到账/ })
      .first()
      .click();
    await panel.getByRole("table").first().waitFor();
    await panel.getByRole("button", { name: "没帮助" }).click();
    await fileTicket(panel, { subject: "断网时写的", description: "等网络好了再发。" });
    await panel.getByText("先替你存好了").waitFor();
  });

  test("when the backend is back, what was written arrives once", async () => {
    const back = await startServer({ port: server.port, folder: server.folder });
    await visitor.panel.getByText("工单已提交").waitFor({ timeout: 45_000 });
    const stored = openStored(server.folder);
    const filed = stored.rows<{ n: number }>(
      "select count(*) as n from conversations where subject = ?",
      "断网时写的",
    );
    stored.close();
    expect(filed).toEqual([{ n: 1 }]);
    await back.stop();
  });
});
