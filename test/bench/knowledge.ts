/*
 * `npm run bench`: the knowledge cache and its search, in real Chromium against a real server.
 * `-- --json` prints the figures for programs, `-- --articles 1000` one size only.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { buildIfStale } from "../../packages/widget/build.ts";
import { launchChromium } from "../support/chromium.ts";
import { root } from "../support/root.ts";
import { servePages } from "../support/serve-pages.ts";
import { startServer } from "../support/start-server.ts";
import { generateArticles } from "./generate-articles.ts";
import { generateSelfService } from "./generate-self-service.ts";

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

const PARTS = ["titles", "texts", "guides", "tasks", "forms"] as const;
type PartName = (typeof PARTS)[number];

type Figures = {
  articles: number;
  guides: number;
  tasks: number;
  importSeconds: number;
  /** From the first click on a first visit until the index of everything is in storage. */
  firstVisitUntilKeptSeconds: number;
  /** As they travel, brotli. Titles, then texts come before the rest; bodies are not counted. */
  packBytes: Record<PartName, number>;
  openToFirstResultMs: { median: number; worst: number };
  keystrokeMs: { median: number; p99: number; count: number };
  /** Queries whose list, once typed, held a guide or a task. */
  queriesWithSelfService: number;
  /** Requests for knowledge or search in a whole second visit. */
  knowledgeRequests: number;
};

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = Math.min(sorted.length - 1, Math.floor(sorted.length * part));
  return Math.round((sorted[place] ?? Number.NaN) * 10) / 10;
}

/** Bytes of the body as it travels, brotli. */
function wireBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = get(url, { headers: { "accept-encoding": "br" } }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => (bytes += chunk.length));
      response.once("end", () => resolve(bytes));
    });
    call.once("error", reject);
  });
}

type Visit = { openToResult: number; keystrokes: number[]; withSelfService: number };

/**
 * One visit, timed inside the page: clicks the launcher, types the first query as soon as the search
 * box stands, and then every other query key by key. A keystroke ends when the list has answered it.
 */
async function visitPage(typed: readonly string[]): Promise<Visit> {
  const shadow = document.querySelector("helpbuoy-widget")?.shadowRoot as ShadowRoot;
  const until = <Found>(find: () => Found | null | undefined | false): Promise<Found> =>
    new Promise((resolve) => {
      const look = () => {
        const found = find();
        if (!found) return false;
        observer.disconnect();
        resolve(found);
        return true;
      };
      const observer = new MutationObserver(look);
      if (!look()) {
        observer.observe(shadow, {
          subtree: true,
          childList: true,
          characterData: true,
          attributes: true,
        });
      }
    });
  const [first = "", ...others] = typed;
  const start = performance.now();
  shadow.querySelector<HTMLElement>("[part=launcher]")?.click();
  const box = await until(() => shadow.querySelector<HTMLInputElement>("[role=combobox]"));
  const type = (text: string) => {
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  };
  type(first);
  await until(() => shadow.querySelector("[role=option]"));
  const openToResult = performance.now() - start;

  const keystrokes: number[] = [];
  let withSelfService = 0;
  const listed = () => shadow.querySelector("[role=listbox]")?.textContent ?? "";
  for (const query of others) {
    for (let length = 1; length <= query.length; length++) {
      const before = listed();
      const keyed = performance.now();
      type(query.slice(0, length));
      // A key that changes nothing in the list has no end to wait for: it is not counted.
      const changed = await Promise.race([
        until(() => listed() !== before).then(() => true),
        new Promise<false>((resolve) => setTimeout(() => resolve(false), 300)),
      ]);
      if (changed) keystrokes.push(performance.now() - keyed);
    }
    // Their marks come with code of their own, a moment after the first list.
    const marked = await Promise.race([
      until(() => shadow.querySelector("[role=option] .hb-kind")).then(() => true),
      new Promise<false>((resolve) => setTimeout(() => resolve(false), 1000)),
    ]);
    if (marked) withSelfService++;
  }
  return { openToResult, keystrokes, withSelfService };
}

