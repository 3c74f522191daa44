import type { Guide, Manifest, Task, WrittenGuide, WrittenTask } from "@helpbuoy/protocol";
import type { Browser } from "playwright-core";
import { expect } from "vitest";
import { call } from "./agent.ts";
import { openConsole, type ConsoleVisit } from "./console.ts";
import { startServer, type RunningServer } from "./start-server.ts";
import { axeProblems } from "./axe-problems.ts";

type Kinds = { guides: [Guide, WrittenGuide]; tasks: [Task, WrittenTask] };

/** An admin who writes guides and tasks at a server of their own. */
export type WrittenDesk = {
  server: RunningServer;
  visit: ConsoleVisit;
  /** Calls below the demo site's agents' routes. */
  api<Answer>(path: string, method?: string, body?: object): Promise<Answer>;
  /** What widgets are given. */
  published<Kind extends keyof Kinds>(
    kind: Kind,
    slug: string,
    locale?: string,
  ): Promise<Kinds[Kind][0] | undefined>;
  /** What the editor is given. */
  stored<Kind extends keyof Kinds>(
    kind: Kind,
    slug: string,
    locale?: string,
  ): Promise<(Kinds[Kind][1] & { isEdited: boolean }) | undefined>;
  /** What is seen has no flaw that axe knows, and is no wider than the window. */
  isClean(view: string): Promise<void>;
  leave(): Promise<void>;
};

export async function openWrittenDesk(browser: Browser): Promise<WrittenDesk> {
  const server = await startServer();
  const signIn = { email: "agent@example.com", password: "helpbuoy-demo" };
  const { token } = await call<{ token: string }>(`${server.url}/v1/agents/sign-in`, {
    method: "POST",
    body: signIn,
  });
  const visit = await openConsole({ browser, server: server.url });
  await visit.signIn();
  const site = `${server.url}/v1/sites/demo`;
  const api: WrittenDesk["api"] = (path, method = "GET", body) =>
    call(`${server.url}/v1/agents/sites/demo/${path}`, { method, token, ...(body && { body }) });
  return {
    server,
    visit,
    api,
    async published(kind, slug, locale = "en") {
      const ref = (await call<Manifest>(`${site}/manifest?locale=${locale}`, {}))[kind];
      if (!ref) return undefined;
      type Part = Record<typeof kind, Kinds[typeof kind][0][]>;
      const part = await call<Part>(`${site}/packs/${ref.hash}.json`, {});
      return part[kind].find((one) => one.slug === slug);
    },
    async stored(kind, slug, locale = "en") {
      type Stored = Kinds[typeof kind][1] & { isEdited: boolean };
      const all = (await api<Record<typeof kind, Stored[]>>(kind))[kind];
      return all.find((one) => one.slug === slug && one.locale === locale);
    },
    async isClean(view) {
      const { page } = visit;
      expect(await axeProblems(page), view).toEqual([]);
      const reach = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(reach, view).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
    },
    async leave() {
      await visit.leave();
      await server.remove();
    },
  };
}
