import { richTextSchema } from "@helpbuoy/protocol";
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
import type { DeskService } from "./desk.service.ts";

const body = v.object({ markdown: v.pipe(v.string(), v.maxLength(20_000)) });

/** What a reply will be, before it is sent: Markdown is parsed on the server alone. */
export function previewRoutes(
  { desk, agents, sites }: { desk: DeskService; agents: AgentsService; sites: SitesService },
  limits: RateLimits,
) {
  return new Hono<ServerEnv>().post(
    "/sites/:site/preview",
    describe({
      summary: "The rich text that a piece of Markdown makes",
      description: "Keeps nothing. What cannot stand in a message is refused by its line.",
      tag: "Agents",
      auth: "agent",
      answer: { schema: v.object({ body: richTextSchema }) },
      problems: [
        "token_missing",
        "token_expired",
        "unknown_site",
        "malformed_json",
        "invalid_input",
        "body_too_big",
      ],
    }),
    agentAuth(agents),
    limits.limit("agent"),
    loadSite(sites),
    agentOfSite(agents),
    jsonBodySize,
    valid("json", body),
    async (c) => c.json({ body: desk.preview(c.req.valid("json").markdown) }),
  );
}
