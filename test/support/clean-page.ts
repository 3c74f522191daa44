import type { Page } from "playwright-core";
import { expect } from "vitest";
import { axeProblems } from "./axe-problems.ts";

/** Holds that axe finds nothing, and that nothing reaches beyond the width of the page. */
export async function expectCleanPage(page: Page): Promise<void> {
  expect(await axeProblems(page)).toEqual([]);
  const reach = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(reach).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}
