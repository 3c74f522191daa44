import { canChangeStatus } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { Entry } from "../models/desk-views.ts";
import { Icon } from "../ui/icon.tsx";
import { EscalateDialog } from "./escalate-dialog.tsx";
import { MergeDialog } from "./merge-dialog.tsx";
import { useActs } from "./use-acts.ts";

/** What can be done to the open conversation. */
export function ActBar({ entry }: { entry: Entry }): VNode {
  const { t, me } = useDesk();
  const acts = useActs();
  const [dialog, setDialog] = useState<"escalate" | "merge">();
  const { handler, status, assignee, number } = entry.snapshot.conversation;
  if (status === "closed") return <div class="acts" />;
  const isMine = assignee?.id === me.id;
  const close = () => setDialog(undefined);
  return (
    <div class="acts" role="toolbar" aria-label={t("acts")}>
      {isMine ? (
        <button type="button" class="button is-small" onClick={() => void acts.release(entry)}>
          <Icon name="hand" />
          {t("release")}
        </button>
      ) : (
        <button
          type="button"
          class="button is-small is-primary"
          onClick={() => void acts.claim(entry, assignee !== null)}
        >
          <Icon name="hand" />
          {t(assignee ? "take_over" : "claim")}
        </button>
      )}
      {canChangeStatus(status, "resolved") && (
        <button
          type="button"
          class="button is-small"
          onClick={() => void acts.setStatus(entry, "resolved")}
        >
          <Icon name="check" />
          {t("resolve")}
        </button>
      )}
      {status === "resolved" ? (
        <button
          type="button"
          class="button is-small"
          onClick={() => void acts.setStatus(entry, "open")}
        >
          {t("reopen")}
        </button>
      ) : (
        canChangeStatus(status, "pending") && (
          <button
            type="button"
            class="button is-small"
            onClick={() => void acts.setStatus(entry, "pending")}
          >
            {t("wait_for_visitor")}
          </button>
        )
      )}
      {handler !== "bot" && (
        <button type="button" class="button is-small" onClick={() => setDialog("escalate")}>
          {t("escalate")}
        </button>
      )}
      {number && (
        <button
          type="button"
          class="icon-button"
          aria-label={t("merge")}
          title={t("merge")}
          onClick={() => setDialog("merge")}
        >
          <Icon name="merge" />
        </button>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={t("spam")}
        title={t("spam")}
        onClick={() => void acts.markSpam(entry)}
      >
        <Icon name="spam" />
      </button>
      {dialog === "escalate" && <EscalateDialog entry={entry} onClose={close} />}
      {dialog === "merge" && <MergeDialog entry={entry} onClose={close} />}
    </div>
  );
}
