import type { Page } from "playwright-core";
import { expect } from "vitest";
import { axeProblems } from "./axe-problems.ts";

/** What depends on the colour scheme. */
const colours = ["color-contrast", "link-in-text-block"];

/** Whether axe finds anything in the widget as it is now, light and dark; `screen` names it in what is found. */
export async function checkAxeInBoth(page: Page, screen: string): Promise<void> {
  await checkAxe(page, screen);
  await page.emulateMedia({ colorScheme: "dark" });
  await checkAxe(page, `${screen}, dark`, colours);
  await page.emulateMedia({ colorScheme: "light" });
}

/** The same as it is now, by all rules unless some are given. */
export async function checkAxe(
  page: Page,
  screen: string,
  only?: readonly string[],
): Promise<void> {
  // What moves is looked at where it comes to rest; what turns for ever never does.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getTiming().iterations !== Number.POSITIVE_INFINITY)
        .map((one) => one.finished.catch(() => {})),
    ),
  );
  const problems = await axeProblems(page, { within: "helpbuoy-widget", ...(only && { only }) });
  expect(problems, screen).toEqual([]);
}
