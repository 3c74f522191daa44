import { agentGuards } from "../middleware/agent-guards.ts";
import { idSchema } from "@helpbuoy/protocol";
import { Hono, type Context } from "hono";
import * as v from "valibot";
import type { AgentsService } from "../agents/agents.service.ts";
import { commandResultSchema } from "../docs/answers.ts";
import { describe } from "../docs/openapi-route.ts";
import { requireRole } from "../middleware/agent-auth.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import { idempotencyKey } from "../middleware/idempotency-key.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import type { SitesService } from "../sites/sites.service.ts";
import type { EraseService } from "./erase.service.ts";
import type { ExportService } from "./export.service.ts";
import type { SensitiveFieldsService } from "./sensitive-fields.service.ts";
import { archiveAnswer } from "./visitor-privacy.routes.ts";

const idParam = v.object({ id: idSchema });
/** Not held to a form's rules: what no field can be called is answered as one that is not there. */
const fieldParam = v.object({ id: idSchema, fieldId: v.string() });
/** With one conversation, also all else of who began it. */
const reach = v.object({ everything: v.optional(v.picklist(["true", "false"])) });
/** The person's id on the site. */
const contact = v.object({
  contactId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(255)),
});
const refusals = ["token_missing", "token_expired", "unknown_site", "not_permitted"] as const;
const writing = [...refusals, "idempotency_key_missing", "idempotency_key_reused"] as const;

/** What people may ask to be shown or erased, done for them by leads; and looks at sensitive fields. */
export function agentPrivacyRoutes(
  parts: {
    erase: EraseService;
    exports: ExportService;
    sensitiveFields: SensitiveFieldsService;
    agents: AgentsService;
    sites: SitesService;
  },
  limits: RateLimits,
) {
  const { erase, exports, sensitiveFields, agents, sites } = parts;
  const guards = agentGuards({ agents, sites }, limits);
  const leads = requireRole("lead");
  const admins = requireRole("admin");
  const by = (c: Context<ServerEnv>) => ({ siteKey: c.get("site").key, agent: c.get("agent") });

  return new Hono<ServerEnv>()
    .post(
      "/sites/:site/conversations/:id/erase",
      describe({
        summary: "Erases what was said in a conversation",
        description:
          "For good. Its number, state and times stay, so that counts stay right; every event keeps its place, without its words. With `everything=true`, also all else of who began it.",
        tag: "Agents",
        auth: "agent",
        needsKey: true,
        answer: { schema: commandResultSchema },
        problems: [...writing, "invalid_input", "not_found"],
      }),
      ...guards,
      leads,
      idempotencyKey,
      valid("param", idParam),
      valid("query", reach),
      async (c) => {
        const { id } = c.req.valid("param");
        const everything = c.req.valid("query").everything === "true";
        const asker = { ...by(c), key: c.get("idempotencyKey") };
        return c.json(await erase.conversation(asker, { id, everything }));
      },
    )
    .get(
      "/sites/:site/conversations/:id/export",
      describe({
        summary: "A copy of a conversation, with its files and what agents wrote of it",
        description: "With `everything=true`, of all that is kept of who began it.",
        tag: "Agents",
        auth: "agent",
        answer: { description: "The archive.", type: "application/zip" },
        problems: [...refusals, "not_found"],
      }),
      ...guards,
      leads,
      limits.limit("export"),
      valid("param", idParam),
      valid("query", reach),
      async (c) => {
        const { id } = c.req.valid("param");
        const everything = c.req.valid("query").everything === "true";
        const { site, agent } = { site: c.get("site"), agent: c.get("agent") };
        return archiveAnswer(c, await exports.ofConversation(site, agent, { id, everything }));
      },
    )
    .post(
      "/sites/:site/contacts/erase",
      describe({
        summary: "Erases a contact, with all they said",
        description: "For good. They are signed out everywhere.",
        tag: "Agents",
        auth: "agent",
        needsKey: true,
        answer: { schema: commandResultSchema },
        problems: [...writing, "malformed_json", "invalid_input", "body_too_big", "not_found"],
      }),
      ...guards,
      leads,
      idempotencyKey,
      jsonBodySize,
      valid("json", contact),
      async (c) => {
        const key = c.get("idempotencyKey");
        return c.json(await erase.contact({ ...by(c), key }, c.req.valid("json").contactId));
      },
    )
    .get(
      "/sites/:site/contacts/export",
      describe({
        summary: "A copy of all that is kept of a contact",
        tag: "Agents",
        auth: "agent",
        answer: { description: "The archive.", type: "application/zip" },
        problems: [...refusals, "invalid_input", "not_found"],
      }),
      ...guards,
      leads,
      limits.limit("export"),
      valid("query", contact),
      async (c) => {
        const { contactId } = c.req.valid("query");
        return archiveAnswer(c, await exports.ofContact(c.get("site"), c.get("agent"), contactId));
      },
    )
    .post(
      "/sites/:site/conversations/:id/fields/:fieldId/reveal",
      describe({
        summary: "Shows what was typed into a sensitive field",
        description: "To leads, admins and agents who were let. Each look is in the audit log.",
        tag: "Agents",
        auth: "agent",
        answer: { schema: v.object({ value: v.string() }) },
        problems: [...refusals, "invalid_input", "not_found"],
      }),
      ...guards,
      limits.limit("reveal"),
      valid("param", fieldParam),
      async (c) => {
        const { id, fieldId } = c.req.valid("param");
        c.header("cache-control", "no-store");
        const value = await sensitiveFields.reveal(
          { ...by(c), role: c.get("role") },
          { conversationId: id, fieldId },
        );
        return c.json({ value });
      },
    )
    .put(
      "/sites/:site/members/:id/sensitive-fields",
      describe({
        summary: "Lets an agent look at sensitive fields, or no more",
        tag: "Agents",
        auth: "agent",
        answer: { description: "Done.", status: 204 },
        problems: [...refusals, "malformed_json", "invalid_input", "body_too_big", "not_found"],
      }),
      ...guards,
      admins,
      jsonBodySize,
      valid("param", idParam),
      valid("json", v.object({ isAllowed: v.boolean() })),
      async (c) => {
        const { isAllowed } = c.req.valid("json");
        await sensitiveFields.permit(by(c), c.req.valid("param").id, isAllowed);
        return c.body(null, 204);
      },
    );
}
