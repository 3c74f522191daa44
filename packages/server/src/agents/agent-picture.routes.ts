import { pictureSourceSchema } from "@helpbuoy/protocol";
import { Hono } from "hono";
import * as v from "valibot";
import { describe } from "../docs/openapi-route.ts";
import { agentAuth } from "../middleware/agent-auth.ts";
import { pictureSize } from "../middleware/body-size.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import type { AgentPictureService } from "./agent-picture.service.ts";
import type { AgentsService } from "./agents.service.ts";

/** An agent's own picture. */
export function agentPictureRoutes(
  { agents, agentPicture }: { agents: AgentsService; agentPicture: AgentPictureService },
  limits: RateLimits,
) {
  return new Hono<ServerEnv>()
    .put(
      "/picture",
      describe({
        summary: "Sets your picture; the body is its bytes",
        description:
          "PNG, JPEG or WebP by its first bytes, at most 200 kB. Visitors you answer see it.",
        tag: "Agents",
        auth: "agent",
        answer: { schema: v.object({ picture: pictureSourceSchema }) },
        problems: ["token_missing", "token_expired", "file_type_not_allowed", "file_too_big"],
      }),
      agentAuth(agents),
      limits.limit("agent"),
      pictureSize,
      async (c) => {
        const bytes = Buffer.from(await c.req.arrayBuffer());
        return c.json({ picture: await agentPicture.set(c.get("agent"), bytes) });
      },
    )
    .delete(
      "/picture",
      describe({
        summary: "Takes your picture away",
        tag: "Agents",
        auth: "agent",
        answer: { status: 204, description: "Gone; your initial is shown." },
        problems: ["token_missing", "token_expired"],
      }),
      agentAuth(agents),
      limits.limit("agent"),
      async (c) => {
        await agentPicture.remove(c.get("agent"));
        return c.body(null, 204);
      },
    );
}
