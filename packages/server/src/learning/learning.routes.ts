import {
  confirmedQuestionSchema,
  localeSchema,
  missedTopicSchema,
  slugSchema,
} from "@helpbuoy/protocol";
import { Hono, type Context } from "hono";
import * as v from "valibot";
import type { AgentsService } from "../agents/agents.service.ts";
import { describe } from "../docs/openapi-route.ts";
import { agentGuards } from "../middleware/agent-guards.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import type { SitesService } from "../sites/sites.service.ts";
import type { LearningService } from "./learning.service.ts";

const localeQuery = v.object({ locale: localeSchema });
const confirmedQuery = v.object({ locale: localeSchema, slug: v.optional(slugSchema) });
const textSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300));
const textsSchema = v.pipe(v.array(textSchema), v.minLength(1), v.maxLength(100));
const confirmBody = v.object({ locale: localeSchema, slug: slugSchema, texts: textsSchema });
const dismissBody = v.object({ locale: localeSchema, texts: textsSchema });
const takeBackBody = v.object({ locale: localeSchema, text: textSchema });
const refusals = ["token_missing", "token_expired", "unknown_site", "invalid_input"] as const;
const writeRefusals = [...refusals, "malformed_json", "body_too_big"] as const;

/** What visitors asked and did not find, and what it asks for: every agent knows that. */
export function learningRoutes(
  parts: { learning: LearningService; agents: AgentsService; sites: SitesService },
  limits: RateLimits,
) {
  const { learning, agents, sites } = parts;
  const guards = agentGuards({ agents, sites }, limits);
  const byOf = (c: Context<ServerEnv>, { locale }: { locale: string }) => ({
    site: c.get("site"),
    locale,
    agent: c.get("agent"),
  });

  return new Hono<ServerEnv>()
    .get(
      "/sites/:site/questions/missed",
      describe({
        summary: "What was asked and not found, by topic",
        description: "What an article answers by now is left out, unless its answer did not help.",
        tag: "Agents",
        auth: "agent",
        answer: { schema: v.object({ topics: v.array(missedTopicSchema) }) },
        problems: [...refusals, "not_found"],
      }),
      ...guards,
      valid("query", localeQuery),
      async (c) => {
        c.header("cache-control", "no-store");
        const { locale } = c.req.valid("query");
        return c.json({ topics: await learning.missedTopics(c.get("site"), locale) });
      },
    )
    .post(
      "/sites/:site/questions/missed/dismiss",
      describe({
        summary: "Puts missed questions aside until they are asked again",
        tag: "Agents",
        auth: "agent",
        answer: { status: 204, description: "Put aside." },
        problems: [...writeRefusals],
      }),
      ...guards,
      jsonBodySize,
      valid("json", dismissBody),
      async (c) => {
        const body = c.req.valid("json");
        await learning.dismiss(byOf(c, body), body.texts);
        return c.body(null, 204);
      },
    )
    .get(
      "/sites/:site/questions/confirmed",
      describe({
        summary: "What was confirmed as asking for an article",
        tag: "Agents",
        auth: "agent",
        answer: { schema: v.object({ questions: v.array(confirmedQuestionSchema) }) },
        problems: [...refusals],
      }),
      ...guards,
      valid("query", confirmedQuery),
      async (c) => {
        c.header("cache-control", "no-store");
        const { locale, slug } = c.req.valid("query");
        return c.json({ questions: await learning.confirmed(c.get("site"), locale, slug) });
      },
    )
    .post(
      "/sites/:site/questions/confirmed",
      describe({
        summary: "Says which article questions ask for",
        description: "Search and bot know it from the next question on.",
        tag: "Agents",
        auth: "agent",
        answer: { status: 204, description: "Confirmed." },
        problems: [...writeRefusals, "article_not_found", "not_found"],
      }),
      ...guards,
      jsonBodySize,
      valid("json", confirmBody),
      async (c) => {
        const { slug, texts, ...body } = c.req.valid("json");
        await learning.confirm(byOf(c, body), { slug, texts });
        return c.body(null, 204);
      },
    )
    .post(
      "/sites/:site/questions/confirmed/take-back",
      describe({
        summary: "Takes a confirmed question back",
        tag: "Agents",
        auth: "agent",
        answer: { status: 204, description: "Taken back." },
        problems: [...writeRefusals, "not_found"],
      }),
      ...guards,
      jsonBodySize,
      valid("json", takeBackBody),
      async (c) => {
        const { text, ...body } = c.req.valid("json");
        await learning.takeBack(byOf(c, body), text);
        return c.body(null, 204);
      },
    );
}
