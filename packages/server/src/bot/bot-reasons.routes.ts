import { botReasonsSchema, idSchema } from "@helpbuoy/protocol";
import { Hono } from "hono";
import * as v from "valibot";
import type { AgentsService } from "../agents/agents.service.ts";
import { describe } from "../docs/openapi-route.ts";
import { agentGuards } from "../middleware/agent-guards.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import type { SitesService } from "../sites/sites.service.ts";
import type { BotReasonsService } from "./bot-reasons.service.ts";

const placeParam = v.object({ site: v.string(), id: idSchema, message: idSchema });

/** "Why this answer?", for agents. */
export function botReasonsRoutes(
  parts: { botReasons: BotReasonsService; agents: AgentsService; sites: SitesService },
  limits: RateLimits,
) {
  const { botReasons, agents, sites } = parts;
  return new Hono<ServerEnv>().get(
    "/sites/:site/conversations/:id/messages/:message/reasons",
    describe({
      summary: "Why the bot answered so",
      description: "Decided anew, from the talk until then and what is published now.",
      tag: "Agents",
      auth: "agent",
      answer: { schema: botReasonsSchema },
      problems: ["token_missing", "token_expired", "unknown_site", "invalid_input", "not_found"],
    }),
    ...agentGuards({ agents, sites }, limits),
    valid("param", placeParam),
    async (c) => {
      const { id, message } = c.req.valid("param");
      c.header("cache-control", "no-store");
      const place = { conversationId: id, messageId: message };
      return c.json(await botReasons.reasons(c.get("site"), place));
    },
  );
}
