import type { Page } from "playwright-core";
import { expect } from "vitest";
import { axeProblems } from "./axe-problems.ts";

/** Whether axe finds anything in the widget as it is now; `screen` names it in what is found. */
export async function checkAxe(page: Page, screen: string): Promise<void> {
  // What moves is looked at where it comes to rest; what turns for ever never does.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getTiming().iterations !== Number.POSITIVE_INFINITY)
        .map((one) => one.finished.catch(() => {})),
    ),
  );
  expect(await axeProblems(page, { within: "helpbuoy-widget" }), screen).toEqual([]);
}
