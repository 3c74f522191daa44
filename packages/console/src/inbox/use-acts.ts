import { asBackendError } from "@helpbuoy/client";
import type { ConversationStatus, DecideTask, Id, Priority } from "@helpbuoy/protocol";
import { useDesk } from "../console-context.ts";
import type { Entry } from "../models/desk-views.ts";

export type Acts = ReturnType<typeof useActs>;

/** What an agent does to a conversation; what stands in the way is said, and answered `false`. */
export function useActs() {
  const { api, desk, site, say, t, problemText } = useDesk();

  async function act(entry: Entry, name: string, body: object = {}, key?: Id): Promise<boolean> {
    const { id, assignee } = entry.snapshot.conversation;
    try {
      const { events } = await api.act(site.key, id, name, body, key);
      desk.take(events);
      return true;
    } catch (cause) {
      const isOthers = asBackendError(cause).problem?.code === "assigned_to_other";
      const owner = assignee?.name ?? t("someone");
      say(isOthers ? t("assigned_to_other", { name: owner }) : problemText(cause), "problem");
      return false;
    }
  }

  return {
    act,
    claim: (entry: Entry, takeOver = false) => act(entry, "claim", { takeOver }),
    release: (entry: Entry) => act(entry, "release"),
    async setStatus(entry: Entry, status: ConversationStatus): Promise<boolean> {
      const isDone = await act(entry, "status", { status });
      if (isDone) say(t(`said_${status}`));
      return isDone;
    },
    setPriority: (entry: Entry, priority: Priority) => act(entry, "priority", { priority }),
    setTags: (entry: Entry, tags: string[]) => act(entry, "tags", { tags }),
    assign: (entry: Entry, agentId: Id) => act(entry, "assign", { agentId }),
    escalate: (entry: Entry, teamId: Id, reason: string) =>
      act(entry, "escalate", { teamId, reason }),
    merge: (entry: Entry, intoId: Id) => act(entry, "merge", { intoId }),
    /** @param text what its visitor is told */
    async decideTask(entry: Entry, decision: DecideTask): Promise<boolean> {
      const isDone = await act(entry, "task", decision);
      if (isDone) say(t("task_decided"));
      return isDone;
    },
    markSpam: (entry: Entry) => act(entry, "spam"),
    clearSuspicion: (entry: Entry) => act(entry, "not-spam"),
  };
}