/** Whether the index of this stage is kept in the browser's storage. */
async function isIndexKept(stage: string): Promise<boolean> {
  const open = (name: string): Promise<IDBDatabase> =>
    new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  for (const { name } of await indexedDB.databases()) {
    if (!name?.startsWith("helpbuoy")) continue;
    const database = await open(name);
    const store = database.objectStoreNames[0] ?? "";
    const head =
      store !== "" &&
      (await new Promise<{ stage?: string } | undefined>((resolve) => {
        const request = database.transaction(store).objectStore(store).get("knowledge/zh-CN/index");
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => resolve(undefined);
      }));
    database.close();
    if (head && head.stage === stage) return true;
  }
  return false;
}

const KEPT_WITHIN = 180_000; // ms

async function waitUntilKept(page: Page, stage: string): Promise<number> {
  const start = performance.now();
  while (!(await page.evaluate(isIndexKept, stage))) {
    if (performance.now() - start > KEPT_WITHIN) throw new Error("the index was not kept");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return Math.round((performance.now() - start) / 100) / 10;
}

async function measure(articles: number): Promise<Figures> {
  const knowledge = mkdtempSync(join(tmpdir(), "helpbuoy-bench-"));
  generateArticles(knowledge, articles, SEED);
  const { guides, tasks } = generateSelfService(knowledge, articles, SEED);
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
      PartName,
      { hash: string }
    >;
    const packBytes = Object.fromEntries(
      await Promise.all(
        PARTS.map(async (part) => [
          part,
          await wireBytes(`${base}/packs/${manifest[part].hash}.json`),
        ]),
      ),
    ) as Figures["packBytes"];

    const url = pages.page("/", {
      html: `<!doctype html><html lang="zh-CN"><title>bench</title><p>page</p>
<script async src="${server.url}/helpbuoy.js" data-site="${SITE}"></script>`,
    });
    const context = await browser.newContext();
    const launcher = (page: Page) => page.getByRole("button", { name: /帮助|Help/ });
    const first = await context.newPage();
    await first.goto(url);
    await launcher(first).click();
    // The bodies of a bigger help centre stay on the server until they are read.
    const firstSeconds = await waitUntilKept(first, articles <= 1000 ? "bodies" : "texts");
    await first.close();

    const openings: number[] = [];
    const keystrokes: number[] = [];
    let knowledgeRequests = 0;
    let queriesWithSelfService = 0;
    for (let visit = 0; visit < OPENINGS; visit++) {
      const page = await context.newPage();
      let asked = 0;
      page.on("request", (one) => {
        if (/\/(search\?|packs\/)/.test(one.url())) asked++;
      });
      await page.goto(url);
      await launcher(page).waitFor();
      const figures = await page.evaluate(visitPage, queries);
      knowledgeRequests = Math.max(knowledgeRequests, asked);
      openings.push(figures.openToResult);
      keystrokes.push(...figures.keystrokes);
      queriesWithSelfService = figures.withSelfService;
      await page.close();
    }
    return {
      articles,
      guides,
      tasks,
      importSeconds,
      firstVisitUntilKeptSeconds: firstSeconds,
      packBytes,
      openToFirstResultMs: { median: quantile(openings, 0.5), worst: quantile(openings, 1) },
      keystrokeMs: {
        median: quantile(keystrokes, 0.5),
        p99: quantile(keystrokes, 0.99),
        count: keystrokes.length,
      },
      queriesWithSelfService,
      knowledgeRequests,
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
      ...Object.fromEntries(PARTS.map((part) => [`${part} (B, br)`, packBytes[part]])),
      "open → result, median ms": open.median,
      "keystroke, median ms": key.median,
      "keystroke, p99 ms": key.p99,
    })),
  );
