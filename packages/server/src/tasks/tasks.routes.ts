import {
  askEligibilitySchema,
  checkCodeSchema,
  checkedCodeSchema,
  eligibilitySchema,
  idSchema,
  requestCodeSchema,
  sentCodeSchema,
  slugSchema,
} from "@helpbuoy/protocol";
import { Hono } from "hono";
import * as v from "valibot";
import { describe } from "../docs/openapi-route.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import { visitorAuth } from "../middleware/visitor-auth.ts";
import type { VisitorsService } from "../visitors/visitors.service.ts";
import type { TaskCodesService } from "./task-codes.service.ts";
import type { TasksService } from "./tasks.service.ts";

const slugParam = v.object({ slug: slugSchema });
const idParam = v.object({ id: idSchema });
const described = { tag: "Tasks", auth: "visitor" } as const;
const refusals = [
  "unknown_site",
  "origin_not_allowed",
  "token_missing",
  "token_expired",
  "malformed_json",
  "invalid_input",
  "body_too_big",
] as const;

/** What is looked at before a task is handed in; that is a command. */
export function tasksRoutes(
  parts: { tasks: TasksService; taskCodes: TaskCodesService; visitors: VisitorsService },
  limits: RateLimits,
) {
  const { tasks, taskCodes } = parts;
  const auth = visitorAuth(parts.visitors);

  return new Hono<ServerEnv>()
    .post(
      "/tasks/:slug/eligibility",
      describe({
        summary: "What this visitor lacks for a task",
        description:
          "Judged by what is verified alone. `missing` holds places in the task's `requires`; handing it in judges anew.",
        ...described,
        answer: { schema: eligibilitySchema },
        problems: [...refusals, "not_found"],
      }),
      auth,
      limits.limit("ownReading"),
      jsonBodySize,
      valid("param", slugParam),
      valid("json", askEligibilitySchema),
      async (c) => {
        c.header("cache-control", "no-store");
        const { slug } = c.req.valid("param");
        const asked = c.req.valid("json");
        return c.json(await tasks.eligibility(c.get("site"), c.get("visitor"), slug, asked));
      },
    )
    .post(
      "/codes",
      describe({
        summary: "Sends a code for a task",
        description:
          "To the address in the field that the task names, else to the contact's own. The answer is the same whether there is such an address.",
        ...described,
        answer: { schema: sentCodeSchema, status: 201 },
        problems: [...refusals, "not_eligible", "code_unavailable"],
      }),
      auth,
      limits.limit("taskCode"),
      jsonBodySize,
      valid("json", requestCodeSchema),
      async (c) => {
        c.header("cache-control", "no-store");
        const asked = c.req.valid("json");
        return c.json(await taskCodes.request(c.get("site"), c.get("visitor"), asked), 201);
      },
    )
    .post(
      "/codes/:id/check",
      describe({
        summary: "Whether a code is right",
        description: "The proof goes along with the task, once and within a day.",
        ...described,
        answer: { schema: checkedCodeSchema },
        problems: [...refusals, "code_expired"],
      }),
      auth,
      limits.limit("taskCode"),
      jsonBodySize,
      valid("param", idParam),
      valid("json", checkCodeSchema),
      async (c) => {
        c.header("cache-control", "no-store");
        const { code } = c.req.valid("json");
        return c.json(await taskCodes.check(c.get("visitor"), c.req.valid("param").id, code));
      },
    );
}
