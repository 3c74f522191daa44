import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommand } from "./support/command.ts";
import { startDemo, type Demo } from "./support/demo.ts";
import { makeFreshCopy } from "./support/fresh-copy.ts";
import { helpbuoy, newFolder, serve } from "./support/helpbuoy-command.ts";
import { freePort } from "./support/start-server.ts";
import { openStored } from "./support/stored.ts";

/* The commands of a fresh machine, run as a person runs them. */

const manifest = (url: string, site: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/v1/sites/${site}/manifest?locale=en`, { headers });

describe("npm start", () => {
  const copy = makeFreshCopy();
  let demo: Demo;
  let firstReadyAfter: number;
  beforeAll(async () => {
    demo = await startDemo(copy.folder);
    firstReadyAfter = demo.readyAfter;
  }, 90_000);
  afterAll(async () => {
    await demo?.stop();
    copy.remove();
  });
  const url = () => new URL(demo.addresses["playground"] ?? "").origin;

  test("[F2.01] builds and seeds, and is ready", async () => {
    expect(existsSync(join(copy.folder, "packages/widget/dist/helpbuoy.js"))).toBe(true);
    expect((await fetch(`${url()}/helpbuoy.js`)).status).toBe(200);
    const search = await fetch(`${url()}/v1/sites/demo/search?q=refund&locale=en`);
    expect(((await search.json()) as { hits: object[] }).hits.length).toBeGreaterThan(0);
  });

  test("[F2.01] prints one line per address, and each answers", async () => {
    const { addresses } = demo;
    expect(Object.keys(addresses)).toEqual(
      expect.arrayContaining(["playground", "shop", "API reference"]),
    );
    expect(new Set(Object.values(addresses)).size).toBe(Object.keys(addresses).length);
    // npm has its own to say: the script it runs, and about the machine's settings. So has the log.
    const said = demo.output().split("\n");
    const others = said.filter((line) => line !== "" && !/^(> |npm |\{)/.test(line));
    expect(others.length - 1).toBe(Object.keys(addresses).length);
    expect(others.at(-1)).toMatch(/^agent /);
    for (const address of Object.values(addresses)) {
      expect((await fetch(address)).status, address).toBe(200);
    }
    expect(new URL(addresses["shop"] ?? "").origin).not.toBe(url());
  });

  test("[F2.01] the shop is whole beside the others too, where its own port is taken", async () => {
    const shop = await (await fetch(`${url()}/examples/shop/`)).text();
    const parts = [...shop.matchAll(/(?:href|src)="(\/[^"]*\.\w+)"/g)].map(([, path = ""]) => path);
    expect(parts.some((path) => path.endsWith(".css"))).toBe(true);
    for (const path of parts) expect((await fetch(`${url()}${path}`)).status, path).toBe(200);
  });

  test.for([
    "http://localhost",
    "http://localhost:5173",
    "https://localhost:8443",
    "http://127.0.0.1:1",
    "http://[::1]:3000",
  ])("[F2.02] the site demo takes the loopback origin %s", async (origin) => {
    const answer = await manifest(url(), "demo", { origin });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
  });

  test.for(["https://shop.example", "http://localhost.shop.example", "http://127.0.0.2", "null"])(
    "[F2.02] and refuses %s",
    async (origin) => {
      const answer = await manifest(url(), "demo", { origin });
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ code: "origin_not_allowed" });
    },
  );

  test("[F2.01] a second run builds nothing, seeds nothing and keeps what is there", async () => {
    const visitor = await fetch(`${url()}/v1/sites/demo/visitor-sessions`, { method: "POST" });
    const { token } = (await visitor.json()) as { token: string };
    const kept = () => {
      const stored = openStored(join(copy.folder, "data"));
      const rows = stored.rows("select slug, locale, content_hash from articles order by 1, 2");
      stored.close();
      return rows;
    };
    const before = kept();
    expect(before.length).toBeGreaterThanOrEqual(80);
    expect(demo.output()).toMatch(/^agent +agent@example\.com/m);
    const loader = join(copy.folder, "packages/widget/dist/helpbuoy.js");
    const built = readFileSync(loader, "utf8");
    await demo.stop();
    // A mark that any build would wipe out.
    writeFileSync(loader, `${built}/* as built */`);
    demo = await startDemo(copy.folder);
    expect(demo.output()).not.toMatch(/^agent /m);
    expect(readFileSync(loader, "utf8")).toContain("/* as built */");
    expect(kept()).toEqual(before);
    const answer = await fetch(`${url()}/v1/sites/demo/conversations`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(200);
  });

  test("[F2.01] the first run is ready in less than two and a half times what the build alone takes", async () => {
    const begun = performance.now();
    const { code } = await runCommand("npm run build", { folder: copy.folder });
    const build = performance.now() - begun;
    expect(code).toBe(0);
    expect(firstReadyAfter / build).toBeLessThan(2.5);
  });
});

describe("[F2.03] settings", () => {
  const data = newFolder();
  const place = newFolder();
  const file = join(data, "settings.json");
  writeFileSync(file, '{ "logLevel": "loud" }');

  test.for<[words: string, more: Record<string, string>, sentence: RegExp]>([
    ["serve", { PORT: "eighty" }, /^PORT must be a whole number .* "eighty"\.$/],
    ["serve --port 70000", {}, /^--port must be a whole number .* "70000"\.$/],
    ["serve", { HELPBUOY_SETTINGS: file }, /^"logLevel" in .* must be silent, error, .* "loud"\.$/],
    ["serve", { HELPBUOY_TRUST_PROXY: "maybe so" }, /^HELPBUOY_TRUST_PROXY must be .*\.$/],
    ["serve --secret short", {}, /^--secret must have at least 32 characters\.$/],
    ["import x --max-file-bytes 1", {}, /^--max-file-bytes must be a number of bytes .* "1"\.$/],
    ["serve --prot 1", {}, /^Unknown option '--prot'/],
  ])("`helpbuoy %s` with %j stops with a sentence", async ([words, more, sentence]) => {
    const { code, stdout, stderr } = await helpbuoy(words, { HELPBUOY_DATA: data, ...more });
    // npm has its own to say about a machine's settings.
    const said = stderr.split("\n").filter((line) => line !== "" && !line.startsWith("npm "));
    expect(said).toEqual([expect.stringMatching(sentence)]);
    expect(stdout).toBe("");
    expect(code).toBe(1);
  });

  test("a bad one stops `npm start` too", async () => {
    const { code, stdout, stderr } = await runCommand("npm start", {
      environment: { HOST: " ", HELPBUOY_DATA: data },
    });
    expect(stderr).toContain('HOST must be an address or a host name, but is " ".');
    expect(stdout + stderr).not.toMatch(/^ +at /m);
    expect(code).toBe(1);
  });

  test("come from a flag, else the environment, else the file", async () => {
    const port = await freePort();
    writeFileSync(file, JSON.stringify({ port: 1, data: place, logLevel: "error" }));
    // An empty variable says nothing.
    const running = await serve("", {
      flags: `--settings ${file} --port ${port}`,
      environment: { PORT: "2" },
    });
    try {
      expect(running.output()).toContain(`http://127.0.0.1:${port}\n`);
      expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
      expect(existsSync(join(place, "helpbuoy.db"))).toBe(true);
    } finally {
      await running.stop();
    }
  });
});

