import { Hono } from "hono";
import * as v from "valibot";
import { signInAnswerSchema } from "../docs/answers.ts";
import { describe } from "../docs/openapi-route.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import type { AgentsService } from "./agents.service.ts";
import type { SecondFactorService } from "./second-factor.service.ts";

const signIn = v.object({
  email: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(254)),
  password: v.pipe(v.string(), v.nonEmpty(), v.maxLength(1000)),
  code: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(40))),
});

export function agentsRoutes(
  { agents, secondFactor }: { agents: AgentsService; secondFactor: SecondFactorService },
  limits: RateLimits,
) {
  return new Hono<ServerEnv>().post(
    "/sign-in",
    describe({
      summary: "Signs an agent in",
      tag: "Agents",
      answer: { schema: signInAnswerSchema, description: "A token for 12 hours." },
      problems: [
        "malformed_json",
        "invalid_input",
        "body_too_big",
        "sign_in_failed",
        "second_factor_required",
      ],
    }),
    limits.limit("signIn"),
    jsonBodySize,
    valid("json", signIn),
    async (c) => {
      const { email, password, code } = c.req.valid("json");
      // By account too: an address is cheap to change.
      await limits.consume("signInOfOne", "address", email.toLowerCase());
      c.header("cache-control", "no-store");
      const { token, agent } = await agents.signIn(email, password, (id) =>
        secondFactor.check(id, code),
      );
      return c.json({ token, agent: { id: agent.id, name: agent.name, email: agent.email } });
    },
  );
}
