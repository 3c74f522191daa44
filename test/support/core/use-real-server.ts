import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { startBrowser, type Browser, type Page, type PageOptions } from "./open-page.ts";
import { startRealServer, type RealServer } from "./real-server.ts";

/** One server for the file, one browser for each test; pages are closed after it. */
export function useRealServer(): {
  server(): RealServer;
  browser(): Browser;
  open(options?: PageOptions): Page;
} {
  let server: RealServer;
  let browser: Browser;
  let pages: Page[] = [];

  beforeAll(async () => {
    server = await startRealServer();
  }, 60_000);
  afterAll(() => server.stop());
  beforeEach(() => {
    browser = startBrowser();
  });
  afterEach(() => {
    for (const page of pages) page.close();
    pages = [];
  });

  return {
    server: () => server,
    browser: () => browser,
    open(options) {
      const page = browser.open({ network: server.connect(), ...options });
      pages.push(page);
      return page;
    },
  };
}
