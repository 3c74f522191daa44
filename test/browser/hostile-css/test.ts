import type { Locator } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { pageOf } from "../../support/hazard.ts";
import { connectChromium, createVisitor, type Visitor } from "../../support/visitor.ts";
import { sheets } from "./init.ts";

const browser = await connectChromium();
const html = pageOf(import.meta.dirname);

type Seen = { box: Awaited<ReturnType<Locator["boundingBox"]>>; onTop: string[] };

async function arrive(sheet = ""): Promise<Visitor> {
  const visitor = await createVisitor({
    browser,
    html: html.replace("/* the page's sheet */", sheet),
  });
  // Nothing moves that is to be measured.
  await visitor.page.emulateMedia({ reducedMotion: "reduce" });
  return visitor;
}

/** Where it stands, and what a click on its middle and near its corners would hit. */
async function look(locator: Locator): Promise<Seen> {
  const box = await locator.boundingBox();
  const onTop = await locator.evaluate((_element, area) => {
    const { x, y, width, height } = area as DOMRect;
    const points = [0.5, 0.2, 0.8].map((part) => [x + width * part, y + height * part] as const);
    return points.map((point) => document.elementFromPoint(...point)?.localName ?? "nothing");
  }, box);
  return { box, onTop };
}

async function lookAtBoth(visitor: Visitor): Promise<Seen[]> {
  await visitor.visit();
  const launcher = await look(visitor.launcher);
  await visitor.open();
  return [launcher, await look(visitor.panel)];
}

function expectSame(seen: Seen[], usual: Seen[]): void {
  for (const [index, { box, onTop }] of seen.entries()) {
    expect(onTop).toEqual(["helpbuoy-widget", "helpbuoy-widget", "helpbuoy-widget"]);
    for (const side of ["x", "y", "width", "height"] as const) {
      expect(box?.[side]).toBeCloseTo(usual[index]?.box?.[side] as number, 0);
    }
  }
}

describe("[F4.04] [P4] seen, in place and usable", () => {
  let usual: Seen[];
  beforeAll(async () => {
    const visitor = await arrive();
    usual = await lookAtBoth(visitor);
    await visitor.leave();
  });

  test.each(Object.entries(sheets))("under %s", async (_name, sheet) => {
    const visitor = await arrive(sheet);
    expectSame(await lookAtBoth(visitor), usual);
    // It is read as ours, too: no font or colour of the page comes through.
    const heading = visitor.panel.getByRole("heading", { level: 2 });
    const style = await heading.evaluate((one) => {
      const { fontSize, letterSpacing, textAlign, writingMode, visibility } = getComputedStyle(one);
      return { fontSize, letterSpacing, textAlign, writingMode, visibility };
    });
    expect(style).toEqual({
      fontSize: "15px",
      letterSpacing: "normal",
      textAlign: "start",
      writingMode: "horizontal-tb",
      visibility: "visible",
    });
    await visitor.panel.getByRole("combobox").fill("退款多久到账");
    await visitor.panel.getByRole("option").first().click();
    await visitor.panel.getByRole("article").waitFor();
    await visitor.leave();
  });

  test("after the page has replaced its body", async () => {
    const visitor = await arrive();
    await visitor.visit();
    await visitor.page.evaluate(() => {
      document.body.replaceWith(document.createElement("body"));
    });
    const launcher = await look(visitor.launcher);
    await visitor.open();
    await visitor.page.evaluate(() => {
      document.documentElement.replaceChildren(document.createElement("body"));
    });
    await visitor.panel.waitFor();
    expectSame([launcher, await look(visitor.panel)], usual);
    await visitor.leave();
  });

  test("over a modal dialog of the page, once it is opened", async () => {
    const visitor = await arrive();
    await visitor.visit();
    await visitor.page.evaluate(() => document.querySelector("dialog")?.showModal());
    await visitor.page.evaluate(() =>
      (window as unknown as { Helpbuoy(command: string): unknown }).Helpbuoy("open"),
    );
    await visitor.panel.waitFor();
    expect(await visitor.page.locator("dialog > helpbuoy-widget").count()).toBe(1);
    expectSame([await look(visitor.panel)], usual.slice(1));
    await visitor.panel.getByRole("combobox").fill("退款多久到账");
    await visitor.panel.getByRole("option").first().waitFor();
    await visitor.leave();
  });
});
