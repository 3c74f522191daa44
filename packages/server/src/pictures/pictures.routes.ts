import { pictureSourceSchema } from "@helpbuoy/protocol";
import { Hono } from "hono";
import * as v from "valibot";
import type { AgentsService } from "../agents/agents.service.ts";
import { describe } from "../docs/openapi-route.ts";
import { agentAuth, agentOfSite, requireRole } from "../middleware/agent-auth.ts";
import { pictureSize } from "../middleware/body-size.ts";
import { anyOrigin } from "../middleware/cors.ts";
import { loadSite } from "../middleware/load-site.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import type { SitesService } from "../sites/sites.service.ts";
import { fileAnswer } from "../static/file-response.ts";
import type { PicturesService } from "./pictures.service.ts";

/** Pictures of agents and logos, for any page: visitors are shown them. */
export function picturesRoutes({ pictures }: { pictures: PicturesService }, limits: RateLimits) {
  return new Hono<ServerEnv>().get(
    "/pictures/:name",
    describe({
      summary: "A picture of an agent, or a logo",
      description: "Immutable; any origin may read it.",
      tag: "Knowledge",
      answer: { description: "The bytes.", type: "application/octet-stream" },
      problems: ["unknown_site", "not_found"],
    }),
    anyOrigin,
    limits.limit("reading"),
    (c) => {
      const answer = fileAnswer(pictures.open(c.req.param("name")), c.req.header("range"));
      c.header("cache-control", "public, max-age=31536000, immutable");
      c.header("content-security-policy", "default-src 'none'; sandbox");
      return c.body(answer.body, answer.status, answer.headers);
    },
  );
}

/** Where a site's logo is sent to before its look names it. */
export function sitePicturesRoutes(
  parts: { pictures: PicturesService; agents: AgentsService; sites: SitesService },
  limits: RateLimits,
) {
  const { pictures, agents, sites } = parts;
  return new Hono<ServerEnv>().post(
    "/sites/:site/pictures",
    describe({
      summary: "Keeps a picture for the site's look; the body is its bytes",
      description:
        "PNG, JPEG or WebP by its first bytes, at most 200 kB. Gone after a day unless the look names it.",
      tag: "Agents",
      auth: "agent",
      answer: { schema: v.object({ source: pictureSourceSchema }), status: 201 },
      problems: [
        "token_missing",
        "token_expired",
        "unknown_site",
        "not_permitted",
        "file_type_not_allowed",
        "file_too_big",
      ],
    }),
    agentAuth(agents),
    limits.limit("agent"),
    loadSite(sites),
    agentOfSite(agents),
    requireRole("admin"),
    pictureSize,
    async (c) => c.json({ source: pictures.keep(Buffer.from(await c.req.arrayBuffer())) }, 201),
  );
}
