/*
 * `npm run bench`: the knowledge cache and its search, in real Chromium against a real server.
 * `-- --json` prints the figures for programs, `-- --articles 1000` one size only.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { buildIfStale } from "../../packages/widget/build.ts";
import { launchChromium } from "../support/chromium.ts";
import { root } from "../support/root.ts";
import { servePages } from "../support/serve-pages.ts";
import { startServer } from "../support/start-server.ts";
import { generateArticles } from "./generate-articles.ts";

const SEED = 20_261_120;
const SITE = "main";
const OPENINGS = 9;
const queries = [
  "退款多久到账",
  "登录不了",
  "视频不显示怎么办",
  "直播卡",
  "怎么提现",
  "订单一直不动",
  "商家不给退款",
  "没有声音",
];

type Figures = {
  articles: number;
  importSeconds: number;
  packBytes: { titles: number; texts: number };
  openToFirstResultMs: { median: number; worst: number };
  keystrokeMs: { median: number; p99: number; count: number };
  /** Requests to the backend between the click and the first result of a second visit. */
  requestsBeforeResult: number;
};

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = Math.min(sorted.length - 1, Math.floor(sorted.length * part));
  return Math.round((sorted[place] ?? Number.NaN) * 10) / 10;
}

/** Bytes of the body as it travels, brotli. */
function wireBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(url, { headers: { "accept-encoding": "br" } }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => (bytes += chunk.length));
      response.once("end", () => resolve(bytes));
    });
    call.once("error", reject);
    call.end();
  });
}

/** Notes in the page when the launcher was clicked and when a result first stood in the panel. */
function watchFirstResult(): void {
  const marks: { click?: number; result?: number; input?: number; keystrokes: number[] } = {
    keystrokes: [],
  };
  Object.assign(window, { marks });
  const observe = (shadow: ShadowRoot) => {
    shadow.addEventListener("click", () => (marks.click ??= performance.now()), true);
    shadow.addEventListener("input", () => (marks.input = performance.now()), true);
    new MutationObserver(() => {
      if (!shadow.querySelector("[role=option]")) return;
      marks.result ??= performance.now();
      if (marks.input !== undefined) marks.keystrokes.push(performance.now() - marks.input);
      delete marks.input;
    }).observe(shadow, { subtree: true, childList: true, characterData: true });
  };
  const wait = new MutationObserver(() => {
    const shadow = document.querySelector("helpbuoy-widget")?.shadowRoot;
    if (!shadow) return;
    wait.disconnect();
    observe(shadow);
  });
  wait.observe(document, { subtree: true, childList: true });
}

type Marks = { click: number; result: number; keystrokes: number[] };
const readMarks = (page: Page) =>
  page.evaluate(() => (window as unknown as { marks: Marks }).marks);

async function openAndSearch(page: Page, query: string): Promise<void> {
  await page.getByRole("button", { name: /帮助|Help/ }).click();
  const box = page.getByRole("combobox");
  await box.focus();
  await page.keyboard.insertText(query);
  await page.getByRole("option").first().waitFor();
}

async function measure(articles: number): Promise<Figures> {
  const knowledge = mkdtempSync(join(tmpdir(), "helpbuoy-bench-"));
  generateArticles(knowledge, articles, SEED);
  const pages = await servePages();
  const server = await startServer({ start: "serve" });
  const browserServer = await launchChromium();
  const browser = await chromium.connect(browserServer.wsEndpoint());
  try {
    const cli = (...args: string[]) =>
      execFileSync(process.execPath, ["packages/server/bin/helpbuoy.js", ...args], {
        cwd: root,
        env: { ...process.env, HELPBUOY_DATA: server.folder },
      });
    cli("site", "set-origins", SITE, pages.url);
    const importStart = performance.now();
    cli("import", knowledge, "--site", SITE, "--apply");
    const importSeconds = Math.round((performance.now() - importStart) / 100) / 10;

    const base = `${server.url}/v1/sites/${SITE}`;
    const manifest = (await (await fetch(`${base}/manifest?locale=zh-CN`)).json()) as Record<
      "titles" | "texts",
      { hash: string }
    >;
    const packBytes = {
      titles: await wireBytes(`${base}/packs/${manifest.titles.hash}.json`),
      texts: await wireBytes(`${base}/packs/${manifest.texts.hash}.json`),
    };

    const url = pages.page("/", {
      html: `<!doctype html><html lang="zh-CN"><title>bench</title><p>page</p>
<script async src="${server.url}/helpbuoy.js" data-site="${SITE}"></script>`,
    });
    const context = await browser.newContext();
    const first = await context.newPage();
    await first.goto(url);
    await openAndSearch(first, "退款");
    // The second visit starts once the whole index is kept.
    await first.waitForFunction(async () => {
      const helpbuoy = (
        window as unknown as { Helpbuoy: (command: string) => Promise<{ knowledge?: string }> }
      ).Helpbuoy;
      return (await helpbuoy("diagnose")).knowledge === "stored";
    });
    await first.close();

    const openings: number[] = [];
    const keystrokes: number[] = [];
    let requestsBeforeResult = 0;
    for (let visit = 0; visit < OPENINGS; visit++) {
      const page = await context.newPage();
      await page.addInitScript(watchFirstResult);
      let asked = 0;
      page.on("request", (one) => {
        if (/\/(search|packs)\b/.test(one.url())) asked++;
      });
      await page.goto(url);
      await openAndSearch(page, "退款");
      requestsBeforeResult = Math.max(requestsBeforeResult, asked);
      const { click, result } = await readMarks(page);
      openings.push(result - click);
      const box = page.getByRole("combobox");
      for (const query of queries) {
        await box.fill("");
        await box.pressSequentially(query);
      }
      keystrokes.push(...(await readMarks(page)).keystrokes);
      await page.close();
    }
    return {
      articles,
      importSeconds,
      packBytes,
      openToFirstResultMs: { median: quantile(openings, 0.5), worst: quantile(openings, 1) },
      keystrokeMs: {
        median: quantile(keystrokes, 0.5),
        p99: quantile(keystrokes, 0.99),
        count: keystrokes.length,
      },
      requestsBeforeResult,
    };
  } finally {
    await browser.close();
    await browserServer.close();
    await server.remove();
    await pages.stop();
    rmSync(knowledge, { recursive: true, force: true });
  }
}

await buildIfStale();
const asked = process.argv[process.argv.indexOf("--articles") + 1];
const sizes = process.argv.includes("--articles") ? [Number(asked)] : [1000, 10_000];
const figures: Figures[] = [];
for (const size of sizes) {
  if (!process.argv.includes("--json")) console.log(`${size} articles (seed ${SEED}) …`);
  figures.push(await measure(size));
}
if (process.argv.includes("--json")) console.log(JSON.stringify(figures, null, 2));
else
  console.table(
    figures.map(({ packBytes, openToFirstResultMs: open, keystrokeMs: key, ...rest }) => ({
      ...rest,
      "titles (B, br)": packBytes.titles,
      "texts (B, br)": packBytes.texts,
      "open → result, median ms": open.median,
      "keystroke, median ms": key.median,
      "keystroke, p99 ms": key.p99,
    })),
  );
