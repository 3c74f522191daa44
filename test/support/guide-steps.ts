import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { importFolder, knowledgeFolder, SMALL } from "./knowledge-folder.ts";
import { startServer, type RunningServer } from "./start-server.ts";
import type { Visitor } from "./visitor.ts";

/** The guide of the tests, in both languages of the demo. */
export const GUIDE = "sign-in-fails";

/** A demo server of a test's own that has it, and an article that it settles and that leads to it. */
export async function startGuideServer(): Promise<RunningServer> {
  const server = await startServer();
  const path = `en/guides/${GUIDE}.yaml`;
  const folder = knowledgeFolder({
    [path]: readFileSync(join(SMALL, path), "utf8").replace("[cannot-sign-in]\n", "[guided]\n"),
    "en/account/guided.md": `---
title: Two ways in
slug: guided
category: account
locale: en
questions: [two ways in]
keywords: []
related: []
pages: []
---

Not in yet? [Find out why](guide:${GUIDE}).
`,
  });
  importFolder(server, folder);
  rmSync(folder, { recursive: true });
  return server;
}

/** Calls the widget as the page does; nothing is waited for. */
export function call({ page }: Visitor, ...given: unknown[]): Promise<void> {
  return page.evaluate((args) => {
    void (window as unknown as { Helpbuoy(...call: unknown[]): unknown }).Helpbuoy(...args);
  }, given);
}

export async function openGuide(visitor: Visitor): Promise<void> {
  await visitor.visit();
  await call(visitor, "showGuide", GUIDE);
  await visitor.panel.locator("#hb-step").waitFor();
}

/** Waits for a step by its title. */
export const step = ({ panel }: Visitor, title: string): Promise<void> =>
  panel.getByRole("heading", { name: title }).waitFor();

export const press = ({ panel }: Visitor, name: string | RegExp): Promise<void> =>
  panel.getByRole("button", { name, exact: typeof name === "string" }).click();
