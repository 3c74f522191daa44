import { asBackendError } from "@helpbuoy/client";
import type { Id } from "@helpbuoy/protocol";
import type { Signal } from "@preact/signals-core";
import { failureReason } from "../failure-reason.ts";
import type { Keeper } from "../keeper.ts";
import type { TakenBack } from "../widget.ts";
import type { TalkConversations } from "./conversations-model.ts";
import type { TasksModel } from "./tasks-model.ts";
import type { TicketDrafts } from "./tickets-model.ts";

/** Takes what failed back to where it was written (SPEC OB4): `ConversationsModel.edit`. */
export async function takeBack(
  messageId: Id,
  parts: {
    conversations: Pick<TalkConversations, "failed" | "readFile" | "discard">;
    tickets: Pick<TicketDrafts, "refill">;
    tasks(): Promise<TasksModel>;
    keeper: Keeper;
    draftOf(id: Id): Signal<string>;
  },
): Promise<TakenBack> {
  const { conversations, tickets, keeper } = parts;
  const gone: TakenBack = { status: "failed", reason: "not_found" };
  const failed = conversations.failed(messageId);
  if (!failed) return gone;
  const { command } = failed;
  const draft = parts.draftOf(command.conversationId);
  const files = new Map<Id, File>();
  try {
    for (const { fileId, name, type } of failed.files) {
      files.set(fileId, new File([await conversations.readFile(fileId)], name, { type }));
    }
  } catch (cause) {
    const reason = failureReason(asBackendError(cause));
    // What neither this browser nor the server has any more must not hold back the words.
    if (reason !== "not_found") return { status: "failed", reason };
  }
  // What stands in the drafts counts only once they have been brought back.
  await keeper.persisted();
  if (!conversations.failed(messageId)) return gone;
  const other: TakenBack = { status: "failed", reason: "other_draft" };
  if (command.type === "ticket.submit") {
    if (!tickets.refill(command, files)) return other;
  } else if (command.type === "task.submit") {
    const opened = await (await parts.tasks()).open(command.taskSlug);
    if (opened.status !== "found") return gone;
    if (!opened.model.refill(command, files)) return other;
  } else {
    const { text } = command;
    const typed = draft.peek();
    // It does where a page went before the record could go.
    if (!typed.startsWith(text)) draft.value = typed ? `${text}\n${typed}` : text;
  }
  // Not before: a page that goes in between would take it along.
  await keeper.persisted();
  conversations.discard(messageId);
  if (command.type === "ticket.submit") return { status: "ticket" };
  if (command.type === "task.submit") return { status: "task", slug: command.taskSlug };
  return { status: "message", files: [...files.values()] };
}
