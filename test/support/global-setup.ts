import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { buildPlaygroundIfStale } from "../../examples/playground/build.ts";
import { buildConsoleIfStale } from "../../packages/console/build.ts";
import { buildIfStale, dist } from "../../packages/widget/build.ts";
import { launchChromium } from "./chromium.ts";
import { seedForAll } from "./seed-for-all.ts";
import { startServer } from "./start-server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the run's one Chromium listens. */
    chromium: string;
    /** The run's one demo server, for tests that leave it as they found it. */
    server: string;
    /** Its HELPBUOY_DATA. */
    serverFolder: string;
  }
}

/**
 * One browser and one built, seeded server carry all browser tests of a run. The widget is served
 * from a copy, so that a build during the run changes nothing.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildIfStale();
  await buildConsoleIfStale();
  await buildPlaygroundIfStale();
  const widget = mkdtempSync(join(tmpdir(), "helpbuoy-widget-"));
  cpSync(dist, widget, { recursive: true });
  process.env["HELPBUOY_WIDGET"] = widget;
  const forget = await seedForAll();
  const [browser, server] = await Promise.all([launchChromium(), startServer()]);
  project.provide("chromium", browser.wsEndpoint());
  project.provide("server", server.url);
  project.provide("serverFolder", server.folder);
  return async () => {
    await browser.close();
    await server.remove();
    rmSync(widget, { recursive: true });
    forget();
  };
}
