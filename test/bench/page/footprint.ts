import type { Browser, Page } from "playwright-core";
import { readTraces, recordTraces } from "../../support/page-traces.ts";
import type { Entry } from "./entries.ts";

/** What an entry leaves in its host page, against the same page without it. */
export type Footprint = {
  globals: string[];
  /** On window, document, `<html>` and `<body>`, before intent. */
  listeners: string[];
  /** Natives that are no longer the browser's own, once open. */
  patched: string[];
  /** Before the panel was opened. */
  stored: string[];
  /** Computed properties of the page's elements that differ, once open. */
  styles: number;
  /** Properties of the button and the field that a hostile sheet of the page reached. */
  reached: string[];
};

type Styles = Record<string, string>[];

function readStyles(): Styles {
  const own = [
    document.documentElement,
    document.body,
    ...document.querySelectorAll("#probe, #probe *"),
  ];
  // Sizes follow the viewport, of which a scrollbar may take a part.
  const skipped = /^(width|height|block-size|inline-size|perspective-origin|transform-origin)$/;
  return own.map((element) => {
    const computed = getComputedStyle(element);
    return Object.fromEntries(
      [...computed]
        .filter((name) => !skipped.test(name))
        .map((name) => [name, computed.getPropertyValue(name)]),
    );
  });
}

/** Puts a hostile sheet into the page and tells what of it shows at the end of the path. */
function readReached(path: readonly string[]): string[] {
  const style = document.createElement("style");
  style.textContent =
    "button,input,textarea,div,span,a,p{background:rgb(255,0,0)!important;letter-spacing:9px!important}";
  document.head.append(style);
  let within: Document | ShadowRoot | null = document;
  let found: Element | null | undefined;
  for (const selector of path) {
    found = within?.querySelector(selector);
    within = found?.shadowRoot ?? null;
  }
  const { backgroundColor, letterSpacing } = getComputedStyle(found as Element);
  style.remove();
  return [
    ...(backgroundColor === "rgb(255, 0, 0)" ? ["background"] : []),
    ...(letterSpacing === "9px" ? ["letter-spacing"] : []),
  ];
}

/** Visits the entry's page beside the blank one, once and untimed. */
export async function inspect(
  browser: Browser,
  { entry, url, blankUrl }: { entry: Entry; url: string; blankUrl: string },
): Promise<Footprint> {
  const context = await browser.newContext({ locale: "zh-CN" });
  try {
    await recordTraces(context);
    const page = await context.newPage();
    const settled = async (address: string): Promise<Page> => {
      await page.goto(address, { waitUntil: "networkidle" });
      return page;
    };
    const bare = await readTraces(await settled(blankUrl));
    const bareStyles = await page.evaluate(readStyles);
    const before = await readTraces(await settled(url));
    const atButton = await page.evaluate(readReached, entry.button);
    await page.locator(entry.button.join(" >> ")).click();
    await page.locator(entry.field.join(" >> ")).waitFor();
    const open = await readTraces(page);
    const openStyles = await page.evaluate(readStyles);
    const atField = await page.evaluate(readReached, entry.field);
    return {
      globals: open.globals.filter((name) => !bare.globals.includes(name)),
      listeners: before.listeners,
      patched: open.patched,
      stored: before.stored,
      styles: differences(bareStyles, openStyles),
      reached: [...atButton, ...atField],
    };
  } finally {
    await context.close();
  }
}

function differences(before: Styles, after: Styles): number {
  return after
    .map((styles, index) =>
      Object.entries(styles).filter(([name, value]) => before[index]?.[name] !== value),
    )
    .reduce((sum, changed) => sum + changed.length, 0);
}