describe("[F2.04] npx --no helpbuoy serve", () => {
  const data = newFolder();
  const signIn = async (url: string, email: string, password: string) => {
    const answer = await fetch(`${url}/v1/agents/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, password }),
    });
    return answer.status;
  };

  test("makes an empty site and its first admin, whose password is told once", async () => {
    const first = await serve(data);
    const [, email = ""] = /^ +e-mail +(\S+)$/m.exec(first.output()) ?? [];
    const [, password = ""] = /^ +password +(\S+)$/m.exec(first.output()) ?? [];
    try {
      expect(first.output().split(password)).toHaveLength(2);
      expect(await signIn(first.url, email, password)).toBe(200);
      expect(await signIn(first.url, email, "helpbuoy-demo")).toBe(401);
      const search = await fetch(`${first.url}/v1/sites/main/search?q=refund&locale=en`);
      expect(await search.json()).toEqual({ hits: [] });
      expect((await manifest(first.url, "main")).status).toBe(200);
      const refused = await manifest(first.url, "main", { origin: "http://localhost:3000" });
      expect(refused.status).toBe(403);
      // Nothing of the demo.
      expect((await manifest(first.url, "demo")).status).toBe(404);
      expect((await fetch(`${first.url}/`)).status).toBe(404);
    } finally {
      await first.stop();
    }
    const second = await serve(data);
    try {
      expect(second.output()).not.toContain("password");
      expect(await signIn(second.url, email, password)).toBe(200);
    } finally {
      await second.stop();
    }
  });
});

describe("measurements", () => {
  test("[F2.05] `npm run size` prints a table, and JSON for programs", async () => {
    expect((await runCommand("npm run size")).stdout).toMatch(/helpbuoy\.js +\d+ +\d+ +\d+/);
    const { stdout } = await runCommand("npm run --silent size -- --json");
    const report = JSON.parse(stdout) as Record<"files" | "journeys", Record<string, object>>;
    const sizes = { raw: expect.any(Number), gzip: expect.any(Number), brotli: expect.any(Number) };
    expect(report.files["helpbuoy.js"]).toEqual(sizes);
    expect(Object.keys(report.journeys).length).toBeGreaterThan(1);
    for (const journey of Object.values(report.journeys)) expect(journey).toEqual(sizes);
  });

  test(
    "[F2.59] [F6.27] `npm run bench` measures a second visit and the pack with everything in it",
    { timeout: 180_000 },
    async () => {
      const line = "npm run --silent bench -- --articles 60 --json";
      const { code, stdout, stderr } = await runCommand(line);
      expect(code, stderr).toBe(0);
      type Times = { median: number; worst?: number; p99?: number; count?: number };
      const [figures, ...others] = JSON.parse(stdout) as {
        articles: number;
        openToFirstResultMs: Times;
        keystrokeMs: Times;
        packBytes: Record<"titles" | "texts" | "guides" | "tasks" | "forms", number>;
        guides: number;
        tasks: number;
        queriesWithSelfService: number;
        knowledgeRequests: number;
      }[];
      expect(others).toEqual([]);
      expect(figures?.articles).toBe(60);
      const { openToFirstResultMs: open, keystrokeMs: key, packBytes } = figures ?? {};
      expect(open?.median).toBeGreaterThan(0);
      expect(open?.worst).toBeGreaterThanOrEqual(open?.median ?? 0);
      expect(key?.median).toBeGreaterThan(0);
      expect(key?.p99).toBeGreaterThanOrEqual(key?.median ?? 0);
      expect(key?.count).toBeGreaterThan(100);
      expect(packBytes?.titles).toBeGreaterThan(500);
      expect(packBytes?.texts).toBeGreaterThan(packBytes?.titles ?? 0);
      for (const bytes of Object.values(packBytes ?? {})) expect(bytes).toBeGreaterThan(500);
      expect(figures?.guides).toBeGreaterThanOrEqual(12);
      expect(figures?.tasks).toBeGreaterThanOrEqual(11);
      expect(figures?.queriesWithSelfService).toBeGreaterThan(3);
      // A second visit finds its first results in what the browser has kept.
      expect(figures?.knowledgeRequests).toBe(0);
    },
  );
});
