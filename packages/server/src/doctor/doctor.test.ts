import {
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openMailbox } from "../../test/mailbox.ts";
import {
  freshFolder,
  runHelpbuoy,
  serveProcess,
  type ServerProcess,
} from "../../test/server-process.ts";
import { openDatabase } from "../database/open-database.ts";
import { close, listen } from "../main.ts";
import { readSettings } from "../settings.ts";
import { strictPolicy } from "../sites/strict-policy.ts";
import { checkMail } from "./check-mail.ts";
import { checkOrigins, checkServer, clockFinding } from "./check-server.ts";
import { checkSettings } from "./check-settings.ts";
import { checkStorage, diskFinding } from "./check-storage.ts";
import { checkStream } from "./check-stream.ts";
import type { Finding } from "./finding.ts";

const world = { fetch, now: Date.now };
const folder = freshFolder();
let server: ServerProcess;
const servers: Server[] = [];
beforeAll(async () => {
  server = await serveProcess(folder);
  await runHelpbuoy(folder, ["site", "set-origins", "main", "https://shop.example", "loopback"]);
}, 60_000);
afterAll(async () => {
  for (const one of servers) await close(one);
  await server.end("SIGTERM");
  rmSync(folder, { recursive: true });
});

type Proxy = (answer: ServerResponse, upstream: IncomingMessage) => void;
/** A proxy in front of the server, of one kind or another; its address. */
async function proxied(hand: Proxy, before?: (url: string) => number | undefined): Promise<string> {
  const proxy = createServer((asked, answer) => {
    const refused = before?.(`${asked.method} ${asked.url}`);
    if (refused !== undefined) return void answer.writeHead(refused).end();
    const onwards = request(`${server.url}${asked.url}`, {
      method: asked.method ?? "GET",
      headers: asked.headers,
    });
    answer.on("close", () => onwards.destroy());
    onwards.on("error", () => answer.destroy());
    onwards.on("response", (upstream) => hand(answer, upstream));
    asked.pipe(onwards);
  });
  servers.push(proxy);
  return `http://127.0.0.1:${await listen(proxy, { host: "127.0.0.1", port: 0 })}`;
}
const faithful: Proxy = (answer, upstream) => {
  answer.writeHead(upstream.statusCode ?? 502, upstream.headers);
  upstream.pipe(answer);
};
/** Keeps everything until the answer is over. */
const buffering: Proxy = (answer, upstream) => {
  const parts: Buffer[] = [];
  upstream.on("data", (part: Buffer) => parts.push(part));
  upstream.on("end", () => {
    answer.writeHead(upstream.statusCode ?? 502, upstream.headers);
    answer.end(Buffer.concat(parts));
  });
};
const failures = (findings: Finding[]) =>
  findings.filter(({ level }) => level === "failure").map(({ says }) => says);
const site = { key: "main", origins: ["https://shop.example", "loopback"] };

describe("[F4.50] helpbuoy doctor, as it is run", { timeout: 60_000 }, () => {
  test("a sound install: no failure, the policy to paste, exit code 0", async () => {
    const port = new URL(server.url).port;
    const { code, stdout } = await runHelpbuoy(folder, ["doctor"], { PORT: port });
    expect(stdout).not.toContain("failure ");
    expect(code).toBe(0);
    expect(stdout).toContain("The database is whole.");
    expect(stdout).toContain("writes ahead (WAL) and waits for the disk");
    expect(stdout).toContain('A page of https://shop.example may use "main"');
    expect(stdout).toContain("begins at once");
    expect(stdout).toContain(strictPolicy("NONCE", server.url));
  });

  test("through an address that buffers: a failure that says what to do, exit code 1, as JSON too", async () => {
    const url = await proxied(buffering);
    const port = new URL(server.url).port;
    const flags = ["doctor", "--site", "main", "--url", `${url}/`, "--json"];
    const { code, stdout } = await runHelpbuoy(folder, flags, { PORT: port });
    expect(code).toBe(1);
    const { findings, policy } = JSON.parse(stdout) as { findings: Finding[]; policy: string };
    expect(failures(findings)).toEqual([
      `What the stream at ${url} says is held back: something buffers it.`,
    ]);
    expect(findings.find(({ level }) => level === "failure")?.way).toContain("proxy_buffering off");
    expect(policy).toBe(strictPolicy("NONCE", url));
  });

  test("where nothing runs and no site is known by that name", async () => {
    const { code, stdout } = await runHelpbuoy(folder, ["doctor", "--site", "none"], { PORT: "9" });
    expect(code).toBe(1);
    expect(stdout).toContain("Nothing answers at http://127.0.0.1:9.");
    expect(stdout).toContain('There is no site "none".');
    const typo = await runHelpbuoy(folder, ["doctor", "--url", "help.example.com"]);
    expect(typo.code).toBe(1);
    expect(typo.stderr).toContain('but is "help.example.com".');
    const empty = await runHelpbuoy(join(folder, "nowhere"), ["doctor"], { PORT: "9" });
    expect(empty.stdout).toContain("There is no data folder");
  });
});

