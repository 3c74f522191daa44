import { agentGuards } from "../middleware/agent-guards.ts";
import { categorySchema, localeSchema, richTextSchema, slugSchema } from "@helpbuoy/protocol";
import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import * as v from "valibot";
import type { AgentsService } from "../agents/agents.service.ts";
import { inTransaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { describe, type RouteDescription } from "../docs/openapi-route.ts";
import { requireRole } from "../middleware/agent-auth.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import type { ContentService } from "../knowledge/content.service.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { SitesService } from "../sites/sites.service.ts";
import { diffLines } from "./diff-lines.ts";
import type { KnowledgeEditorService } from "./knowledge-editor.service.ts";

const ofArticle = v.object({ site: v.string(), locale: localeSchema, slug: slugSchema });
const ofLocale = v.object({ site: v.string(), locale: localeSchema });
const draftFields = {
  title: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200)),
  categorySlug: slugSchema,
  questions: v.pipe(
    v.array(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200))),
    v.maxLength(100),
  ),
  markdown: v.pipe(v.string(), v.maxLength(200_000)),
};
/** Which version, saved how often, was in front of whoever asks; 0: there was none. */
const seenFields = {
  version: v.pipe(v.number(), v.integer(), v.minValue(0)),
  revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
};
const seenBody = v.object(seenFields);
const draftBody = v.object({ ...draftFields, ...seenFields });
const states = ["draft", "review", "published"] as const;
const versionSchema = v.object({
  ...draftFields,
  locale: localeSchema,
  slug: slugSchema,
  version: v.number(),
  state: v.picklist(states),
  revision: v.number(),
  agentName: v.string(),
  savedAt: v.string(),
  publishedAt: v.nullable(v.string()),
});
const listedSchema = v.object({
  locale: localeSchema,
  slug: slugSchema,
  title: v.string(),
  categorySlug: slugSchema,
  state: v.picklist([...states, "unpublished"]),
  isPublished: v.boolean(),
  isOutdated: v.boolean(),
  savedAt: v.string(),
});
const previewSchema = v.object({
  tree: richTextSchema,
  problems: v.array(v.object({ line: v.number(), code: v.string(), about: v.string() })),
});
const diffQuery = v.object({
  from: v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number)),
  to: v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number)),
});
const diffSchema = v.object({
  lines: v.array(v.object({ kind: v.picklist(["same", "added", "removed"]), text: v.string() })),
});
const refusals = ["token_missing", "token_expired", "unknown_site", "invalid_input"] as const;
const writeRefusals = [...refusals, "malformed_json", "body_too_big"] as const;
/** Of one picture; stops reading as soon as it is too big. */
const pictureSize = bodyLimit({
  maxSize: 5_000_000,
  onError: () => {
    throw new ProblemError("file_too_big");
  },
});

