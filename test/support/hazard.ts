import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";

/** The host page of a hazard's folder: `page.html`, or another of its pages. */
export function pageOf(folder: string, name = "page"): string {
  return readFileSync(join(folder, `${name}.html`), "utf8");
}

/** The page with a script of its own, that runs before our tag. */
export function withScript(html: string, script: () => void): string {
  return html.replace("/* the page's own */", () => `(${script.toString()})()`);
}

/** Lets time pass on the page's clock, second by second, so that what fails may fail again. */
export async function passSeconds(page: Page, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) await page.clock.runFor(1_000);
}

/** The public face as a host page calls it. */
export type Face = {
  Helpbuoy(command: string, ...args: unknown[]): Promise<unknown>;
};
