// Typing over 10,000 titles in Chromium, first build of a fresh page included. Run with node;
// `--seed 1`, `--count 500` of each kind of query.
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { build } from "vite";
import { launchChromium } from "../../../test/support/chromium.ts";
import { makeQueries } from "./make-queries.ts";
import { makeTitles } from "./make-titles.ts";
import type { PageFigures } from "./page/measure.ts";

const { values } = parseArgs({ options: { seed: { type: "string" }, count: { type: "string" } } });
const seed = Number(values.seed ?? 1);
const count = Number(values.count ?? 500);
const URL_OF_PAGE = "http://localhost/";
// Without them a page's clock ticks ten times slower than a query takes.
const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

const result = await build({
  configFile: false,
  logLevel: "warn",
  build: {
    write: false,
    lib: { entry: `${import.meta.dirname}/page/measure.ts`, formats: ["es"] },
    rolldownOptions: { output: { minify: true } },
  },
});
const [bundle] = [result].flat();
if (!bundle || !("output" in bundle)) throw new Error("nothing was built");
const { code } = bundle.output[0];

const server = await launchChromium();
try {
  const browser = await chromium.connect(server.wsEndpoint());
  for (const locale of ["zh-CN", "en"] as const) {
    const docs = makeTitles(locale, 10_000, seed);
    const made = makeQueries(docs, count, seed);
    const isHeard = (kind = "") => kind === "full pinyin" || kind === "initials";
    const given = {
      titles: docs.map(({ text }) => text),
      queries: made.filter(({ kind }) => !isHeard(kind)).map(({ text }) => text),
      sounds: made.filter(({ kind }) => isHeard(kind)).map(({ text }) => text),
    };
    const page = await browser.newPage();
    await page.route(URL_OF_PAGE, (route) =>
      route.fulfill({ contentType: "text/html", headers: ISOLATED, body: "<!doctype html>" }),
    );
    await page.goto(URL_OF_PAGE);
    await page.addScriptTag({ content: code, type: "module" });
    const figures = await page.evaluate(
      (all) =>
        (globalThis as unknown as { measure(given: object): Promise<PageFigures> }).measure(all),
      given,
    );
    const shown = Object.entries(figures).map(([name, ms]) => `${name} ${ms.toFixed(3)}`);
    console.log(`${locale}, seed ${seed}: ${shown.join(", ")}`);
    await page.close();
  }
  await browser.close();
} finally {
  await server.close();
}
