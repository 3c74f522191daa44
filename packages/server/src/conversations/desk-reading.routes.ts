import { deskRecordSchema, idSchema, localeSchema } from "@helpbuoy/protocol";
import { Hono } from "hono";
import * as v from "valibot";
import type { AgentsService } from "../agents/agents.service.ts";
import { articlesAnswerSchema, snapshotSchema } from "../docs/answers.ts";
import { describe } from "../docs/openapi-route.ts";
import type { EventStreams } from "../events/event-stream.ts";
import { attachmentAnswer } from "../middleware/attachment-answer.ts";
import type { FilesService } from "../files/files.service.ts";
import type { KnowledgeService } from "../knowledge/knowledge.service.ts";
import { agentAuth, agentOfSite } from "../middleware/agent-auth.ts";
import { loadSite } from "../middleware/load-site.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import type { SitesService } from "../sites/sites.service.ts";
import type { DeskService } from "./desk.service.ts";
import type { FindService } from "./find.service.ts";

const streamQuery = v.object({
  cursor: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))),
});
const searchQuery = v.object({
  q: v.pipe(v.string(), v.maxLength(500)),
  locale: localeSchema,
  limit: v.optional(v.pipe(v.string(), v.regex(/^\d{1,2}$/), v.transform(Number)), "8"),
});
const inboxSchema = v.object({
  conversations: v.array(snapshotSchema),
  records: v.array(deskRecordSchema),
  cursor: v.number(),
});
const foundSchema = v.object({
  found: v.array(
    v.object({
      conversation: snapshotSchema,
      record: deskRecordSchema,
      email: v.nullable(v.string()),
    }),
  ),
});
const refusals = ["token_missing", "token_expired", "unknown_site"] as const;

/** What agents read: the inbox, the whole log as it grows, attachments, and articles to quote. */
export function deskReadingRoutes(
  parts: {
    desk: DeskService;
    find: FindService;
    agents: AgentsService;
    sites: SitesService;
    files: FilesService;
    knowledge: KnowledgeService;
    streams: EventStreams;
  },
  limits: RateLimits,
) {
  const { desk, find, agents, sites, files, knowledge, streams } = parts;
  const ofSite = [limits.limit("agent"), loadSite(sites), agentOfSite(agents)] as const;
  const guards = [agentAuth(agents), ...ofSite] as const;
  // What an open console asks by itself keeps nobody signed in (SPEC AG1).
  const guardsByItself = [agentAuth(agents, { isUse: false }), ...ofSite] as const;

  return new Hono<ServerEnv>()
    .get(
      "/sites/:site/inbox",
      describe({
        summary: "The newest conversations, with what agents alone know of them",
        tag: "Agents",
        auth: "agent",
        answer: { schema: inboxSchema },
        problems: [...refusals],
      }),
      ...guardsByItself,
      async (c) => {
        c.header("cache-control", "no-store");
        return c.json(await desk.inbox(c.get("site")));
      },
    )
    .get(
      "/sites/:site/events",
      describe({
        summary: "The stream of all that happens on a site",
        description: "As the visitors' stream, of all conversations and with `desk.*` events.",
        tag: "Agents",
        auth: "agent",
        answer: {
          description: "The stream, until either side ends it.",
          type: "text/event-stream",
        },
        problems: [...refusals, "invalid_input"],
      }),
      ...guardsByItself,
      valid("query", streamQuery),
      async (c) => {
        const reader = { siteKey: c.get("site").key, visitorId: undefined, isAgent: true };
        const stream = await streams.open(reader, c.req.valid("query").cursor);
        c.header("content-type", "text/event-stream; charset=utf-8");
        c.header("cache-control", "no-store, no-transform");
        // Asks nginx not to hold events back.
        c.header("x-accel-buffering", "no");
        return c.body(stream);
      },
    )
    .get(
      "/sites/:site/find",
      describe({
        summary: "Conversations that hold these words",
        description:
          "In the number, subject, e-mail address, messages, notes, fields or tags; newest first.",
        tag: "Agents",
        auth: "agent",
        answer: { schema: foundSchema },
        problems: [...refusals, "invalid_input"],
      }),
      ...guards,
      valid("query", v.object({ q: v.pipe(v.string(), v.maxLength(200)) })),
      async (c) => {
        c.header("cache-control", "no-store");
        return c.json({ found: await find.find(c.get("site").key, c.req.valid("query").q) });
      },
    )
    .get(
      "/sites/:site/search",
      describe({
        summary: "Articles, to quote one",
        tag: "Agents",
        auth: "agent",
        answer: { schema: articlesAnswerSchema },
        problems: [...refusals, "invalid_input"],
      }),
      ...guards,
      valid("query", searchQuery),
      async (c) => {
        const { q, locale, limit } = c.req.valid("query");
        const site = c.get("site");
        c.header("cache-control", "no-store");
        return c.json({
          hits: await knowledge.searchArticles(site, sites.locale(site, [locale]), q, limit),
        });
      },
    )
    .get(
      "/sites/:site/files/:fileId",
      describe({
        summary: "An attachment of a message",
        tag: "Agents",
        auth: "agent",
        answer: { description: "The bytes.", type: "application/octet-stream" },
        problems: [...refusals, "invalid_input", "not_found"],
      }),
      ...guards,
      valid("param", v.object({ site: v.string(), fileId: idSchema })),
      async (c) =>
        attachmentAnswer(
          c,
          await files.openForAgent(c.get("site").key, c.req.valid("param").fileId),
        ),
    );
}
