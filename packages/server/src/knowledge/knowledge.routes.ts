import { articleSchema, localeSchema, manifestSchema, type Locale } from "@helpbuoy/protocol";
import { Hono, type Context } from "hono";
import * as v from "valibot";
import { contentHash } from "../content-hash.ts";
import { searchAnswerSchema } from "../docs/answers.ts";
import { describe } from "../docs/openapi-route.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import type { SitesService } from "../sites/sites.service.ts";
import type { KnowledgeService } from "./knowledge.service.ts";

const localeQuery = v.object({ locale: v.optional(localeSchema) });
const searchQuery = v.object({
  ...localeQuery.entries,
  q: v.pipe(v.string(), v.maxLength(500)),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(50)),
    "10",
  ),
});

/** What is published: the manifest that names it, and reading and searching it on the server. */
export function knowledgeRoutes(
  { knowledge, sites }: { knowledge: KnowledgeService; sites: SitesService },
  limits: RateLimits,
) {
  const localeOf = (c: Context<ServerEnv>, asked: string | undefined): Locale =>
    sites.locale(c.get("site"), asked === undefined ? [] : [asked]);

  return new Hono<ServerEnv>()
    .get(
      "/manifest",
      describe({
        summary: "The current manifest of one locale",
        description: "Names the parts of the knowledge pack. Revalidate it by its ETag.",
        tag: "Knowledge",
        answer: { schema: manifestSchema },
        problems: ["unknown_site", "origin_not_allowed", "invalid_input", "not_found"],
      }),
      limits.limit("reading"),
      valid("query", localeQuery),
      async (c) => {
        const manifest = await knowledge.manifest(
          c.get("site"),
          localeOf(c, c.req.valid("query").locale),
        );
        const text = JSON.stringify(manifest);
        const etag = `"${contentHash(text)}"`;
        c.header("etag", etag);
        c.header("cache-control", "no-cache");
        if (c.req.header("if-none-match")?.includes(etag)) return c.body(null, 304);
        return c.body(text, 200, { "content-type": "application/json; charset=utf-8" });
      },
    )
    .get(
      "/search",
      describe({
        summary: "Search on the server",
        description:
          "Articles, guides and tasks by the same ranking as in the widget, for as long as it has no index of its own.",
        tag: "Knowledge",
        answer: { schema: searchAnswerSchema },
        problems: ["unknown_site", "origin_not_allowed", "invalid_input"],
      }),
      limits.limit("searching"),
      valid("query", searchQuery),
      async (c) => {
        const { q, locale, limit } = c.req.valid("query");
        const hits = await knowledge.search(c.get("site"), localeOf(c, locale), q, limit);
        c.header("cache-control", "no-store");
        return c.json({ hits });
      },
    )
    .get(
      "/articles/:idOrSlug",
      describe({
        summary: "One article",
        tag: "Knowledge",
        answer: { schema: articleSchema },
        problems: ["unknown_site", "origin_not_allowed", "article_not_found"],
      }),
      limits.limit("reading"),
      valid("query", localeQuery),
      async (c) => {
        const locale = localeOf(c, c.req.valid("query").locale);
        c.header("cache-control", "no-cache");
        return c.json(await knowledge.article(c.get("site"), locale, c.req.param("idOrSlug")));
      },
    );
}
