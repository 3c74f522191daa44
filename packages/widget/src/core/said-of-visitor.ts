import type { LoaderHooks, SaidOfVisitor } from "./widget-options.ts";

/** What the page said to the core before this one, where that talked to the same backend. */
export function saidOfVisitor({ listeners = {} }: LoaderHooks, scope: string): SaidOfVisitor {
  if (listeners.said?.scope !== scope) listeners.said = { scope };
  return listeners.said;
}