/** The knowledge editor: agents write and submit, leads publish. */
export function knowledgeEditorRoutes(
  { database }: Deps,
  parts: {
    editor: KnowledgeEditorService;
    content: ContentService;
    agents: AgentsService;
    sites: SitesService;
  },
  limits: RateLimits,
) {
  const { editor, content, agents, sites } = parts;
  const guards = agentGuards({ agents, sites }, limits);
  const byOf = (c: Context<ServerEnv>) => ({
    siteKey: c.get("site").key,
    agent: c.get("agent"),
  });
  const told = (
    summary: string,
    schema: v.GenericSchema,
    more: RouteDescription["problems"] = [],
  ) =>
    describe({
      summary,
      tag: "Agents",
      auth: "agent",
      answer: { schema },
      problems: [...writeRefusals, ...more],
    });
  const base = "/sites/:site/knowledge";
  const article = `${base}/:locale/articles/:slug` as const;

  return new Hono<ServerEnv>()
    .get(
      base,
      told("All articles, and where each stands", v.object({ articles: v.array(listedSchema) })),
      ...guards,
      async (c) => {
        const { key, locales } = c.get("site");
        c.header("cache-control", "no-store");
        return c.json({ articles: await editor.list(key, locales) });
      },
    )
    .get(
      `${base}/:locale/categories`,
      told("The categories of a language", v.object({ categories: v.array(categorySchema) })),
      ...guards,
      valid("param", ofLocale),
      async (c) => {
        const { locale } = c.req.valid("param");
        c.header("cache-control", "no-store");
        return c.json({ categories: await editor.categories(c.get("site").key, locale) });
      },
    )
    .put(
      `${base}/:locale/categories`,
      told("Puts the categories of a language in order", v.object({}), [
        "not_permitted",
        "transition_not_allowed",
      ]),
      ...guards,
      requireRole("lead"),
      jsonBodySize,
      valid("param", ofLocale),
      valid("json", v.object({ categories: v.pipe(v.array(categorySchema), v.maxLength(200)) })),
      async (c) => {
        const { categories } = c.req.valid("json");
        await editor.saveCategories(byOf(c), c.req.valid("param").locale, categories);
        return c.json({});
      },
    )
    .get(
      article,
      told(
        "The versions of an article, newest first",
        v.object({ versions: v.array(versionSchema) }),
      ),
      ...guards,
      valid("param", ofArticle),
      async (c) => {
        const { locale, slug } = c.req.valid("param");
        c.header("cache-control", "no-store");
        const versions = await editor.versions(c.get("site").key, { locale, slug });
        return c.json({ versions });
      },
    )
    .put(
      article,
      told("Saves a draft", versionSchema, ["edited_by_other"]),
      ...guards,
      jsonBodySize,
      valid("param", ofArticle),
      valid("json", draftBody),
      async (c) => {
        const { locale, slug } = c.req.valid("param");
        const { version, revision, ...draft } = c.req.valid("json");
        const seen = { version, revision };
        return c.json(await editor.save(byOf(c), { locale, slug }, draft, seen));
      },
    )
    .post(
      `${article}/preview`,
      told("What an article will look like", previewSchema),
      ...guards,
      jsonBodySize,
      valid("param", ofArticle),
      valid("json", v.object({ markdown: draftFields.markdown })),
      async (c) => {
        const { locale, slug } = c.req.valid("param");
        const { markdown } = c.req.valid("json");
        return c.json(await editor.preview(c.get("site").key, { locale, slug }, markdown));
      },
    )
    .get(
      `${article}/diff`,
      told("What changed from one version to another", diffSchema, ["not_found"]),
      ...guards,
      valid("param", ofArticle),
      valid("query", diffQuery),
      async (c) => {
        const { locale, slug } = c.req.valid("param");
        const { from, to } = c.req.valid("query");
        const versions = await editor.versions(c.get("site").key, { locale, slug });
        const [before, after] = [from, to].map((one) =>
          versions.find(({ version }) => version === one),
        );
        if (!before || !after) throw new ProblemError("not_found");
        return c.json({ lines: diffLines(before.markdown, after.markdown) });
      },
    )
    .post(
      `${article}/submit`,
      told("Hands a draft on for review", versionSchema, ["transition_not_allowed"]),
      ...guards,
      valid("param", ofArticle),
      async (c) => {
        const { locale, slug } = c.req.valid("param");
        return c.json(await editor.submit(byOf(c), { locale, slug }));
      },
    )
    .post(
      `${article}/publish`,
      told("Publishes the newest version", versionSchema, [
        "not_permitted",
        "not_found",
        "edited_by_other",
      ]),
      ...guards,
      requireRole("lead"),
      jsonBodySize,
      valid("param", ofArticle),
      valid("json", seenBody),
      async (c) => {
        const { locale, slug } = c.req.valid("param");
        return c.json(await editor.publish(byOf(c), { locale, slug }, c.req.valid("json")));
      },
    )
    .post(
      `${article}/unpublish`,
      told("Takes an article back from visitors", v.object({}), ["not_permitted", "not_found"]),
      ...guards,
      requireRole("lead"),
      valid("param", ofArticle),
      async (c) => {
        const { locale, slug } = c.req.valid("param");
        await editor.unpublish(byOf(c), { locale, slug });
        return c.json({});
      },
    )
    .post(
      `${article}/restore`,
      told("Publishes an older version again", versionSchema, ["not_permitted", "not_found"]),
      ...guards,
      requireRole("lead"),
      jsonBodySize,
      valid("param", ofArticle),
      valid("json", v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(1)) })),
      async (c) => {
        const { locale, slug } = c.req.valid("param");
        const { version } = c.req.valid("json");
        return c.json(await editor.restore(byOf(c), { locale, slug }, version));
      },
    )
    .post(
      `${base}/media`,
      describe({
        summary: "Keeps a picture; the body is its bytes",
        tag: "Agents",
        auth: "agent",
        answer: { schema: v.object({ source: v.string() }), status: 201 },
        problems: [...refusals, "file_type_not_allowed", "file_too_big"],
      }),
      ...guards,
      pictureSize,
      async (c) => {
        const bytes = Buffer.from(await c.req.arrayBuffer());
        const source = await inTransaction(database, (transaction) =>
          content.savePicture(transaction, c.get("site").key, bytes),
        );
        return c.json({ source }, 201);
      },
    );
}
