import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importFolder } from "../support/knowledge-folder.ts";
import { root } from "../support/root.ts";
import { startServer, type RunningServer } from "../support/start-server.ts";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";

const browser = await connectChromium();

describe("knowledge that changes under an open widget", () => {
  const folder = mkdtempSync(join(tmpdir(), "helpbuoy-knowledge-"));
  const article = join(folder, "zh-CN/returns/refund-time.md");
  let server: RunningServer;
  let visitor: Visitor;

  beforeAll(async () => {
    cpSync(join(root, "examples/knowledge"), folder, { recursive: true });
    server = await startServer();
    visitor = await createVisitor({ browser, server: server.url });
    await visitor.visit();
    await visitor.open();
    await visitor.panel.getByRole("button", { name: "账号与安全" }).waitFor();
  });
  afterAll(async () => {
    await visitor.leave();
    await server.remove();
    rmSync(folder, { recursive: true });
  });
  const box = () => visitor.panel.getByRole("combobox");
  const options = async () => (await visitor.panel.getByRole("option").allInnerTexts()).join("\n");

  test("[F2.37] [F2.54] [KP6] a newly published version swaps in without a reload", async () => {
    await box().fill("退款多久到账");
    await expect.poll(options).toContain("退款多久到账");
    const text = readFileSync(article, "utf8");
    writeFileSync(article, text.replace("title: 退款多久到账", "title: 退款要等几天才到账"));
    expect(importFolder(server, folder)).toMatch(/~ zh-CN\/refund-time[\s\S]*Published: zh-CN/);
    await expect.poll(options, { timeout: 30_000 }).toContain("退款要等几天才到账");
  });

  test("[F2.37] an article that is open follows, and counts as viewed once", async () => {
    await visitor.page.evaluate(() => {
      const host = window as unknown as {
        Helpbuoy: (...args: unknown[]) => void;
        viewed: string[];
      };
      host.viewed = [];
      host.Helpbuoy("on", "article:viewed", ({ title }: { title: string }) =>
        host.viewed.push(title),
      );
    });
    // By its whole title: first, whichever index answers.
    await box().fill("退款要等几天才到账");
    const first = visitor.panel.getByRole("option").first();
    await first.filter({ hasText: "退款要等几天才到账" }).click();
    const opened = visitor.panel.getByRole("article");
    await opened.waitFor();
    expect(await opened.innerText()).not.toContain("节假日顺延");
    writeFileSync(article, `${readFileSync(article, "utf8")}\n\n节假日顺延。\n`);
    expect(importFolder(server, folder)).toMatch(/~ zh-CN\/refund-time[\s\S]*Published: zh-CN/);
    await opened.getByText("节假日顺延").waitFor({ timeout: 30_000 });
    const viewed = () => (window as unknown as { viewed: string[] }).viewed;
    expect(await visitor.page.evaluate(viewed)).toEqual(["退款要等几天才到账"]);
  });

  test("[F2.37] [KP5] the stored pack of a format no one knows is dropped and fetched again", async () => {
    await visitor.page.evaluate(async () => {
      const answer = <Result>(request: IDBRequest<Result>) =>
        new Promise<Result>((resolve, reject) => {
          request.addEventListener("success", () => resolve(request.result));
          request.addEventListener("error", () => reject(request.error));
        });
      for (const { name } of await indexedDB.databases()) {
        const database = await answer(indexedDB.open(name ?? ""));
        const store = database.transaction("entries", "readwrite").objectStore("entries");
        for (const key of await answer(store.getAllKeys())) store.put({ nonsense: true }, key);
        await answer(store.count());
        database.close();
      }
    });
    await visitor.page.reload();
    await visitor.open();
    await box().fill("退款要等几天");
    await expect.poll(options).toContain("退款要等几天才到账");
    await visitor.panel.getByRole("option").first().click();
    await visitor.panel.getByRole("article").waitFor();
  });
});

test("[F2.38] until the text is there the server's search answers", async () => {
  const visitor = await createVisitor({ browser });
  const held: (() => void)[] = [];
  await visitor.context.route("**/packs/*.json", async (route) => {
    await new Promise<void>((resolve) => held.push(resolve));
    await route.continue();
  });
  const searches: string[] = [];
  visitor.context.on("request", (request) => {
    if (request.url().includes("/search?")) searches.push(request.url());
  });
  await visitor.visit();
  await visitor.open();
  await visitor.panel.getByRole("combobox").fill("退款多久到账");
  await visitor.panel
    .getByRole("option", { name: /退款多久到账/ })
    .first()
    .waitFor();
  expect(searches.length).toBeGreaterThan(0);
  held.forEach((release) => release());
  await visitor.leave();
});
