import { idSchema } from "@helpbuoy/protocol";
import { Hono } from "hono";
import * as v from "valibot";
import type { AgentsService } from "../agents/agents.service.ts";
import { describe } from "../docs/openapi-route.ts";
import { agentAuth, agentOfSite } from "../middleware/agent-auth.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import { loadSite } from "../middleware/load-site.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import type { SitesService } from "../sites/sites.service.ts";
import type { ConversationsService } from "./conversations.service.ts";
import type { DeskService } from "./desk.service.ts";

const idParam = v.object({ site: v.string(), id: idSchema });
const receipt = v.object({ cursor: v.pipe(v.number(), v.integer(), v.minValue(0)) });
const refusals = ["token_missing", "token_expired", "unknown_site", "not_found"] as const;

/** What agents let be known besides words: that they write, and what they have read. */
export function deskSignalsRoutes(
  parts: {
    desk: DeskService;
    conversations: ConversationsService;
    agents: AgentsService;
    sites: SitesService;
  },
  limits: RateLimits,
) {
  const { desk, conversations, agents, sites } = parts;
  const ofSite = [limits.limit("agent"), loadSite(sites), agentOfSite(agents)] as const;
  const guards = [agentAuth(agents), ...ofSite] as const;
  // What an open console asks by itself keeps nobody signed in (SPEC AG1).
  const guardsByItself = [agentAuth(agents, { isUse: false }), ...ofSite] as const;

  return new Hono<ServerEnv>()
    .post(
      "/sites/:site/conversations/:id/typing",
      describe({
        summary: "You are writing",
        description: "Told to the visitor and the other agents, kept nowhere; worth a few seconds.",
        tag: "Agents",
        auth: "agent",
        answer: { status: 204, description: "Told." },
        problems: [...refusals],
      }),
      ...guards,
      valid("param", idParam),
      async (c) => {
        const { id: agentId, name } = c.get("agent");
        const { id: conversationId } = c.req.valid("param");
        await conversations.signalTyping(c.get("site").key, {
          type: "typing",
          conversationId,
          author: "agent",
          agentId,
          name,
        });
        return c.body(null, 204);
      },
    )
    .post(
      "/sites/:site/conversations/:id/seen",
      describe({
        summary: "A receipt: read up to this cursor",
        description: "Repeating it is harmless, so it needs no key; it never goes back.",
        tag: "Agents",
        auth: "agent",
        answer: { status: 204, description: "Noted." },
        problems: [...refusals, "malformed_json", "invalid_input", "body_too_big"],
      }),
      ...guardsByItself,
      jsonBodySize,
      valid("param", idParam),
      valid("json", receipt),
      async (c) => {
        const { id } = c.req.valid("param");
        await desk.markSeen(c.get("site"), id, c.req.valid("json").cursor);
        return c.body(null, 204);
      },
    );
}
