import { idSchema, uploadFileSchema } from "@helpbuoy/protocol";
import { Hono } from "hono";
import * as v from "valibot";
import { commandResultSchema } from "../docs/answers.ts";
import { describe } from "../docs/openapi-route.ts";
import { idempotencyKey } from "../middleware/idempotency-key.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import { visitorAuth } from "../middleware/visitor-auth.ts";
import type { VisitorsService } from "../visitors/visitors.service.ts";
import { attachmentAnswer } from "../middleware/attachment-answer.ts";
import type { FilesService } from "./files.service.ts";
import { countVolume } from "../middleware/upload-volume.ts";

const fileParam = v.object({ fileId: idSchema });
const uploadQuery = v.object({
  name: uploadFileSchema.entries.name,
  conversationId: idSchema,
});

export function filesRoutes(
  { files, visitors }: { files: FilesService; visitors: VisitorsService },
  limits: RateLimits,
) {
  return new Hono<ServerEnv>()
    .put(
      "/files/:fileId",
      describe({
        summary: "Sends an attachment",
        description:
          "The body is the bytes. What a file is, is told by its bytes: pictures, PDF, video, audio and plain text are taken. A message or ticket of the same conversation then names it.",
        tag: "Files",
        auth: "visitor",
        needsKey: true,
        requestBody: {
          required: true,
          content: { "application/octet-stream": { schema: { type: "string" } } },
        },
        answer: { schema: commandResultSchema },
        problems: [
          "unknown_site",
          "origin_not_allowed",
          "token_missing",
          "token_expired",
          "idempotency_key_missing",
          "idempotency_key_reused",
          "invalid_input",
          "file_too_big",
          "file_type_not_allowed",
        ],
      }),
      visitorAuth(visitors),
      limits.limit("upload"),
      idempotencyKey,
      valid("param", fileParam),
      valid("query", uploadQuery),
      async (c) => {
        const { name, conversationId } = c.req.valid("query");
        const { fileId } = c.req.valid("param");
        const { siteKey, visitorId } = c.get("visitor");
        await countVolume(c, limits, files.maxBytes, ["visitor", `${siteKey}/${visitorId}`]);
        await files.upload(
          c.get("visitor"),
          c.get("idempotencyKey"),
          { type: "file.upload", fileId, conversationId, name },
          c.req.raw.body,
        );
        return c.json({ events: [] });
      },
    )
    .get(
      "/files/:fileId",
      describe({
        summary: "An attachment, to be saved",
        tag: "Files",
        auth: "visitor",
        answer: { description: "The bytes.", type: "application/octet-stream" },
        problems: [
          "unknown_site",
          "origin_not_allowed",
          "token_missing",
          "token_expired",
          "not_found",
        ],
      }),
      visitorAuth(visitors),
      limits.limit("ownReading"),
      valid("param", fileParam),
      async (c) => {
        const file = await files.open(c.get("visitor"), c.req.valid("param").fileId);
        return attachmentAnswer(c, file);
      },
    );
}
