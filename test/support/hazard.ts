import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The host page of a hazard's folder: `page.html`, or another of its pages. */
export function pageOf(folder: string, name = "page"): string {
  return readFileSync(join(folder, `${name}.html`), "utf8");
}

/** The page with a script of its own, that runs before our tag. */
export function withScript(html: string, script: () => void): string {
  return html.replace("/* the page's own */", () => `(${script.toString()})()`);
}

/** The public face as a host page calls it. */
export type Face = {
  Helpbuoy(command: string, ...args: unknown[]): Promise<unknown>;
};
