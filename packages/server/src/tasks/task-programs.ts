import type { ConversationSnapshot, Id, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";
import type { IdentityService } from "../identity/identity.service.ts";
import type { Visitor } from "../visitors/visitors.service.ts";
import type { WebhookDelivery } from "../webhooks/webhook-deliveries.repository.ts";
import type { WebhooksService } from "../webhooks/webhooks.service.ts";

const toldOf = ["submitted", "undone", "appealed"] as const;
type Told = (typeof toldOf)[number];

/** One id for each thing that can happen to a run once: it is told of once. */
const eventIdOf = (conversationId: Id, told: Told) => `${conversationId}_${told}`;

export type TaskPrograms = ReturnType<typeof createTaskPrograms>;

/** Tells the site's own programs of the tasks they do (SPEC TK9). */
export function createTaskPrograms({
  webhooks,
  identity,
}: {
  webhooks: WebhooksService;
  identity: IdentityService;
}) {
  return {
    /** @param text what the visitor said with it */
    async tell(
      transaction: Transaction,
      visitor: Visitor,
      told: Told,
      snapshot: ConversationSnapshot,
      text?: string,
    ): Promise<void> {
      const { id, number, locale, fields, task } = snapshot.conversation;
      if (!task) return;
      const last = snapshot.messages.findLast(({ author }) => author === "visitor");
      const data = {
        conversationId: id,
        number,
        task: task.slug,
        instance: task.instance,
        locale,
        // The person's id on the site; null: anonymous.
        contactId: (await identity.contact(transaction, visitor))?.subject ?? null,
        case: task.case,
        ...(told !== "undone" && {
          fields,
          attachments: last?.attachments.map(({ name }) => name) ?? [],
        }),
        ...(text !== undefined && { text }),
      };
      const eventId = eventIdOf(id, told);
      await webhooks.emit(transaction, visitor.siteKey, `task.${told}`, data, { eventId });
    },

    /** What became of telling them, the newest first. */
    async deliveries(
      connection: Connection,
      siteKey: SiteKey,
      conversationId: Id,
    ): Promise<WebhookDelivery[]> {
      const eventIds = toldOf.map((one) => eventIdOf(conversationId, one));
      return webhooks.deliveriesOf(connection, siteKey, eventIds);
    },
  };
}
