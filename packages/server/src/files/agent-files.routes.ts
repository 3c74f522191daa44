import { idSchema, uploadFileSchema } from "@helpbuoy/protocol";
import { Hono } from "hono";
import * as v from "valibot";
import type { AgentsService } from "../agents/agents.service.ts";
import { deskOwner } from "../conversations/desk-act.ts";
import { commandResultSchema } from "../docs/answers.ts";
import { describe } from "../docs/openapi-route.ts";
import { agentAuth, agentOfSite } from "../middleware/agent-auth.ts";
import { idempotencyKey } from "../middleware/idempotency-key.ts";
import { loadSite } from "../middleware/load-site.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import type { SitesService } from "../sites/sites.service.ts";
import type { FilesService } from "./files.service.ts";
import { countVolume } from "../middleware/upload-volume.ts";

const fileParam = v.object({ site: v.string(), fileId: idSchema });
const uploadQuery = v.object({
  name: uploadFileSchema.entries.name,
  conversationId: idSchema,
});

/** What agents send along with a reply. */
export function agentFilesRoutes(
  { files, agents, sites }: { files: FilesService; agents: AgentsService; sites: SitesService },
  limits: RateLimits,
) {
  return new Hono<ServerEnv>().put(
    "/sites/:site/files/:fileId",
    describe({
      summary: "Sends an attachment",
      description: "As a visitor does; a reply in the same conversation then names it.",
      tag: "Agents",
      auth: "agent",
      needsKey: true,
      requestBody: {
        required: true,
        content: { "application/octet-stream": { schema: { type: "string" } } },
      },
      answer: { schema: commandResultSchema },
      problems: [
        "token_missing",
        "token_expired",
        "unknown_site",
        "idempotency_key_missing",
        "idempotency_key_reused",
        "invalid_input",
        "file_too_big",
        "file_type_not_allowed",
      ],
    }),
    agentAuth(agents),
    limits.limit("upload"),
    loadSite(sites),
    agentOfSite(agents),
    idempotencyKey,
    valid("param", fileParam),
    valid("query", uploadQuery),
    async (c) => {
      const { name, conversationId } = c.req.valid("query");
      const { fileId } = c.req.valid("param");
      const agent = c.get("agent");
      await countVolume(c, limits, files.maxBytes, ["agent", agent.id]);
      await files.upload(
        deskOwner({ site: c.get("site"), agent }),
        c.get("idempotencyKey"),
        { type: "file.upload", fileId, conversationId, name },
        c.req.raw.body,
      );
      return c.json({ events: [] });
    },
  );
}
