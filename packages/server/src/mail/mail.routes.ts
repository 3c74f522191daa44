import { idSchema } from "@helpbuoy/protocol";
import { Hono } from "hono";
import * as v from "valibot";
import type { AgentsService } from "../agents/agents.service.ts";
import type { ConversationsService } from "../conversations/conversations.service.ts";
import { describe } from "../docs/openapi-route.ts";
import { agentAuth, agentOfSite } from "../middleware/agent-auth.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import { loadSite } from "../middleware/load-site.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import { visitorAuth } from "../middleware/visitor-auth.ts";
import type { SitesService } from "../sites/sites.service.ts";
import type { VisitorsService } from "../visitors/visitors.service.ts";
import type { MailService } from "./mail.service.ts";
import { transcriptOf } from "./transcript.ts";

const idParam = v.object({ id: idSchema });
const emailBody = v.object({ email: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(254)) });
const refusals = ["unknown_site", "origin_not_allowed", "token_missing", "token_expired"] as const;

/** A visitor's own: where replies are mailed to, and what was said, to be kept. */
export function visitorMailRoutes(
  parts: { mail: MailService; conversations: ConversationsService; visitors: VisitorsService },
  limits: RateLimits,
) {
  const { mail, conversations, visitors } = parts;
  const guards = [visitorAuth(visitors), limits.limit("ownReading")] as const;

  return new Hono<ServerEnv>()
    .get(
      "/conversations/:id/email",
      describe({
        summary: "Whether replies are mailed",
        description: "To which address is not told: who looks a ticket up need not know.",
        tag: "Conversations",
        auth: "visitor",
        answer: { schema: v.object({ isGiven: v.boolean(), isVerified: v.boolean() }) },
        problems: [...refusals, "not_found"],
      }),
      ...guards,
      valid("param", idParam),
      async (c) => {
        c.header("cache-control", "no-store");
        return c.json(await mail.addressState(c.get("visitor"), c.req.valid("param").id));
      },
    )
    .put(
      "/conversations/:id/email",
      describe({
        summary: "Where replies are mailed to",
        description:
          "An address that this visitor has not verified gets one letter with a link, and nothing else.",
        tag: "Conversations",
        auth: "visitor",
        answer: { schema: v.object({ isVerified: v.boolean() }) },
        problems: [...refusals, "not_found", "malformed_json", "invalid_input", "body_too_big"],
      }),
      ...guards,
      limits.limit("lookup"),
      jsonBodySize,
      valid("param", idParam),
      valid("json", emailBody),
      async (c) => {
        const { id } = c.req.valid("param");
        const { email } = c.req.valid("json");
        return c.json(await mail.giveAddress(c.get("site"), c.get("visitor"), id, email));
      },
    )
    .get(
      "/conversations/:id/transcript",
      describe({
        summary: "What was said, as text",
        tag: "Conversations",
        auth: "visitor",
        answer: { description: "The transcript.", type: "text/plain" },
        problems: [...refusals, "not_found"],
      }),
      ...guards,
      valid("param", idParam),
      async (c) => {
        const snapshot = await conversations.read(c.get("visitor"), c.req.valid("param").id);
        c.header("cache-control", "no-store");
        c.header("content-disposition", 'attachment; filename="transcript.txt"');
        return c.text(transcriptOf(snapshot));
      },
    )
    .post(
      "/conversations/:id/transcript",
      describe({
        summary: "Mails what was said to this visitor's verified address",
        tag: "Conversations",
        auth: "visitor",
        answer: { status: 202, description: "On its way." },
        problems: [...refusals, "not_found", "transition_not_allowed"],
      }),
      ...guards,
      limits.limit("lookup"),
      valid("param", idParam),
      async (c) => {
        await mail.sendTranscript(c.get("site"), c.get("visitor"), c.req.valid("param").id);
        return c.body(null, 202);
      },
    );
}

/** What agents are told of mail: whether it goes out, and what has not. */
export function mailStateRoutes(
  parts: { mail: MailService; agents: AgentsService; sites: SitesService },
  limits: RateLimits,
) {
  const { mail, agents, sites } = parts;
  return new Hono<ServerEnv>().get(
    "/sites/:site/mail",
    describe({
      summary: "Whether letters go out, and what has not",
      tag: "Agents",
      auth: "agent",
      answer: {
        schema: v.object({
          isConfigured: v.boolean(),
          waiting: v.number(),
          givenUp: v.number(),
          lastError: v.nullable(v.string()),
        }),
      },
      problems: ["token_missing", "token_expired", "unknown_site"],
    }),
    agentAuth(agents),
    limits.limit("agent"),
    loadSite(sites),
    agentOfSite(agents),
    async (c) => {
      c.header("cache-control", "no-store");
      return c.json(await mail.state(c.get("site").key));
    },
  );
}
