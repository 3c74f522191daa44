import { spawn, spawnSync, type SpawnSyncReturns } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "./support/root.ts";
import { freePort, startServer, type RunningServer } from "./support/start-server.ts";

/* The commands of a fresh machine, run as a person runs them. */

const made: string[] = [];
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), "helpbuoy-commands-"));
  made.push(folder);
  return folder;
};
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const environment = (more: Record<string, string> = {}) => ({
  ...process.env,
  // As npm does: the project's Node before the machine's.
  PATH: `${join(root, "node_modules/.bin")}${delimiter}${process.env["PATH"] ?? ""}`,
  ...more,
});

function helpbuoy(args: string[], more: Record<string, string> = {}): SpawnSyncReturns<string> {
  return spawnSync("npx", ["--no", "helpbuoy", ...args], {
    cwd: root,
    env: environment(more),
    encoding: "utf8",
    timeout: 30_000,
  });
}

describe("npm start", () => {
  test("[F2.01] [F2.02] is ready within 10 s, seeded, and prints one line per address", async () => {
    const port = await freePort();
    const started = performance.now();
    const child = spawn("npm", ["start"], {
      cwd: root,
      env: environment({ PORT: String(port), HELPBUOY_DATA: newFolder() }),
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    let printed = "";
    child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    const gone = new Promise((resolve) => child.once("exit", resolve));
    try {
      const url = `http://127.0.0.1:${port}`;
      await expect.poll(() => printed, { timeout: 20_000 }).toMatch(/API reference +http/);
      expect(performance.now() - started).toBeLessThan(10_000);
      expect(printed).toMatch(new RegExp(`playground +${url}/`));
      expect(printed).toMatch(new RegExp(`shop +http://127.0.0.1:${port + 1}/`));
      expect(await (await fetch(`${url}/`)).text()).toContain("Helpbuoy playground");
      for (const origin of ["http://localhost:3000", "http://127.0.0.1:5", "http://[::1]:8080"]) {
        const answer = await fetch(`${url}/v1/sites/demo/manifest?locale=zh-CN`, {
          headers: { origin },
        });
        expect(answer.status).toBe(200);
        expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
      }
    } finally {
      process.kill(-(child.pid as number), "SIGTERM");
      await gone;
    }
  });
});

describe("[F2.03] settings", () => {
  test("a bad one stops the start with a sentence that names it, from wherever it came", () => {
    const data = newFolder();
    const file = join(data, "settings.json");
    writeFileSync(file, '{ "logLevel": "loud" }');
    const cases: [string[], Record<string, string>, RegExp][] = [
      [["serve"], { PORT: "eighty" }, /PORT must be a whole number/],
      [["serve", "--port", "70000"], {}, /--port must be a whole number/],
      [["serve", "--settings", file], {}, /"logLevel".*must be silent, error, warn, info or debug/],
      [["serve"], { HELPBUOY_TRUST_PROXY: "maybe so" }, /HELPBUOY_TRUST_PROXY must be/],
      [["serve", "--prot", "1"], {}, /--prot/],
    ];
    for (const [args, more, sentence] of cases) {
      const { status, stderr } = helpbuoy(args, { HELPBUOY_DATA: data, ...more });
      expect(stderr).toMatch(sentence);
      expect(stderr.trim().split("\n"), stderr).toHaveLength(1);
      expect(status).not.toBe(0);
    }
  });
});

describe("[F2.04] npx --no helpbuoy serve", () => {
  test("makes an empty site and its first admin once, with no demo data", async () => {
    const server = await startServer({ start: "serve" });
    const printed = server.output();
    const [, email] = /e-mail +(\S+)/.exec(printed) ?? [];
    const [, password] = /password +(\S+)/.exec(printed) ?? [];
    const signIn = await fetch(`${server.url}/v1/agents/sign-in`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "idempotency-key": "01M7XQ3J08SF29S064JG64ZNCD",
      },
      body: JSON.stringify({ email, password }),
    });
    expect(signIn.status).toBe(200);
    expect((await fetch(`${server.url}/v1/sites/demo/manifest?locale=en`)).status).toBe(404);
    expect((await fetch(`${server.url}/`)).status).toBe(404);
    await server.stop();
    const again = await startServer({ start: "serve", folder: server.folder });
    expect(again.output()).not.toContain("password");
    await again.remove();
  });
});

