/*
 * `npm run bench:page`: what the widget costs its host page, beside a blank page and a hand-written
 * button, in real Chromium against a real server. `-- --runs 3` for a quick look, `-- --write` fills
 * the README's table. Visits are interleaved, so that what else the machine does falls on all alike.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { buildIfStale } from "../../packages/widget/build.ts";
import { launchChromium } from "../support/chromium.ts";
import { root } from "../support/root.ts";
import { startServer } from "../support/start-server.ts";
import { generateArticles } from "./generate-articles.ts";
import { entries, SITES, type Entry } from "./page/entries.ts";
import { inspect } from "./page/footprint.ts";
import { hostPage } from "./page/host-page.ts";
import { reportOf, type Visits } from "./page/report.ts";
import { serveOrigin } from "./page/serve-origin.ts";
import { lines, visit } from "./page/visit.ts";
import { wireToSearch } from "./page/wire-to-search.ts";

const SEED = 20_261_120;
const TABLE = /(<!-- page-cost -->\n)[^]*?(<!-- \/page-cost -->)/;

const { values } = parseArgs({
  options: { runs: { type: "string", default: "15" }, write: { type: "boolean", default: false } },
});
const runs = Number(values.runs);

await buildIfStale();
const knowledge = mkdtempSync(join(tmpdir(), "helpbuoy-bench-"));
generateArticles(knowledge, 1_000, SEED);
const server = await startServer();
const origin = await serveOrigin(server);
const browserServer = await launchChromium();
const browser = await chromium.connect(browserServer.wsEndpoint());

/** The page of an entry, with the demo's site or the one of 1,000 articles. */
function pageOf(entry: Entry, site: string): string {
  const snippet = entry.snippet.replace("$SITE", site);
  return origin.page(`/${entries.indexOf(entry)}-${site}`, hostPage(snippet));
}

try {
  const cli = (...args: string[]) =>
    execFileSync(process.execPath, ["packages/server/bin/helpbuoy.js", ...args], {
      cwd: root,
      env: { ...process.env, HELPBUOY_DATA: server.folder },
    });
  cli("site", "create", SITES.thousand);
  cli("import", knowledge, "--site", SITES.thousand, "--apply");
  cli("site", "set-origins", SITES.thousand, origin.url);

  const blank = entries[0] as Entry;
  const helpbuoy = entries.find(({ name }) => name === "helpbuoy") as Entry;
  const footprint = await inspect(browser, {
    entry: helpbuoy,
    url: pageOf(helpbuoy, SITES.demo),
    blankUrl: pageOf(blank, SITES.demo),
  });
  const search = await wireToSearch(browser, {
    entry: helpbuoy,
    url: pageOf(helpbuoy, SITES.thousand),
  });

  const visits: Visits = new Map(
    entries.map(({ name }) => [name, { fast: [], cpu4: [], slow4g: [] }]),
  );
  const load: number[] = [];
  for (let run = 1; run <= runs; run++) {
    for (const line of lines) {
      for (const entry of entries) {
        const url = pageOf(entry, SITES.demo);
        visits.get(entry.name)?.[line].push(await visit(browser, { entry, url, line }));
      }
    }
    load.push(loadavg()[0] ?? 0);
    console.error(`run ${run} of ${runs}, load ${load.at(-1)?.toFixed(1)}`);
  }
  const report = reportOf({ visits, footprint, search });
  console.log(
    `Chromium ${browser.version()}, ${runs} runs, load up to ${Math.max(...load).toFixed(1)}\n\n${report}`,
  );
  if (values.write) {
    const readme = join(root, "README.md");
    const before = readFileSync(readme, "utf8");
    if (!TABLE.test(before)) throw new Error("README.md has no place marked page-cost");
    writeFileSync(
      readme,
      before.replace(TABLE, (_, start, end) => `${start}\n${report}\n\n${end}`),
    );
  }
} finally {
  await browser.close();
  await browserServer.close();
  await server.remove();
  await origin.stop();
  rmSync(knowledge, { recursive: true, force: true });
}
