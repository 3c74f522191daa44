import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { root } from "../support/root.ts";
import { openStored } from "../support/stored.ts";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";

const browser = await connectChromium();

type Global = { Helpbuoy(command: string, ...args: unknown[]): Promise<unknown> };

describe("[F2.25] [F2.26] an article", () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await createVisitor({ browser });
    await visitor.visit();
  });
  afterAll(() => visitor.leave());
  const article = () => visitor.panel.getByRole("article");
  async function show(idOrSlug: string | number, title: string): Promise<void> {
    await visitor.page.evaluate(
      (wanted) => (window as unknown as Global).Helpbuoy("showArticle", wanted),
      idOrSlug,
    );
    await article().getByRole("heading", { name: title }).first().waitFor();
  }

  test("opens by slug and by id", async () => {
    await show("refund-time", "退款多久到账");
    const stored = openStored(inject("serverFolder"));
    const [row] = stored.rows<{ id: number }>(
      "select id from article_ids where slug = 'teen-mode'",
    );
    stored.close();
    await show(row?.id ?? 0, "怎么开启和关闭青少年模式");
  });

  test("shows steps, pictures with their words, tables and callouts", async () => {
    await show("return-and-refund", "怎么申请退货退款");
    expect(await article().getByRole("list").count()).toBeGreaterThan(0);
    expect(await article().getByRole("table").count()).toBeGreaterThan(0);
    const picture = article().getByRole("img").first();
    expect((await picture.getAttribute("alt"))?.length).toBeGreaterThan(5);
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(100);
    const source = readFileSync(
      join(root, "examples/knowledge/zh-CN/returns/return-and-refund.md"),
      "utf8",
    );
    const callout = /> \[!(?:NOTE|TIP|WARNING)\]\n> (.{8})/.exec(source)?.[1] ?? "";
    expect(await article().innerText()).toContain(callout);
  });

  test("plays the video of its own backend, with captions in the visitor's language", async () => {
    const video = article().locator("video");
    const tracks = await video
      .locator("track")
      .evaluateAll((all) => all.map((one) => (one as HTMLTrackElement).srclang));
    expect(tracks).toContain("zh-CN");
    await video.evaluate((one) => (one as HTMLVideoElement).play());
    await expect
      .poll(() => video.evaluate((one) => (one as HTMLVideoElement).currentTime))
      .toBeGreaterThan(0);
    const cues = () =>
      video.evaluate((one) => {
        const [shown] = [...(one as HTMLVideoElement).textTracks].filter(
          ({ mode }) => mode === "showing",
        );
        return shown?.cues?.length ?? 0;
      });
    await expect.poll(cues).toBeGreaterThan(0);
  });

  test("links to other articles stay in the panel, related ones stand under it", async () => {
    await show("refund-time", "退款多久到账");
    await visitor.panel.getByRole("heading", { name: "接着看" }).waitFor();
    const related = visitor.panel
      .locator("section")
      .filter({ hasText: "接着看" })
      .getByRole("listitem");
    expect(await related.count()).toBeGreaterThan(1);
    const title = (await related.first().innerText()).trim();
    await related.first().click();
    await article().getByRole("heading", { name: title }).first().waitFor();
    await visitor.panel.getByRole("button", { name: "返回" }).click();
    await article().getByRole("heading", { name: "退款多久到账" }).first().waitFor();
    expect(visitor.page.url()).toBe(`${visitor.host.url}/`);
  });

  test("a deep link opens it on any page with the tag", async () => {
    await visitor.visit("/anywhere#helpbuoy=refund-time");
    await article().getByRole("heading", { name: "退款多久到账" }).first().waitFor();
  });

  test("follows the visitor's language", async () => {
    await visitor.page.evaluate(() => (window as unknown as Global).Helpbuoy("setLocale", "en"));
    await article().getByRole("heading", { name: "How long a refund takes" }).waitFor();
  });
});
