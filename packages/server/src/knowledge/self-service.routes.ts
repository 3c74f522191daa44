import {
  localeSchema,
  richTextSchema,
  slugSchema,
  writtenGuideSchema,
  writtenTaskSchema,
} from "@helpbuoy/protocol";
import { Hono, type Context } from "hono";
import * as v from "valibot";
import type { AgentsService } from "../agents/agents.service.ts";
import { describe, type RouteDescription } from "../docs/openapi-route.ts";
import { requireRole } from "../middleware/agent-auth.ts";
import { agentGuards } from "../middleware/agent-guards.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import type { SitesService } from "../sites/sites.service.ts";
import type { WrittenGuidesService } from "./written-guides.service.ts";
import type { WrittenTasksService } from "./written-tasks.service.ts";

const slugParam = v.object({ site: v.string(), slug: slugSchema });
const localeQuery = v.object({ locale: localeSchema });

/** The mark of what was in front of whoever saves; null: nothing stood there. Left out: whatever does. */
const seen = { seen: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(100)))) };
const guideBody = v.strictObject({ ...v.omit(writtenGuideSchema, ["slug"]).entries, ...seen });
const taskBody = v.strictObject({ ...v.omit(writtenTaskSchema, ["slug"]).entries, ...seen });

const marked = { mark: v.string(), isEdited: v.boolean(), updatedAt: v.string() };
const guideSchema = v.object({ ...writtenGuideSchema.entries, ...marked });
const taskSchema = v.object({ ...writtenTaskSchema.entries, ...marked });

const previewBody = v.object({
  locale: localeSchema,
  texts: v.pipe(v.array(v.pipe(v.string(), v.maxLength(20_000))), v.maxLength(100)),
});
const previewSchema = v.object({
  previews: v.array(
    v.object({
      tree: richTextSchema,
      problems: v.array(v.object({ line: v.number(), code: v.string(), about: v.string() })),
    }),
  ),
});

const refusals = ["token_missing", "token_expired", "unknown_site"] as const;
const writing = ["not_permitted", "malformed_json", "invalid_input", "body_too_big"] as const;

/** Guides and tasks as they are written: agents read them, leads change them. */
export function selfServiceRoutes(
  parts: {
    writtenGuides: WrittenGuidesService;
    writtenTasks: WrittenTasksService;
    agents: AgentsService;
    sites: SitesService;
  },
  limits: RateLimits,
) {
  const { writtenGuides, writtenTasks, agents, sites } = parts;
  const guards = agentGuards({ agents, sites }, limits);
  const byOf = (c: Context<ServerEnv>) => ({ siteKey: c.get("site").key, agent: c.get("agent") });
  const told = (
    summary: string,
    answer: RouteDescription["answer"],
    more: RouteDescription["problems"] = [],
  ) =>
    describe({ summary, tag: "Agents", auth: "agent", answer, problems: [...refusals, ...more] });
  const gone = { status: 204, description: "Gone." };

  return new Hono<ServerEnv>()
    .get(
      "/sites/:site/guides",
      told("The guides of a site, in all its locales", {
        schema: v.object({ guides: v.array(guideSchema) }),
      }),
      ...guards,
      async (c) => {
        c.header("cache-control", "no-store");
        return c.json({ guides: await writtenGuides.list(c.get("site").key) });
      },
    )
    .put(
      "/sites/:site/guides/:slug",
      told("Keeps a guide and publishes it", { schema: guideSchema }, [
        ...writing,
        "edited_by_other",
      ]),
      ...guards,
      requireRole("lead"),
      jsonBodySize,
      valid("param", slugParam),
      valid("json", guideBody),
      async (c) => {
        const { slug } = c.req.valid("param");
        const { seen: mark, ...guide } = c.req.valid("json");
        return c.json(await writtenGuides.save(byOf(c), { slug, ...guide }, mark));
      },
    )
    .post(
      "/sites/:site/guides/:slug/preview",
      told("What steps of a guide will look like", { schema: previewSchema }, [
        "malformed_json",
        "invalid_input",
        "body_too_big",
      ]),
      ...guards,
      jsonBodySize,
      valid("param", slugParam),
      valid("json", previewBody),
      async (c) => {
        const { slug } = c.req.valid("param");
        const { locale, texts } = c.req.valid("json");
        const previews = await writtenGuides.preview(c.get("site").key, { locale, slug }, texts);
        return c.json({ previews });
      },
    )
    .delete(
      "/sites/:site/guides/:slug",
      told("Takes a guide away", gone, ["not_permitted", "invalid_input", "not_found"]),
      ...guards,
      requireRole("lead"),
      valid("param", slugParam),
      valid("query", localeQuery),
      async (c) => {
        const { slug } = c.req.valid("param");
        await writtenGuides.remove(byOf(c), { slug, ...c.req.valid("query") });
        return c.body(null, 204);
      },
    )
    .get(
      "/sites/:site/tasks",
      told("The tasks of a site, in all its locales", {
        schema: v.object({ tasks: v.array(taskSchema) }),
      }),
      ...guards,
      async (c) => {
        c.header("cache-control", "no-store");
        return c.json({ tasks: await writtenTasks.list(c.get("site").key) });
      },
    )
    .put(
      "/sites/:site/tasks/:slug",
      told("Keeps a task and publishes it", { schema: taskSchema }, [
        ...writing,
        "edited_by_other",
      ]),
      ...guards,
      requireRole("lead"),
      jsonBodySize,
      valid("param", slugParam),
      valid("json", taskBody),
      async (c) => {
        const { slug } = c.req.valid("param");
        const { seen: mark, ...task } = c.req.valid("json");
        return c.json(await writtenTasks.save(byOf(c), { slug, ...task }, mark));
      },
    )
    .delete(
      "/sites/:site/tasks/:slug",
      told("Takes a task away", gone, ["not_permitted", "invalid_input", "not_found"]),
      ...guards,
      requireRole("lead"),
      valid("param", slugParam),
      valid("query", localeQuery),
      async (c) => {
        const { slug } = c.req.valid("param");
        await writtenTasks.remove(byOf(c), { slug, ...c.req.valid("query") });
        return c.body(null, 204);
      },
    );
}
