import type { Page } from "playwright-core";

/** Ways of looking at a page, each set before it is opened. */
export const ways: Record<string, (page: Page) => Promise<void>> = {
  "right to left": async (page) =>
    void (await page.addInitScript(() => {
      document.addEventListener("DOMContentLoaded", () => (document.documentElement.dir = "rtl"));
    })),
  // A browser at 200 % has half as many CSS pixels.
  "200 % zoom": (page) => page.setViewportSize({ width: 640, height: 400 }),
  "forced colours": (page) => page.emulateMedia({ forcedColors: "active" }),
  "320 px": (page) => page.setViewportSize({ width: 320, height: 568 }),
};
