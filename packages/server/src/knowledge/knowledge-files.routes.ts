import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { titlesPartSchema } from "@helpbuoy/protocol";
import { Hono } from "hono";
import { describe } from "../docs/openapi-route.ts";
import { anyOrigin } from "../middleware/cors.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { acceptedEncoding } from "../static/accepted-encoding.ts";
import { fileAnswer } from "../static/file-response.ts";
import type { KnowledgeService } from "./knowledge.service.ts";

const compress = promisify(gzip);
const immutable = "public, max-age=31536000, immutable";

/** Parts and media: immutable, for any page and any cache. */
export function knowledgeFilesRoutes(knowledge: KnowledgeService, limits: RateLimits) {
  return new Hono<ServerEnv>()
    .get(
      "/packs/:file",
      describe({
        summary: "A part of the knowledge pack by its content hash",
        description:
          "`{file}` is `<hash>.json`. The manifest names titles, texts and forms; texts names the bodies. Immutable; any origin may read it.",
        tag: "Knowledge",
        answer: {
          schema: titlesPartSchema,
          description: "The part; of titles in this example of its form.",
        },
        problems: ["unknown_site", "not_found"],
      }),
      anyOrigin,
      limits.limit("reading"),
      async (c) => {
        const hash = /^([\w-]{20})\.json$/.exec(c.req.param("file"))?.[1];
        if (hash === undefined) throw new ProblemError("not_found");
        const part = await knowledge.part(c.get("site").key, hash);
        c.header("content-type", "application/json; charset=utf-8");
        c.header("cache-control", immutable);
        c.header("vary", "Accept-Encoding");
        const encoding = acceptedEncoding(c.req.header("accept-encoding"));
        if (encoding === undefined) return c.body(part.content);
        c.header("content-encoding", encoding);
        return c.body(
          new Uint8Array(encoding === "br" ? part.brotli : await compress(part.content)),
        );
      },
    )
    .get(
      "/media/:name",
      describe({
        summary: "A picture, a video or captions",
        description: "Immutable; any origin may read it; answers ranges.",
        tag: "Knowledge",
        answer: { description: "The bytes.", type: "application/octet-stream" },
        problems: ["unknown_site", "not_found"],
      }),
      anyOrigin,
      limits.limit("reading"),
      async (c) => {
        const media = await knowledge.media(c.get("site").key, c.req.param("name"));
        const answer = fileAnswer(media, c.req.header("range"));
        c.header("cache-control", immutable);
        c.header("content-security-policy", "default-src 'none'; sandbox");
        return c.body(answer.body, answer.status, answer.headers);
      },
    );
}
