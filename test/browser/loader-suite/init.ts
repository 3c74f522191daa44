import type { Face } from "../../support/hazard.ts";

/** What the host page's script finds: the stub of `page.html`, and a list to write to. */
export type LoaderPage = Face & { said: unknown[]; HelpbuoySettings?: unknown };

/** Listens, and asks for two things that must come in this order. */
export function callEarly(): void {
  const { Helpbuoy, said } = window as unknown as LoaderPage;
  for (const name of ["open", "close", "ready", "article:viewed"]) {
    void Helpbuoy("on", name, () => said.push(name));
  }
  void Helpbuoy("showArticle", "refund-time");
}

/** Settings and calls that make no sense; none may throw into the page. */
export function callNonsense(): void {
  const page = window as unknown as LoaderPage & { Helpbuoy: { q: unknown } };
  page.HelpbuoySettings = { color: 7, offset: {}, hideOn: ["/x"], launcher: "##", locale: "??" };
  const calls: [string?, ...unknown[]][] = [
    ["nope"],
    [],
    ["showArticle"],
    ["on", "open"],
    ["setLocale", 5],
    ["constructor"],
  ];
  for (const [command = "", ...rest] of calls) void page.Helpbuoy(command, ...rest);
  (page.Helpbuoy.q as unknown[]).push(null, 5, "text", { length: 1 });
}

/** As `callNonsense`, with no list of calls at all. */
export function spoilQueue(): void {
  const page = window as unknown as { Helpbuoy: { q: unknown } };
  page.Helpbuoy.q = 5;
}

/** Listeners that throw, and answers that nobody waits for. */
export function throwInListeners(): void {
  const { Helpbuoy, said } = window as unknown as LoaderPage;
  void Helpbuoy("on", "open", () => {
    throw new Error("the page's own");
  });
  void Helpbuoy("on", "open", () => said.push("second"));
  void Helpbuoy("open");
}

/** Has `HelpbuoySettings` name the site, for a tag that cannot. */
export function setSite(): void {
  (window as unknown as LoaderPage).HelpbuoySettings = { site: "demo" };
}

export function nothing(): void {}
