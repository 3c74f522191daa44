import type { Browser } from "playwright-core";
import type { Entry } from "./entries.ts";
import { watchNetwork } from "./network.ts";

/** Bytes on the wire, headers included, of a first visit until its first search has answered. */
export type SearchWire = {
  code: number;
  /** The site, the manifest and the titles. */
  titles: number;
};

/**
 * Visits and opens; on a slow line, so that what is fetched behind the search box and the titles has
 * not come yet when they stand.
 */
export async function wireToSearch(
  browser: Browser,
  { entry, url }: { entry: Entry; url: string },
): Promise<SearchWire> {
  const context = await browser.newContext({ locale: "zh-CN" });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const network = await watchNetwork(session);
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 300,
      downloadThroughput: 50_000,
      uploadThroughput: 50_000,
    });
    const sum = (pattern: RegExp) =>
      network
        .look()
        .sent.filter((one) => pattern.test(one.url))
        .reduce((total, { bytes }) => total + bytes, 0);
    await page.goto(url);
    await page.locator(entry.button.join(" >> ")).click();
    await page.locator(entry.field.join(" >> ")).waitFor();
    const code = sum(/\/(assets\/|helpbuoy\.js)/);
    while (sum(/\/packs\//) === 0) await page.waitForTimeout(10);
    return { code, titles: sum(/\/v1\//) };
  } finally {
    await context.close();
  }
}
