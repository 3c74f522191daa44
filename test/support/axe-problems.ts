import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/**
 * What axe finds wrong in a page: the rule, and what it is about.
 * @param within selector of the part that is looked at; the whole page unless given
 * @param without rules that do not hold there
 * @param only the rules that are asked; all unless given
 */
export async function axeProblems(
  page: Page,
  {
    within,
    without = [],
    only,
  }: { within?: string; without?: string[]; only?: readonly string[] } = {},
): Promise<string[]> {
  // In the page itself: its usual way opens a blank page for each look, for frames of other origins.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  if (within) axe.include(within);
  if (only) axe.withRules([...only]);
  await page.evaluate(seeBesideBody);
  const { violations } = await axe.disableRules(without).analyze();
  await page.evaluate(() => Reflect.deleteProperty(document, "createTreeWalker"));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`);
}

/** For contrast axe walks what is painted below `body`, and the widget stands beside it. Runs in the page. */
function seeBesideBody(): void {
  const walk = document.createTreeWalker.bind(document);
  document.createTreeWalker = (from, ...rest) => {
    if (from !== document.body) return walk(from, ...rest);
    const walker = walk(document.documentElement, ...rest);
    walker.currentNode = document.head;
    return walker;
  };
}
