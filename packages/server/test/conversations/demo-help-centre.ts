import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createId, type Locale, type Message, type ServerEvent } from "@helpbuoy/protocol";
import { openDatabase } from "../../src/database/open-database.ts";
import { seedDemo } from "../../src/demo/seed-demo.ts";
import type { Deps } from "../../src/deps.ts";
import { silentLogger } from "../../src/logger.ts";
import { startServer } from "../../src/main.ts";
import { systemRandom } from "../../src/random.ts";
import { readSettings } from "../../src/settings.ts";
import { systemClock } from "../../src/clock.ts";

const knowledge = join(import.meta.dirname, "../../../../examples/knowledge");

export type DemoArticle = { id: number; title: string };

/** What a visitor does in one turn: says something, or picks one of the choices. */
export type Said = { text: string; locale: Locale; choice?: number };

/** A talk with the bot from the visitor's side, over HTTP. */
export type Talk = {
  /** @returns what the bot answered; undefined where it keeps silent */
  say(said: Said): Promise<Message | undefined>;
};

export type DemoHelpCentre = {
  /** @throws where no article of that slug is published in that locale */
  article(slug: string, locale: Locale): Promise<DemoArticle>;
  begin(): Promise<Talk>;
  /** From now on a person is offered with every answer of these categories (SPEC BT6). */
  markPersonFirst(categories: readonly string[]): Promise<void>;
  stop(): Promise<void>;
};

/**
 * The real server on a port, with all of the demo help centre.
 * @param locale in which it has learnt all it can when this resolves
 */
export async function startDemoHelpCentre(locale: Locale): Promise<DemoHelpCentre> {
  const folder = mkdtempSync(join(tmpdir(), "helpbuoy-conversations-"));
  const flags = { data: folder, port: "0", host: "127.0.0.1", "rate-limit-factor": "100000" };
  const deps: Deps = {
    database: await openDatabase(":memory:"),
    clock: systemClock,
    random: systemRandom,
    secret: systemRandom(new Uint8Array(32)),
    settings: readSettings({ flags, env: {}, readFile: () => "{}" }),
    logger: silentLogger,
  };
  const server = await startServer(deps);
  const { services } = server.app;
  await seedDemo(services, { folder: knowledge, isLoopback: true });
  const site = await services.sites.get("demo");
  // What the bot says must not depend on how soon it has learnt.
  const learn = () => services.knowledge.learnt(site, locale);
  await learn();
  const id = () => createId(deps.clock.now(), deps.random);

  async function post<Body>(path: string, body?: object, token?: string): Promise<Body> {
    const response = await fetch(`${server.url}/v1/sites/demo${path}`, {
      method: "POST",
      headers: {
        ...(body && { "content-type": "application/json", "idempotency-key": id() }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Body;
  }

  return {
    async article(slug, language) {
      const { id: articleId, title } = await services.knowledge.article(site, language, slug);
      return { id: articleId, title };
    },
    async begin() {
      const { token } = await post<{ token: string }>("/visitor-sessions");
      const conversationId = id();
      return {
        async say({ text, locale: spoken, choice }) {
          const { events } = await post<{ events: ServerEvent[] }>(
            "/commands",
            {
              type: "message.send",
              conversationId,
              messageId: id(),
              locale: spoken,
              text,
              attachments: [],
              ...(choice !== undefined && { choice }),
            },
            token,
          );
          const last = events.at(-1);
          const isBots = last?.type === "message.created" && last.message.author === "bot";
          return isBots ? last.message : undefined;
        },
      };
    },
    async markPersonFirst(categories) {
      await deps.database
        .updateTable("categories")
        .set({ person_first: 1 })
        .where("slug", "in", categories)
        .execute();
      await services.publish.publish(site.key);
      await learn();
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