describe("[P23] origins, as a page of each would meet them", () => {
  test("a proxy that hands everything on", async () => {
    const found = await checkOrigins(world, await proxied(faithful), site);
    expect(found.map(({ level }) => level)).toEqual(["ok", "ok", "ok"]);
  });

  test("one that adds a header of its own, answers OPTIONS itself, or takes Origin away", async () => {
    const adding = await proxied((answer, upstream) => {
      upstream.headers["access-control-allow-origin"] = "*";
      faithful(answer, upstream);
    });
    const [first] = failures(await checkOrigins(world, adding, site));
    expect(first).toContain('Access-Control-Allow-Origin is "*", not the page');
    const own = await proxied(faithful, (line) => (line.startsWith("OPTIONS") ? 405 : undefined));
    expect(failures(await checkOrigins(world, own, site))[0]).toContain(
      "the preflight is answered 405",
    );
    const caching = await proxied(faithful, (line) =>
      line.includes("/manifest") ? 200 : undefined,
    );
    expect(failures(await checkOrigins(world, caching, site)).at(-1)).toContain("is answered 200");
  });

  test("a site that no page may use yet", async () => {
    const [finding] = await checkOrigins(world, server.url, { key: "main", origins: [] });
    expect(finding?.way).toBe("helpbuoy site set-origins main https://your.site");
  });

  test("an address that is something else's", async () => {
    const other = await proxied(faithful, () => 404);
    expect(failures(await checkServer(world, other))).toEqual([
      `${other}/readyz answers 404, not 200.`,
    ]);
  });
});

test("[P36] a stream that is compressed, cut, or whose heartbeat is held back", async () => {
  const patience = { first: 2_000, beat: 300 };
  const streaming = async (headers: object, go: (answer: ServerResponse) => void) => {
    const url = await proxied((answer, upstream) => {
      upstream.destroy();
      answer.writeHead(200, { "content-type": "text/event-stream", ...headers });
      answer.write(": open\n\n");
      go(answer);
    });
    return (await checkStream(world, url, "main", patience)).says;
  };
  expect(await streaming({}, (answer) => answer.destroy())).toMatch(/cut|breaks off/);
  expect(await streaming({}, () => {})).toContain("heartbeat of the stream");
  expect(await streaming({ "content-encoding": "identity" }, () => {})).toContain("is compressed");
  patience.beat = 5_000;
  const beating = await streaming(
    {},
    (answer) => void setTimeout(() => answer.write(": beat\n\n"), 100),
  );
  expect(beating).toContain("arrives at once");
});

test("[P35] clocks: five seconds are nothing, a minute breaks identity tokens", () => {
  const now = Date.parse("2026-11-21T08:00:00Z");
  const at = (seconds: number) =>
    clockFinding("x", new Date(now + seconds * 1_000).toUTCString(), now).level;
  expect([at(0), at(-4), at(30), at(-61)]).toEqual(["ok", "ok", "warning", "failure"]);
  expect(clockFinding("x", null, now).level).toBe("warning");
});

