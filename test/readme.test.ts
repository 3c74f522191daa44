import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  chromium,
  type Browser,
  type BrowserServer,
  type Locator,
  type Page,
} from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "./support/chromium.ts";
import { runCommand } from "./support/command.ts";
import { startDemo, type Demo } from "./support/demo.ts";
import { makeFreshCopy } from "./support/fresh-copy.ts";
import { root } from "./support/root.ts";
import { servePages } from "./support/serve-pages.ts";
import { readText } from "./support/source-files.ts";
import { fileTicket } from "./support/ticket-steps.ts";

/*
 * Goes through README as its reader does, in a copy of the repository as a clone brings it: runs the
 * commands, and pastes the snippets into pages of an origin of their own. A block, a command or a call
 * that nothing here knows how to run fails.
 */
const kinds = ["sh run", "html page", "ts check"] as const;
type Block = { kind: (typeof kinds)[number]; code: string; line: number };

/** @throws Error for a block of a kind that nothing here knows how to run */
function readBlocks(markdown: string): Block[] {
  return [...markdown.matchAll(/^ *```(.*)\n([^]*?)^ *```$/gm)].map((found) => {
    const [, written = "", code = ""] = found;
    const kind = kinds.find((one) => one === written);
    if (!kind) throw new Error(`nothing knows how to run a block of "${written}":\n${code}`);
    return { kind, code, line: markdown.slice(0, found.index).split("\n").length };
  });
}

const readme = readText("README.md");
const blocks = readBlocks(readme);
const ofKind = (kind: Block["kind"]) => blocks.filter((block) => block.kind === kind);

const copy = makeFreshCopy();
const data = join(copy.folder, "data");
let demo: Demo;
let server: string;
let browserServer: BrowserServer;
let browser: Browser;
beforeAll(async () => {
  [demo, browserServer] = await Promise.all([startDemo(copy.folder, data), launchChromium()]);
  server = new URL(demo.addresses["playground"] ?? "").origin;
  browser = await chromium.connect(browserServer.wsEndpoint());
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await browserServer?.close();
  await demo?.stop();
  copy.remove();
});

/** The server that runs here, in the place of the usual one. */
const pointed = (code: string) => code.replaceAll("http://127.0.0.1:8787", server);

/** What has to come of each command line. */
const commands: [line: RegExp, run: (line: string) => Promise<void>][] = [
  [
    /^npm install$/,
    async () => {
      // Nothing is missing here, and the lock is one that `npm ci` takes on another machine.
      for (const line of ["npm ls --depth=0", "npm ci --dry-run --offline"]) {
        const { code, stderr } = await runCommand(line);
        expect(code, stderr).toBe(0);
      }
    },
  ],
  [
    /^npm start$/,
    async () => {
      expect(Object.keys(demo.addresses).length).toBeGreaterThanOrEqual(3);
      for (const [what, url] of Object.entries(demo.addresses)) {
        const answer = await fetch(url);
        expect(answer.status, `${what} ${url}`).toBe(200);
        expect(answer.headers.get("content-type"), what).toContain("text/html");
      }
    },
  ],
  [/^npx --no helpbuoy [\w-]+ --help$/, (line) => prints(line, "HELPBUOY_DATA")],
  [
    /^npx --no helpbuoy import examples\/knowledge --site demo$/,
    (line) => prints(line, "Nothing was changed; --apply does it."),
  ],
];

async function prints(line: string, words: string): Promise<void> {
  const environment = { HELPBUOY_DATA: data };
  const { code, stdout, stderr } = await runCommand(line, { folder: copy.folder, environment });
  expect(code, stderr).toBe(0);
  expect(stdout).toContain(words);
}