describe("[F2.43] the API", () => {
  test("describes itself: OpenAPI 3.1 with every route of SPEC, and a page to read", async () => {
    const server = await startServer({ start: "serve" });
    const api = (await (await fetch(`${server.url}/v1/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
    };
    expect(api.openapi).toMatch(/^3\.1/);
    const spec = readFileSync(join(root, "packages/protocol/SPEC.md"), "utf8");
    const routes = [...spec.matchAll(/^\| (GET|POST|PUT) (\/[^ ?]+)/gm)].map(
      ([, method, path]) => `${method} /v1${path?.replace(/\{(\w+)\}/g, "{}")}`,
    );
    const described = Object.entries(api.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(
        (method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, "{}")}`,
      ),
    );
    const missing = routes
      .filter((route) => !route.endsWith("/openapi.json"))
      .filter(
        (route) => !described.includes(route) && !described.includes(route.replace(".json", "")),
      );
    expect(routes.length).toBeGreaterThan(15);
    expect(missing).toEqual([]);
    const docs = await fetch(`${server.url}/docs`);
    expect(docs.headers.get("content-type")).toContain("text/html");
    expect(await docs.text()).toContain("/v1/sites/");
    await server.remove();
  });
});

describe("[F2.44] npx --no helpbuoy import", () => {
  let server: RunningServer;
  const folder = newFolder();
  const file = join(folder, "en/returns/refund-time.md");
  beforeAll(async () => {
    cpSync(join(root, "examples/knowledge"), folder, { recursive: true });
    server = await startServer();
  });
  afterAll(() => server.remove());
  const run = (...args: string[]) =>
    helpbuoy(["import", folder, "--site", "demo", ...args], { HELPBUOY_DATA: server.folder });
  const title = async () => {
    const answer = await fetch(`${server.url}/v1/sites/demo/articles/refund-time?locale=en`);
    return ((await answer.json()) as { title: string }).title;
  };

  test("a second run changes nothing", () => {
    const { stdout, status } = run("--apply");
    expect(stdout).toMatch(/articles: 0 added, 0 changed, 0 removed, \d{2,} unchanged/);
    expect(stdout).toContain("Nothing new to publish.");
    expect(status).toBe(0);
  });

  test("is a dry run by default: prints what would change, and changes nothing", async () => {
    const text = readFileSync(file, "utf8");
    const before = await title();
    writeFileSync(file, text.replace(/^title: .*/m, "title: When refunds arrive"));
    const { stdout } = run();
    expect(stdout).toMatch(/0 added, 1 changed, 0 removed/);
    expect(stdout).toContain("~ en/refund-time");
    expect(stdout).toContain("Nothing was changed");
    expect(await title()).toBe(before);
  });

  test("names a bad file with its line and why, and does not lose the good ones", async () => {
    const bad = join(folder, "en/returns/return-and-refund.md");
    const text = readFileSync(bad, "utf8");
    const line = text.split("\n").findIndex((one) => one.startsWith("category:")) + 1;
    writeFileSync(bad, text.replace(/^category: .*/m, "category: nowhere"));
    const { stdout, status } = run("--apply");
    expect(stdout).toMatch(new RegExp(`en/returns/return-and-refund\\.md:${line} \\S+`));
    expect(status).toBe(1);
    expect(await title()).toBe("When refunds arrive");
    const kept = await fetch(`${server.url}/v1/sites/demo/articles/return-and-refund?locale=en`);
    expect(kept.status).toBe(200);
  });
});

describe("npm run size", () => {
  test("[F2.05] prints a table, and JSON for programs: raw, gzip, brotli per file and per journey", () => {
    const run = (...args: string[]) =>
      spawnSync("npm", ["run", "--silent", "size", ...args], {
        cwd: root,
        env: environment(),
        encoding: "utf8",
      }).stdout;
    expect(run()).toMatch(/helpbuoy\.js +\d+ +\d+ +\d+/);
    const report = JSON.parse(run("--", "--json")) as Record<string, Record<string, object>>;
    const sizes = { raw: expect.any(Number), gzip: expect.any(Number), brotli: expect.any(Number) };
    expect(report["files"]?.["helpbuoy.js"]).toEqual(sizes);
    expect(Object.values(report["journeys"] ?? {})).toContainEqual(sizes);
  });
});