describe("mail", () => {
  test("it connects and sends nothing, unless it is told to whom", async () => {
    const mailbox = await openMailbox();
    const settings = { smtp: mailbox.url, mailFrom: "Help <help@example.com>" };
    expect((await checkMail(settings)).level).toBe("ok");
    expect(mailbox.letters).toEqual([]);
    expect((await checkMail(settings, "me@example.com")).says).toContain("me@example.com");
    expect(mailbox.letters.map(({ to }) => to)).toEqual([["me@example.com"]]);
    await mailbox.stop();
    const gone = await checkMail(settings);
    expect(gone.level).toBe("failure");
    expect(gone.way).toContain("host and port");
    expect((await checkMail({ smtp: undefined, mailFrom: undefined })).level).toBe("warning");
  });
});

describe("[P39] storage", () => {
  test("what is whole, writable and waits for the disk; a secret that others may read", async () => {
    const settings = { data: folder, synchronous: "full" } as const;
    const found = await checkStorage(settings);
    expect(found.every(({ level }) => level === "ok")).toBe(true);
    chmodSync(join(folder, "secret.key"), 0o644);
    const open = (await checkStorage(settings)).find(({ level }) => level === "warning");
    expect(open?.way).toContain("chmod 600");
    chmodSync(join(folder, "secret.key"), 0o600);
  });

  test("NORMAL is told: it is chosen, and costs something", async () => {
    const found = await checkStorage({ data: folder, synchronous: "normal" });
    const [told] = found.filter(({ level }) => level === "warning");
    expect(told?.says).toContain("a power cut takes the last messages");
    expect(told?.way).toContain("HELPBUOY_SYNCHRONOUS");
  });

  test("a database that is damaged, is not one, or whose journal was changed", async () => {
    const data = join(folder, "spoilt");
    await openDatabase(join(data, "helpbuoy.db")).then((one) => one.destroy());
    const look = async () => failures(await checkStorage({ data, synchronous: "full" })).join("\n");
    expect(await look()).toBe("");
    const sqlite = new DatabaseSync(join(data, "helpbuoy.db"));
    sqlite.exec("pragma journal_mode = delete; pragma foreign_keys = off");
    sqlite.exec("insert into media values ('nobody', 'a.webp', 'image/webp', 3)");
    sqlite.close();
    expect(await look()).toContain("1 rows of it refer to what is not there.");
    expect(await look()).toContain('It does not write ahead (its journal is "delete")');
    writeFileSync(join(data, "helpbuoy.db"), "not a database at all".repeat(100));
    expect(await look()).toContain("cannot be opened");
  });

  test("a disk that fills up", () => {
    const level = (megabytes: number, size = 0) => diskFinding(megabytes * 1e6, size * 1e6).level;
    expect([level(50), level(500), level(5_000)]).toEqual(["failure", "warning", "ok"]);
    expect(level(5_000, 4_000)).toBe("warning");
  });
});

describe("settings that are dangerous", () => {
  const found = (flags: Record<string, string>) => {
    const settings = readSettings({ flags, env: {}, readFile: () => "{}" });
    return checkSettings(settings, settings.publicUrl).map(
      ({ check, level }) => `${level} ${check}`,
    );
  };
  const https = { "public-url": "https://help.example.com" };

  test.for([
    [{}, ["ok settings"]],
    [{ ...https, "trust-proxy": "1" }, ["ok settings"]],
    [{ secret: "change-me-change-me-change-me-change-me" }, ["failure settings"]],
    [{ secret: "a".repeat(40) }, ["failure settings"]],
    [{ "public-url": "http://help.example.com" }, ["failure settings"]],
    [https, ["failure proxy"]],
    [{ host: "0.0.0.0" }, ["warning settings"]],
    [{ ...https, host: "0.0.0.0", "trust-proxy": "1" }, ["warning proxy"]],
    [{ "rate-limit-factor": "1000" }, ["warning settings"]],
    [{ "webhooks-to-private-addresses": "true" }, ["warning settings"]],
    [{ metrics: "0.0.0.0:9464" }, ["warning settings"]],
    [{ metrics: "9464" }, ["ok settings"]],
  ] as [Record<string, string>, string[]][])("%j", ([flags, expected]) => {
    expect(found(flags)).toEqual(expected);
  });
});
