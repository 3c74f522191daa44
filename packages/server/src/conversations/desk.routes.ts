import { agentGuards } from "../middleware/agent-guards.ts";
import { conversationStatusSchema, idSchema, sendMessageSchema } from "@helpbuoy/protocol";
import { Hono, type Context } from "hono";
import * as v from "valibot";
import { commandResultSchema, conversationsSchema } from "../docs/answers.ts";
import { describe } from "../docs/openapi-route.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import { idempotencyKey } from "../middleware/idempotency-key.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import type { SitesService } from "../sites/sites.service.ts";
import type { AgentsService } from "../agents/agents.service.ts";
import type { DeskService } from "./desk.service.ts";

const idParam = v.object({ id: idSchema });
const statusBody = v.object({ status: conversationStatusSchema });
const replyBody = v.object({
  messageId: idSchema,
  markdown: v.pipe(v.string(), v.maxLength(20_000)),
  /** Files sent before; with one, there need be no words. */
  attachments: v.optional(sendMessageSchema.entries.attachments),
  /** Also where another agent has it. */
  takeOver: v.optional(v.boolean()),
});
const refusals = ["token_missing", "token_expired", "unknown_site"] as const;
export const writeRefusals = [
  ...refusals,
  "idempotency_key_missing",
  "idempotency_key_reused",
  "malformed_json",
  "invalid_input",
  "body_too_big",
  "not_found",
] as const;

export function deskRoutes(
  { desk, agents, sites }: { desk: DeskService; agents: AgentsService; sites: SitesService },
  limits: RateLimits,
) {
  const guards = agentGuards({ agents, sites }, limits);
  const placeOf = (c: Context<ServerEnv>, id: string) => ({
    site: c.get("site"),
    agent: c.get("agent"),
    id,
    key: c.get("idempotencyKey"),
  });

  return new Hono<ServerEnv>()
    .get(
      "/sites/:site/conversations",
      describe({
        summary: "All conversations of a site, newest first",
        tag: "Agents",
        auth: "agent",
        answer: { schema: conversationsSchema },
        problems: [...refusals],
      }),
      ...guards,
      async (c) => {
        c.header("cache-control", "no-store");
        return c.json({ conversations: await desk.list(c.get("site")) });
      },
    )
    .post(
      "/sites/:site/conversations/:id/status",
      describe({
        summary: "Moves a conversation to another status",
        tag: "Agents",
        auth: "agent",
        needsKey: true,
        answer: { schema: commandResultSchema },
        problems: [...writeRefusals, "transition_not_allowed"],
      }),
      ...guards,
      idempotencyKey,
      jsonBodySize,
      valid("param", idParam),
      valid("json", statusBody),
      async (c) => {
        const place = placeOf(c, c.req.valid("param").id);
        return c.json(await desk.setStatus(place, c.req.valid("json").status));
      },
    )
    .post(
      "/sites/:site/conversations/:id/messages",
      describe({
        summary: "Replies as a person",
        description: "Markdown without raw HTML; the conversation's handler becomes `agent`.",
        tag: "Agents",
        auth: "agent",
        needsKey: true,
        answer: { schema: commandResultSchema },
        problems: [...writeRefusals, "conversation_closed", "assigned_to_other"],
      }),
      ...guards,
      idempotencyKey,
      jsonBodySize,
      valid("param", idParam),
      valid("json", replyBody),
      async (c) => {
        const place = placeOf(c, c.req.valid("param").id);
        return c.json(await desk.reply(place, c.req.valid("json")));
      },
    );
}