describe("[F2.58] README's commands", () => {
  const lines = ofKind("sh run").flatMap(({ code }) => code.trim().split("\n"));

  test.for(lines)("%s", async (line) => {
    const known = commands.find(([pattern]) => pattern.test(line));
    if (!known) throw new Error(`nothing knows what has to come of \`${line}\``);
    await known[1](line);
  });

  test("the scripts that its text names exist", () => {
    expect(lines).toContain("npm start");
    const { scripts } = JSON.parse(readText("package.json")) as { scripts: object };
    const named = [...readme.matchAll(/`npm run ([a-z]+)/g)].map(([, name = ""]) => name);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

type Visit = { page: Page; panel: Locator; logged: string[] };

/** Opens `/` of an origin that serves `folder` or `html`, and fails on any error of the page. */
async function visit(
  pages: { folder?: string; html?: string },
  look: (visit: Visit) => Promise<void>,
): Promise<void> {
  const host = await servePages(pages.folder === undefined ? {} : { folder: pages.folder });
  if (pages.html !== undefined) host.page("/", { html: pages.html });
  const context = await browser.newContext({ locale: "en" });
  context.setDefaultTimeout(30_000);
  const problems: string[] = [];
  const logged: string[] = [];
  context.on("weberror", (error) => problems.push(String(error.error())));
  context.on("console", (message) => {
    (message.type() === "error" ? problems : logged).push(message.text());
  });
  try {
    const page = await context.newPage();
    await page.goto(`${host.url}/`);
    const widget = page.locator("helpbuoy-widget");
    await widget.getByRole("button", { name: "Help" }).first().waitFor();
    await look({ page, panel: widget.getByRole("dialog"), logged });
    expect(problems).toEqual([]);
  } finally {
    await context.close();
    await host.stop();
  }
}

const hostPage = (body: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Host page</title><link rel="icon" href="data:,"></head>
<body><h1>Host page</h1>
${body}</body></html>`;

/** Asks the widget as a page's own script does. */
function ask(page: Page, ...call: unknown[]): Promise<unknown> {
  return page.evaluate((args) => {
    const { Helpbuoy } = window as unknown as { Helpbuoy(...given: unknown[]): Promise<unknown> };
    return Helpbuoy(...args);
  }, call);
}

/** How each call of a snippet shows that it was answered. */
const answered: Record<string, (visit: Visit) => Promise<void>> = {
  async on({ page, panel, logged }) {
    await ask(page, "open");
    await fileTicket(panel, { subject: "README", description: "Out of a snippet." }, "en");
    await expect
      .poll(() => logged, { timeout: 20_000 })
      .toContainEqual(expect.stringMatching(/\d/));
  },
  async setTheme({ page }) {
    expect(await ask(page, "getState")).toMatchObject({ theme: "dark" });
  },
};

describe("[F2.58] README's pages", () => {
  test.for(ofKind("html page"))("the one in line $line", async ({ code }) => {
    const calls = [...code.matchAll(/Helpbuoy\("(\w+)"/g)].map(([, name = ""]) => name);
    await visit({ html: hostPage(pointed(code)) }, async (visited) => {
      expect(await ask(visited.page, "diagnose")).toMatchObject({ reasons: [] });
      for (const name of calls) {
        const check = answered[name];
        if (!check) throw new Error(`nothing knows how \`${name}\` shows that it was answered`);
        await check(visited);
      }
    });
  });

  test("there is one that only has the tag, and one that calls", () => {
    const calling = ofKind("html page").map(({ code }) => code.includes('Helpbuoy("'));
    expect(calling.toSorted()).toEqual([false, true]);
  });
});

describe("[F2.58] README's code", () => {
  test.for(ofKind("ts check"))("the one in line $line", { timeout: 90_000 }, async ({ code }) => {
    const place = "examples/out-of-readme";
    const folder = join(copy.folder, place);
    mkdirSync(folder);
    const snippet = '<script type="module" src="./snippet.ts"></script>\n';
    writeFileSync(join(folder, "index.html"), hostPage(snippet));
    writeFileSync(join(folder, "snippet.ts"), pointed(code));
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({ extends: "../tsconfig.json", include: ["snippet.ts"] }),
    );
    for (const line of [`tsc -p ${place}`, `vite build ${place}`]) {
      const { code: exit, stdout, stderr } = await runCommand(line, { folder: copy.folder });
      expect(exit, stdout + stderr).toBe(0);
    }
    const [, slug] = /showArticle\("([\w-]+)"\)/.exec(code) ?? [];
    const article = await fetch(`${server}/v1/sites/demo/articles/${slug}?locale=en`);
    expect(article.status).toBe(200);
    const { title } = (await article.json()) as { title: string };
    await visit({ folder: join(folder, "dist") }, async ({ panel }) => {
      await panel.getByRole("heading", { name: title }).first().waitFor();
    });
  });
});

test("[F2.58] what README links to stands there", () => {
  const targets = [...readme.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target = ""]) => target);
  const local = targets.filter((target) => !/^[a-z]+:/.test(target));
  expect(local.length).toBeGreaterThan(0);
  expect(local.filter((target) => !existsSync(join(root, target)))).toEqual([]);
});

test("[F6.28] pictures show the panel, the console, a guide, an appeal and the choice of an order", async () => {
  const pictures = [...readme.matchAll(/!\[([^\]]+)\]\(([^)]+)\)/g)];
  const said = pictures.map(([, words = ""]) => words.toLowerCase()).join("\n");
  for (const word of ["panel", "console", "guide", "appeal", "choice of order"]) {
    expect(said).toContain(word);
  }
  const page = await browser.newPage();
  for (const [, , file = ""] of pictures) {
    const bytes = readFileSync(join(root, file)).toString("base64");
    await page.setContent(`<img src="data:image/webp;base64,${bytes}" alt="">`);
    const width = await page.locator("img").evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      return image.naturalWidth;
    });
    expect(width, file).toBeGreaterThan(1000);
  }
  await page.close();
});

test("[F2.58] a block that nothing knows how to run is refused", () => {
  expect(() => readBlocks("```sh run\nnpm start\n```\n\n```python\nprint(1)\n```\n")).toThrow(
    "python",
  );
  expect(() => readBlocks("```sh\nnpm start\n```\n")).toThrow('"sh"');
});
