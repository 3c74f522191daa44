import { decideTaskSchema, idSchema } from "@helpbuoy/protocol";
import { Hono } from "hono";
import * as v from "valibot";
import type { AgentsService } from "../agents/agents.service.ts";
import { commandResultSchema } from "../docs/answers.ts";
import { describe } from "../docs/openapi-route.ts";
import { agentGuards } from "../middleware/agent-guards.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import { idempotencyKey } from "../middleware/idempotency-key.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import type { SitesService } from "../sites/sites.service.ts";
import type { TaskRunsService } from "./task-runs.service.ts";

const idParam = v.object({ id: idSchema });
const backgroundSchema = v.object({
  /** Who refused it does not decide it again. */
  mayDecide: v.boolean(),
  deliveries: v.array(
    v.object({
      type: v.string(),
      attempts: v.number(),
      deliveredAt: v.nullable(v.string()),
      deadAt: v.nullable(v.string()),
      lastStatus: v.nullable(v.string()),
    }),
  ),
});
const refusals = [
  "token_missing",
  "token_expired",
  "unknown_site",
  "invalid_input",
  "not_found",
] as const;
const described = { tag: "Agents", auth: "agent" } as const;

/** What agents make of tasks that were handed in. */
export function taskRunsRoutes(
  parts: { taskRuns: TaskRunsService; agents: AgentsService; sites: SitesService },
  limits: RateLimits,
) {
  const { taskRuns, agents, sites } = parts;
  const guards = agentGuards({ agents, sites }, limits);

  return new Hono<ServerEnv>()
    .post(
      "/sites/:site/conversations/:id/task",
      describe({
        summary: "Says what becomes of a task",
        description:
          "Whoever decides has it from then on; who refused it does not decide it again.",
        ...described,
        needsKey: true,
        answer: { schema: commandResultSchema },
        problems: [
          ...refusals,
          "idempotency_key_missing",
          "idempotency_key_reused",
          "malformed_json",
          "body_too_big",
          "not_permitted",
          "assigned_to_other",
          "conversation_closed",
          "transition_not_allowed",
        ],
      }),
      ...guards,
      idempotencyKey,
      jsonBodySize,
      valid("param", idParam),
      valid("json", decideTaskSchema),
      async (c) => {
        const place = {
          site: c.get("site"),
          agent: c.get("agent"),
          id: c.req.valid("param").id,
          key: c.get("idempotencyKey"),
        };
        return c.json(await taskRuns.decide(place, c.req.valid("json")));
      },
    )
    .get(
      "/sites/:site/conversations/:id/task",
      describe({
        summary:
          "Whether you may decide a task, and whether the site's own programs were told of it",
        ...described,
        answer: { schema: backgroundSchema },
        problems: [...refusals],
      }),
      ...guards,
      valid("param", idParam),
      async (c) => {
        c.header("cache-control", "no-store");
        const { id } = c.req.valid("param");
        const known = await taskRuns.background(c.get("site").key, c.get("agent"), id);
        // Where it is sent to is for admins.
        const deliveries = known.deliveries.map(
          ({ type, attempts, deliveredAt, deadAt, lastStatus }) => ({
            type,
            attempts,
            deliveredAt,
            deadAt,
            lastStatus,
          }),
        );
        return c.json({ deliveries, mayDecide: known.mayDecide });
      },
    );
}
