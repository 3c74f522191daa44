import { idSchema, taskAnswerSchema, taskRunSchema } from "@helpbuoy/protocol";
import { Hono } from "hono";
import * as v from "valibot";
import { describe } from "../docs/openapi-route.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { WebhooksService } from "../webhooks/webhooks.service.ts";
import type { TaskRunsService } from "./task-runs.service.ts";

const idParam = v.object({ id: idSchema });
/** The headers of Standard Webhooks. */
const signedHeaders = {
  id: "webhook-id",
  timestamp: "webhook-timestamp",
  signature: "webhook-signature",
} as const;

/** What the site's own programs say of a task later: signed, and with no token. */
export function taskAnswersRoutes(
  { taskRuns, webhooks }: { taskRuns: TaskRunsService; webhooks: WebhooksService },
  limits: RateLimits,
) {
  return new Hono<ServerEnv>().post(
    "/task-runs/:id",
    describe({
      summary: "What the site's own program says of a task",
      description:
        "Signed as webhooks are (https://www.standardwebhooks.com), with the secret of an endpoint that is told of tasks. No more than five minutes old; each `webhook-id` is heard once, and then answered with the run as it stands.",
      tag: "Tasks",
      answer: { schema: v.object({ task: taskRunSchema }) },
      problems: [
        "unknown_site",
        "origin_not_allowed",
        "signature_invalid",
        "malformed_json",
        "invalid_input",
        "body_too_big",
        "not_found",
        "conversation_closed",
        "transition_not_allowed",
      ],
    }),
    limits.limit("taskAnswer"),
    jsonBodySize,
    async (c, next) => {
      const { id, timestamp, signature } = signedHeaders;
      const signed = {
        id: c.req.header(id) ?? "",
        timestamp: c.req.header(timestamp) ?? "",
        signature: c.req.header(signature) ?? "",
        body: await c.req.text(),
      };
      const isTheirs = await webhooks.isSigned(c.get("site").key, "task.submitted", signed);
      if (!isTheirs) throw new ProblemError("signature_invalid");
      return next();
    },
    valid("param", idParam),
    valid("json", taskAnswerSchema),
    async (c) => {
      c.header("cache-control", "no-store");
      const { key } = c.get("site");
      const said = c.req.valid("json");
      const webhookId = c.req.header(signedHeaders.id);
      const task = await taskRuns.answer(key, c.req.valid("param").id, said, webhookId);
      return c.json({ task });
    },
  );
}
