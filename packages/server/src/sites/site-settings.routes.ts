import { agentGuards } from "../middleware/agent-guards.ts";
import {
  hoursSchema,
  localeSchema,
  priorityRulesSchema,
  replyTargetsSchema,
  siteLookSchema,
  spamSettingsSchema,
  usualSpamSettings,
} from "@helpbuoy/protocol";
import { Hono } from "hono";
import * as v from "valibot";
import type { AgentsService } from "../agents/agents.service.ts";
import { describe } from "../docs/openapi-route.ts";
import { requireRole } from "../middleware/agent-auth.ts";
import type { ImportService } from "../knowledge/import.service.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import { normalizeOrigin } from "./allowed-origin.ts";
import type { StoredSite } from "./sites.repository.ts";
import type { SitesService } from "./sites.service.ts";

const fields = {
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(80)),
  /** Hours until an agent has answered, as promised to the visitor. */
  replyWithinHours: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(720)),
  /** Those that are offered; what was written in another stays, and is shown no more. */
  locales: v.pipe(
    v.array(localeSchema),
    v.minLength(1),
    v.maxLength(20),
    v.check((list) => new Set(list).size === list.length, "already_used"),
  ),
  defaultLocale: localeSchema,
  origins: v.pipe(
    v.array(
      v.pipe(
        v.string(),
        v.check((typed) => normalizeOrigin(typed) !== undefined, "not_an_origin"),
        v.transform((typed) => normalizeOrigin(typed) ?? typed),
      ),
    ),
    v.maxLength(100),
  ),
  /** null: around the clock. */
  hours: v.nullable(hoursSchema),
  /** null: nothing but the promise to the visitor is watched. */
  targets: v.nullable(replyTargetsSchema),
  /** null: the widget's own. */
  look: v.nullable(siteLookSchema),
  /** Nobody writes here unless the site's server says who they are. */
  enforceIdentity: v.boolean(),
  priorityRules: priorityRulesSchema,
  requiresConsent: v.boolean(),
  /** null: the widget shows no link. */
  privacyUrl: v.nullable(
    v.pipe(v.string(), v.trim(), v.url(), v.regex(/^https?:/i), v.maxLength(2_000)),
  ),
  /** null: what is over is kept. */
  retentionDays: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3_650))),
  redactMessages: v.boolean(),
  /** What agents are told of as spam. */
  spam: spamSettingsSchema,
};
const settingsSchema = v.object({ ...fields, key: v.string() });
const patchBody = v.partial(v.strictObject(fields));
const refusals = ["token_missing", "token_expired", "unknown_site"] as const;

/** A site's settings: agents read them, admins change them. */
export function siteSettingsRoutes(
  parts: { sites: SitesService; agents: AgentsService; imports: ImportService },
  limits: RateLimits,
) {
  const { sites, agents, imports } = parts;
  const guards = agentGuards({ agents, sites }, limits);

  return new Hono<ServerEnv>()
    .get(
      "/sites/:site/settings",
      describe({
        summary: "A site's settings",
        tag: "Agents",
        auth: "agent",
        answer: { schema: settingsSchema },
        problems: [...refusals],
      }),
      ...guards,
      (c) => {
        c.header("cache-control", "no-store");
        return c.json(shown(c.get("site")));
      },
    )
    .patch(
      "/sites/:site/settings",
      describe({
        summary: "Changes a site's settings",
        description: "What is not named stays as it is.",
        tag: "Agents",
        auth: "agent",
        answer: { schema: settingsSchema },
        problems: [...refusals, "not_permitted", "malformed_json", "invalid_input", "body_too_big"],
      }),
      ...guards,
      requireRole("admin"),
      jsonBodySize,
      valid("json", patchBody),
      async (c) => {
        const { key } = c.get("site");
        const patch = c.req.valid("json");
        const named = Object.entries(patch).filter(([, value]) => value !== undefined);
        // null takes hours and targets away.
        const change = named.map(([name, value]) => [name, value ?? undefined] as const);
        await sites.changeBy(c.get("agent"), key, Object.fromEntries(change));
        if (patch.locales) await imports.begin(key);
        return c.json(shown(await sites.get(key)));
      },
    );
}

function shown({
  key,
  name,
  locales,
  defaultLocale,
  replyWithinHours,
  origins,
  ...rest
}: StoredSite) {
  const { hours = null, targets = null, look = null } = rest;
  const { enforceIdentity = false, priorityRules = [] } = rest;
  const { requiresConsent = false, privacyUrl = null } = rest;
  const { retentionDays = null, redactMessages = false } = rest;
  const { spam = usualSpamSettings } = rest;
  return {
    key,
    name,
    locales,
    defaultLocale,
    replyWithinHours,
    origins,
    hours,
    targets,
    look,
    enforceIdentity,
    priorityRules,
    requiresConsent,
    privacyUrl,
    retentionDays,
    redactMessages,
    spam,
  };
}
