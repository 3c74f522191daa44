import { agentGuards } from "../middleware/agent-guards.ts";
import { idSchema } from "@helpbuoy/protocol";
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
import type { WebhookEndpoint } from "./webhooks.repository.ts";
import { webhookEvents, type WebhooksService } from "./webhooks.service.ts";

const events = v.array(v.picklist(webhookEvents));
const body = v.strictObject({
  url: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(2_000)),
  events: v.pipe(events, v.minLength(1)),
});
const idParam = v.object({ site: v.string(), id: idSchema });
const deliveryParam = v.object({ ...idParam.entries, deliveryId: idSchema });
const endpointSchema = v.object({
  id: idSchema,
  url: v.string(),
  events: v.array(v.string()),
  disabledAt: v.nullable(v.string()),
  createdAt: v.string(),
});
const withSecretSchema = v.object({ ...endpointSchema.entries, secret: v.string() });
const deliverySchema = v.object({
  id: idSchema,
  eventId: v.string(),
  type: v.string(),
  createdAt: v.string(),
  attempts: v.number(),
  nextAt: v.nullable(v.string()),
  deliveredAt: v.nullable(v.string()),
  deadAt: v.nullable(v.string()),
  lastStatus: v.nullable(v.string()),
});
const refusals = ["token_missing", "token_expired", "unknown_site", "not_permitted"] as const;
const ofOne = [...refusals, "invalid_input", "not_found"] as const;
const described = { tag: "Agents", auth: "agent" } as const;

/** Webhooks of a site, for admins. */
export function webhooksRoutes(
  parts: { webhooks: WebhooksService; agents: AgentsService; sites: SitesService },
  limits: RateLimits,
) {
  const { webhooks, agents, sites } = parts;
  const guards = [...agentGuards({ agents, sites }, limits), requireRole("admin")] as const;
  const byOf = (c: Context<ServerEnv>) => ({ siteKey: c.get("site").key, agent: c.get("agent") });

  return new Hono<ServerEnv>()
    .get(
      "/sites/:site/webhooks",
      describe({
        summary: "Where other programs are told",
        ...described,
        answer: { schema: v.object({ webhooks: v.array(endpointSchema) }) },
        problems: [...refusals],
      }),
      ...guards,
      async (c) => {
        c.header("cache-control", "no-store");
        return c.json({ webhooks: (await webhooks.list(c.get("site").key)).map(shown) });
      },
    )
    .post(
      "/sites/:site/webhooks",
      describe({
        summary: "Tells another program from now on",
        description: "The secret is shown this once.",
        ...described,
        answer: { schema: withSecretSchema, status: 201 },
        problems: [...refusals, "malformed_json", "invalid_input", "body_too_big"],
      }),
      ...guards,
      jsonBodySize,
      valid("json", body),
      async (c) => {
        const made = await webhooks.create(byOf(c), c.req.valid("json"));
        return c.json({ ...shown(made), secret: made.secret }, 201);
      },
    )
    .delete(
      "/sites/:site/webhooks/:id",
      describe({
        summary: "Tells it no more",
        ...described,
        answer: { status: 204, description: "Gone." },
        problems: [...ofOne],
      }),
      ...guards,
      valid("param", idParam),
      async (c) => {
        await webhooks.remove(byOf(c), c.req.valid("param").id);
        return c.body(null, 204);
      },
    )
    .post(
      "/sites/:site/webhooks/:id/secret",
      describe({
        summary: "Replaces the secret",
        description: "The old one signs beside it for a day.",
        ...described,
        answer: { schema: withSecretSchema },
        problems: [...ofOne],
      }),
      ...guards,
      valid("param", idParam),
      async (c) => {
        const renewed = await webhooks.renewSecret(byOf(c), c.req.valid("param").id);
        return c.json({ ...shown(renewed), secret: renewed.secret });
      },
    )
    .post(
      "/sites/:site/webhooks/:id/ping",
      describe({
        summary: "Sends `webhook.ping`",
        ...described,
        answer: { status: 202, description: "On its way." },
        problems: [...ofOne],
      }),
      ...guards,
      valid("param", idParam),
      async (c) => {
        await webhooks.ping(byOf(c), c.req.valid("param").id);
        return c.body(null, 202);
      },
    )
    .get(
      "/sites/:site/webhooks/:id/deliveries",
      describe({
        summary: "What was sent, newest first",
        ...described,
        answer: { schema: v.object({ deliveries: v.array(deliverySchema) }) },
        problems: [...ofOne],
      }),
      ...guards,
      valid("param", idParam),
      async (c) => {
        c.header("cache-control", "no-store");
        const found = await webhooks.deliveries(c.get("site").key, c.req.valid("param").id);
        return c.json({ deliveries: found.map(({ endpointId: _endpointId, ...rest }) => rest) });
      },
    )
    .post(
      "/sites/:site/webhooks/:id/deliveries/:deliveryId/redeliver",
      describe({
        summary: "Sends one again, under its old id",
        ...described,
        answer: { status: 202, description: "On its way." },
        problems: [...ofOne],
      }),
      ...guards,
      valid("param", deliveryParam),
      async (c) => {
        const { id, deliveryId } = c.req.valid("param");
        await webhooks.redeliver(byOf(c), id, deliveryId);
        return c.body(null, 202);
      },
    );
}

function shown({ id, url, events: told, disabledAt, createdAt }: WebhookEndpoint) {
  return { id, url, events: told, disabledAt, createdAt };
}
