import { Hono, type Context } from "hono";
import { describe } from "../docs/openapi-route.ts";
import { attachmentDisposition } from "../files/stored-file-name.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { visitorAuth } from "../middleware/visitor-auth.ts";
import type { VisitorsService } from "../visitors/visitors.service.ts";
import type { ExportService } from "./export.service.ts";

export function visitorPrivacyRoutes(
  parts: { exports: ExportService; visitors: VisitorsService },
  limits: RateLimits,
) {
  const { exports, visitors } = parts;
  return new Hono<ServerEnv>().get(
    "/export",
    describe({
      summary: "A copy of all that is kept of this visitor",
      description:
        "A ZIP archive: `export.json` with conversations, fields, ratings and addresses, and the files beside it. What was typed into sensitive fields is in clear.",
      tag: "Visitors",
      auth: "visitor",
      answer: { description: "The archive.", type: "application/zip" },
      problems: ["unknown_site", "origin_not_allowed", "token_missing", "token_expired"],
    }),
    visitorAuth(visitors),
    limits.limit("export"),
    async (c) => archiveAnswer(c, await exports.ofVisitor(c.get("site"), c.get("visitor"))),
  );
}

/** An archive to be saved under a name. */
export function archiveAnswer(
  c: Context<ServerEnv>,
  archive: ReadableStream<Uint8Array>,
): Response {
  c.header("content-type", "application/zip");
  c.header("content-disposition", attachmentDisposition(`helpbuoy-${c.get("site").key}.zip`));
  c.header("cache-control", "private, no-store");
  c.header("x-content-type-options", "nosniff");
  return c.body(archive);
}
