import { describe, expect, test } from "vitest";
import { pageOf, withScript, type Face } from "../../support/hazard.ts";
import { connectChromium, createVisitor, type Visitor } from "../../support/visitor.ts";
import { ways } from "./init.ts";
import { axeProblems } from "../../support/axe-problems.ts";

const browser = await connectChromium();
const html = withScript(pageOf(import.meta.dirname), () => {});

/** Each view by what shows it, and what is there once it stands. */
const views: Record<string, { show: unknown; stands: string }> = {
  home: { show: "home", stands: "[role=combobox]" },
  article: { show: { name: "article", idOrSlug: "refund-time" }, stands: "article table" },
  category: { show: { name: "category", slug: "returns" }, stands: ".hb-screen li" },
  "ticket form": {
    show: { name: "ticket-form", categorySlug: "orders" },
    stands: "[role=form] textarea",
  },
  tickets: { show: "tickets", stands: ".hb-screen button" },
  track: { show: "track", stands: ".hb-screen input" },
  settings: { show: "settings", stands: "[role=switch]" },
};

async function problemsOf({ page, panel }: Visitor, view: string): Promise<string[]> {
  const problems = await axeProblems(page, { within: "helpbuoy-widget" });
  const overflow = await panel.evaluate((one) => {
    const areas = [one, ...one.querySelectorAll(".hb-scroll")];
    return Math.max(...areas.map((area) => area.scrollWidth - area.clientWidth));
  });
  return [
    ...problems.map((problem) => `${view}: ${problem}`),
    ...(overflow > 1 ? [`${view}: ${overflow} px too wide`] : []),
  ];
}

describe("[F4.15] [P48] every view", () => {
  test.each(Object.entries(ways))(
    "%s: axe finds nothing, nothing is cut off",
    async (_name, set) => {
      const visitor = await createVisitor({ browser, html });
      visitor.context.setDefaultTimeout(5_000);
      await set(visitor.page);
      await visitor.page.emulateMedia({ reducedMotion: "reduce" });
      await visitor.visit();
      await visitor.open();
      const found: string[] = [];
      for (const [view, { show, stands }] of Object.entries(views)) {
        await visitor.page.evaluate(
          (screen) => (window as unknown as Face).Helpbuoy("show", screen),
          show,
        );
        await visitor.panel.locator(stands).first().waitFor();
        found.push(...(await problemsOf(visitor, view)));
      }
      expect(found).toEqual([]);
      await visitor.leave();
    },
  );

  test("reduced motion: nothing moves", async () => {
    const visitor = await createVisitor({ browser, html });
    await visitor.page.emulateMedia({ reducedMotion: "reduce" });
    await visitor.visit();
    await visitor.open();
    for (const { show, stands } of Object.values(views)) {
      await visitor.page.evaluate(
        (screen) => (window as unknown as Face).Helpbuoy("show", screen),
        show,
      );
      await visitor.panel.locator(stands).first().waitFor();
      const moving = await visitor.panel.evaluate((panel) =>
        panel
          .getAnimations({ subtree: true })
          .map((one) => Number(one.effect?.getComputedTiming().duration)),
      );
      expect(moving.filter((duration) => duration > 10)).toEqual([]);
    }
    await visitor.leave();
  });
});
