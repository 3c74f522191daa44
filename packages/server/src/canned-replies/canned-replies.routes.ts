import { agentGuards } from "../middleware/agent-guards.ts";
import { cannedReplySchema, idSchema } from "@helpbuoy/protocol";
import { Hono, type Context } from "hono";
import * as v from "valibot";
import type { AgentsService } from "../agents/agents.service.ts";
import { describe } from "../docs/openapi-route.ts";
import { requireRole } from "../middleware/agent-auth.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import type { SitesService } from "../sites/sites.service.ts";
import type { CannedRepliesService } from "./canned-replies.service.ts";

const body = v.omit(cannedReplySchema, ["id"]);
const listSchema = v.object({ replies: v.array(cannedReplySchema) });
const idParam = v.object({ site: v.string(), id: idSchema });
const refusals = ["token_missing", "token_expired", "unknown_site"] as const;
const writeRefusals = [
  ...refusals,
  "malformed_json",
  "invalid_input",
  "body_too_big",
  "not_permitted",
] as const;

/** Answers that are given often: every agent reads them, leads write them. */
export function cannedRepliesRoutes(
  parts: { cannedReplies: CannedRepliesService; agents: AgentsService; sites: SitesService },
  limits: RateLimits,
) {
  const { cannedReplies, agents, sites } = parts;
  const guards = agentGuards({ agents, sites }, limits);
  const byOf = (c: Context<ServerEnv>) => ({ siteKey: c.get("site").key, agent: c.get("agent") });

  return new Hono<ServerEnv>()
    .get(
      "/sites/:site/canned-replies",
      describe({
        summary: "The canned replies of a site",
        description: "`{{agent}}`, `{{site}}`, `{{number}}` and `{{subject}}` are to be filled in.",
        tag: "Agents",
        auth: "agent",
        answer: { schema: listSchema },
        problems: [...refusals],
      }),
      ...guards,
      async (c) => {
        c.header("cache-control", "no-store");
        return c.json({ replies: await cannedReplies.list(c.get("site").key) });
      },
    )
    .post(
      "/sites/:site/canned-replies",
      describe({
        summary: "Keeps a canned reply",
        tag: "Agents",
        auth: "agent",
        answer: { schema: cannedReplySchema, status: 201 },
        problems: [...writeRefusals],
      }),
      ...guards,
      requireRole("lead"),
      jsonBodySize,
      valid("json", body),
      async (c) => c.json(await cannedReplies.save(byOf(c), c.req.valid("json")), 201),
    )
    .put(
      "/sites/:site/canned-replies/:id",
      describe({
        summary: "Changes a canned reply",
        tag: "Agents",
        auth: "agent",
        answer: { schema: cannedReplySchema },
        problems: [...writeRefusals, "not_found"],
      }),
      ...guards,
      requireRole("lead"),
      jsonBodySize,
      valid("param", idParam),
      valid("json", body),
      async (c) => {
        const { id } = c.req.valid("param");
        return c.json(await cannedReplies.save(byOf(c), { id, ...c.req.valid("json") }));
      },
    )
    .delete(
      "/sites/:site/canned-replies/:id",
      describe({
        summary: "Takes a canned reply away",
        tag: "Agents",
        auth: "agent",
        answer: { status: 204, description: "Gone." },
        problems: [...refusals, "invalid_input", "not_permitted", "not_found"],
      }),
      ...guards,
      requireRole("lead"),
      valid("param", idParam),
      async (c) => {
        await cannedReplies.remove(byOf(c), c.req.valid("param").id);
        return c.body(null, 204);
      },
    );
}
