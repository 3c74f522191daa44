import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createId,
  type Command,
  type ConversationSnapshot,
  type Problem,
  type ServerEvent,
} from "@helpbuoy/protocol";
import type { AgentRole } from "../src/agents/agents.repository.ts";
import { createApp, type App, type AppOptions } from "../src/app.ts";
import { openDatabase } from "../src/database/open-database.ts";
import type { Deps } from "../src/deps.ts";
import { silentLogger, type Logger } from "../src/logger.ts";
import { systemRandom } from "../src/random.ts";
import { readSettings } from "../src/settings.ts";
import { createTestClock, type TestClock } from "./test-clock.ts";
import { createSnapshotCheck } from "./verify-snapshots.ts";

export const ORIGIN = "https://shop.example.com";
export const smallKnowledge = join(import.meta.dirname, "knowledge");

export type Call = {
  method?: string;
  token?: string;
  /** Idempotency key. */
  key?: string;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is. */
  raw?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
};

/** An answer whose body was read as JSON, where it is JSON. */
export type Answer<Body> = { status: number; headers: Headers; body: Body; problem: Problem };

export type TestVisitor = {
  token: string;
  send(
    command: Command,
    key?: string,
  ): Promise<Answer<{ events: ServerEvent[]; lookupCode?: string }>>;
  /** Says something in a talk, in a new one unless given. */
  say(
    text: string,
    command?: Partial<Extract<Command, { type: "message.send" }>>,
  ): Promise<ServerEvent[]>;
  conversation(id: string): Promise<Answer<ConversationSnapshot>>;
};

export type TestServer = {
  app: App;
  deps: Deps;
  clock: TestClock;
  /** Where uploads and, on disk, the database lie. */
  folder: string;
  /** Calls below `/v1/sites/demo` where the path begins with neither /v1 nor another root. */
  call<Body = unknown>(path: string, call?: Call): Promise<Answer<Body>>;
  /** A new visitor, or whose session it is. */
  visitor(token?: string): Promise<TestVisitor>;
  /** Signs an agent of the demo site in, the same one unless an address is given; the token. */
  agent(email?: string, role?: AgentRole): Promise<string>;
  id(): string;
  stop(): Promise<void>;
};

export type TestServerOptions = AppOptions & {
  flags?: Record<string, string>;
  logger?: Logger;
  /** Without the small help centre. */
  isEmpty?: boolean;
  /** The database is a file of `folder` too, with its write-ahead log. */
  isOnDisk?: boolean;
};

/** The whole server without a port, with the site `demo`. */
export async function createTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), "helpbuoy-server-test-"));
  const clock = createTestClock();
  const flags = { data: folder, "rate-limit-factor": "1000", ...options.flags };
  const deps: Deps = {
    database: await openDatabase(options.isOnDisk ? join(folder, "helpbuoy.db") : ":memory:"),
    clock,
    random: systemRandom,
    secret: systemRandom(new Uint8Array(32)),
    settings: readSettings({ flags, env: {}, readFile: () => "{}" }),
    logger: options.logger ?? silentLogger,
  };
  const app = createApp(deps, options);
  const { sites, imports, agents } = app.services;
  await sites.create({
    key: "demo",
    name: "浪花 Spindrift",
    locales: ["zh-CN", "en"],
    defaultLocale: "zh-CN",
    replyWithinHours: 24,
    videoHosts: [],
    origins: [ORIGIN],
  });
  if (options.isEmpty) await imports.begin("demo");
  else await imports.apply("demo", await imports.prepare("demo", smallKnowledge));
  const verifySnapshots = createSnapshotCheck(deps.database);
  const id = () => createId(clock.now(), systemRandom);

  async function call<Body>(path: string, request: Call = {}): Promise<Answer<Body>> {
    const { method = "GET", token, key, body, raw, headers } = request;
    const isRoot = /^\/(v1|docs|ticket\?|ticket$|healthz|readyz|helpbuoy|assets|$)/.test(path);
    const response = await app.request(isRoot ? path : `/v1/sites/demo${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(key !== undefined && { "idempotency-key": key }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(raw !== undefined && { body: raw }),
    });
    if (method !== "GET") await verifySnapshots();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    const read: unknown = isJson ? await response.json() : await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: read as Body,
      problem: read as Problem,
    };
  }

  async function visitor(known?: string): Promise<TestVisitor> {
    const token =
      known ?? (await call<{ token: string }>("/visitor-sessions", { method: "POST" })).body.token;
    const send: TestVisitor["send"] = (command, key = id()) =>
      call("/commands", { method: "POST", token, key, body: command });
    return {
      token,
      send,
      async say(text, command = {}) {
        const { body, status } = await send({
          type: "message.send",
          conversationId: id(),
          messageId: id(),
          locale: "zh-CN",
          text,
          attachments: [],
          ...command,
        });
        if (status !== 200) throw new Error(`not sent: ${status} ${JSON.stringify(body)}`);
        return body.events;
      },
      conversation: (conversationId) => call(`/conversations/${conversationId}`, { token }),
    };
  }

  return {
    app,
    deps,
    clock,
    folder,
    call,
    visitor,
    id,
    async agent(email = "agent@example.com", role = "agent") {
      const password = await agents.create("demo", { email, name: "小浪", role });
      return (await agents.signIn(email, password, async () => {})).token;
    },
    async stop() {
      app.stop();
      await app.settled();
      await deps.database.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
