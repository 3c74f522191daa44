import type { Page } from "playwright-core";

/** What has the focus, seen through shadow roots: its role or tag, and its name as read aloud. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element) return "";
    const root = element.getRootNode() as Document | ShadowRoot;
    const labels = (element as HTMLInputElement).labels;
    const labelledBy = element.getAttribute("aria-labelledby");
    const name =
      element.getAttribute("aria-label") ??
      (labelledBy && root.getElementById(labelledBy)?.textContent) ??
      (labels?.length ? labels[0]?.textContent : element.textContent);
    return `${element.getAttribute("role") ?? element.tagName.toLowerCase()} ${name?.trim() ?? ""}`;
  });
}

/** Presses Tab (or Shift+Tab) until something whose name fits has the focus. */
export async function tabTo(page: Page, name: RegExp, key = "Tab"): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (name.test(now)) return;
    seen.push(now);
  }
  throw new Error(`Tab never came to ${name}; it came to:\n${seen.join("\n")}`);
}
