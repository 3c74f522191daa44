import type { Face } from "../../support/hazard.ts";

/** A page's own router: another address, and all of the body anew. */
export function goTo(path: string): void {
  history.pushState({}, "", path);
  const body = document.createElement("body");
  body.append(Object.assign(document.createElement("h1"), { textContent: path }));
  document.body.replaceWith(body);
}

/** As the browser says it to a page that goes into its back/forward cache, or comes out. */
export function announcePage(type: "pagehide" | "pageshow"): void {
  dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
}

/** Opens the panel and sees it there, then ends all and begins it anew. */
export async function comeAndGo(): Promise<void> {
  const { Helpbuoy } = window as unknown as Face;
  await Helpbuoy("open");
  const isThere = () =>
    document.querySelector("helpbuoy-widget")?.shadowRoot?.querySelector("[role=dialog]");
  while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 5));
  await Helpbuoy("shutdown");
  await Helpbuoy("boot");
}
