import {
  conversationStatusSchema,
  deskFieldsSchema,
  idSchema,
  prioritySchema,
} from "@helpbuoy/protocol";
import { Hono, type Context } from "hono";
import * as v from "valibot";
import type { AgentsService } from "../agents/agents.service.ts";
import type { CommandOutcome } from "../commands/run-once.ts";
import { commandResultSchema } from "../docs/answers.ts";
import { describe } from "../docs/openapi-route.ts";
import { agentAuth, agentOfSite } from "../middleware/agent-auth.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import { idempotencyKey } from "../middleware/idempotency-key.ts";
import { loadSite } from "../middleware/load-site.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import type { SitesService } from "../sites/sites.service.ts";
import type { BulkService } from "./bulk.service.ts";
import type { DeskPlace } from "./desk-act.ts";
import { writeRefusals } from "./desk.routes.ts";
import type { DeskService } from "./desk.service.ts";
import type { TransferService } from "./transfer.service.ts";

const idParam = v.object({ id: idSchema });
const claimBody = v.object({ takeOver: v.optional(v.boolean()) });
const noteBody = v.object({
  noteId: idSchema,
  markdown: v.pipe(v.string(), v.maxLength(20_000)),
  mentions: v.pipe(v.array(idSchema), v.maxLength(20)),
});
const priorityBody = v.object({ priority: prioritySchema });
const fieldsBody = v.object({ fields: deskFieldsSchema });
const assignBody = v.object({ agentId: idSchema });
const escalateBody = v.object({
  teamId: idSchema,
  reason: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(1_000)),
});
const mergeBody = v.object({ intoId: idSchema });
const tagsBody = v.object({
  tags: v.pipe(
    v.array(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(40))),
    v.maxLength(20),
  ),
});
const bulkBody = v.object({
  ids: v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(100)),
  act: v.variant("type", [
    v.object({ type: v.literal("status"), status: conversationStatusSchema }),
    v.object({ type: v.literal("claim") }),
    v.object({ type: v.literal("assign"), agentId: idSchema }),
    v.object({ type: v.literal("priority"), priority: prioritySchema }),
    v.object({ type: v.literal("tags"), ...tagsBody.entries }),
    v.object({ type: v.literal("spam") }),
  ]),
});
const bulkSchema = v.object({
  outcome: v.array(v.object({ id: idSchema, problem: v.nullable(v.string()) })),
});

/** Who has a conversation, and what agents write for one another. */
export function deskActsRoutes(
  {
    desk,
    transfer,
    bulk,
    agents,
    sites,
  }: {
    desk: DeskService;
    transfer: TransferService;
    bulk: BulkService;
    agents: AgentsService;
    sites: SitesService;
  },
  limits: RateLimits,
) {
  const routes = new Hono<ServerEnv>();

  function post<Schema extends v.GenericSchema>(
    name: string,
    summary: string,
    body: Schema,
    perform: (place: DeskPlace, said: v.InferOutput<Schema>) => Promise<CommandOutcome>,
  ): void {
    routes.post(
      `/sites/:site/conversations/:id/${name}`,
      describe({
        summary,
        tag: "Agents",
        auth: "agent",
        needsKey: true,
        answer: { schema: commandResultSchema },
        problems: [
          ...writeRefusals,
          "assigned_to_other",
          "conversation_closed",
          "transition_not_allowed",
        ],
      }),
      agentAuth(agents),
      limits.limit("agent"),
      loadSite(sites),
      agentOfSite(agents),
      idempotencyKey,
      jsonBodySize,
      valid("param", idParam),
      valid("json", body),
      async (c) => {
        const { id } = c.req.valid("param");
        return c.json(await perform(placeOf(c, id), c.req.valid("json") as never));
      },
    );
  }

  post("claim", "Takes a conversation", claimBody, desk.claim);
  post("release", "Gives a conversation back to the queue", v.object({}), desk.release);
  post("notes", "Writes a note, for agents alone", noteBody, desk.note);
  post("priority", "Sets how urgent it is", priorityBody, (place, { priority }) =>
    desk.setPriority(place, priority),
  );
  post("fields", "Sets the site's own fields", fieldsBody, (place, { fields }) =>
    desk.setFields(place, fields),
  );
  post("assign", "Gives a conversation to a colleague", assignBody, transfer.assign);
  post("escalate", "Passes a conversation on to a team", escalateBody, transfer.escalate);
  post("merge", "Ends a ticket in favour of another one", mergeBody, transfer.merge);
  post("spam", "Closes what nobody should answer", v.object({}), transfer.markSpam);
  post("not-spam", "Says that what looks like spam is none", v.object({}), transfer.clearSuspicion);
  post("tags", "Sets its tags", tagsBody, (place, { tags }) => desk.setTags(place, tags));
  routes.post(
    "/sites/:site/bulk",
    describe({
      summary: "Does the same to many conversations",
      description: "Each on its own: `problem` says what stood in the way, null that it is done.",
      tag: "Agents",
      auth: "agent",
      needsKey: true,
      answer: { schema: bulkSchema },
      problems: [...writeRefusals],
    }),
    agentAuth(agents),
    limits.limit("agent"),
    loadSite(sites),
    agentOfSite(agents),
    idempotencyKey,
    jsonBodySize,
    valid("json", bulkBody),
    async (c) => {
      const { ids, act } = c.req.valid("json");
      const place = { site: c.get("site"), agent: c.get("agent"), key: c.get("idempotencyKey") };
      return c.json({ outcome: await bulk.perform(place, ids, act) });
    },
  );
  return routes;
}

function placeOf(c: Context<ServerEnv>, id: string): DeskPlace {
  return { site: c.get("site"), agent: c.get("agent"), id, key: c.get("idempotencyKey") };
}
