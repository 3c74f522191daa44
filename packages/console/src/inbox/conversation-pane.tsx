import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { formatDistance } from "../format.ts";
import { solutionDue, unseenCount, type Entry } from "../models/desk-views.ts";
import { Icon } from "../ui/icon.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { ActBar } from "./act-bar.tsx";
import { Composer } from "./composer.tsx";
import { ContextColumn } from "./context-column.tsx";
import { TaskCard } from "./task-card.tsx";
import { Timeline } from "./timeline.tsx";

/** One conversation: what was said, what can be done, and all that is known of it. */
export function ConversationPane({ entry, backPath }: { entry: Entry; backPath: string }): VNode {
  const { api, site, t, preferences, me } = useDesk();
  const { conversation, cursor } = entry.snapshot;
  const [isContextOpen, setContextOpen] = useState(false);
  const unseen = unseenCount(entry);
  const contextButton = useRef<HTMLButtonElement>(null);
  function closeContext(): void {
    setContextOpen(false);
    contextButton.current?.focus();
  }

  useEffect(() => {
    // A receipt for the visitor: only what someone looks at counts as seen.
    if (unseen > 0 && !document.hidden) {
      void api.seen(site.key, conversation.id, cursor).catch(() => {});
    }
  }, [cursor, unseen]);

  const { number, assignee, promisedAt, status, handler, task } = conversation;
  const isOther = assignee !== null && assignee.id !== me.id;
  const solution = solutionDue(entry);
  const isLate = promisedAt !== null && Date.parse(promisedAt) < Date.now();
  return (
    <>
      <section
        class="pane"
        aria-label={
          conversation.subject || t(conversation.erasedAt === undefined ? "no_subject" : "erased")
        }
      >
        <header class="pane-head">
          <a class="icon-button pane-back" href={backPath} aria-label={t("back")}>
            <Icon name="back" />
          </a>
          <div class="pane-title">
            <h2>
              {conversation.subject ||
                t(conversation.erasedAt === undefined ? "no_subject" : "erased")}
            </h2>
            <p class="pane-facts">
              <StatusBadge status={status} />
              {number && <span class="number">{number}</span>}
              <span>{assignee ? t("with", { name: assignee.name }) : t(`handler_${handler}`)}</span>
              {entry.record.requester?.isVerified && (
                <span class="pane-requester">
                  <Icon name="verified" />
                  <span class="visually-hidden">{t("verified_identity")}</span>
                  {entry.record.requester.name ?? entry.record.requester.contactId}
                </span>
              )}
              {promisedAt && (
                <span class={isLate ? "is-late" : undefined}>
                  {t(isLate ? "promise_late" : "promise_due", {
                    time: formatDistance(promisedAt, Date.now(), preferences.locale.value),
                  })}
                </span>
              )}
              {solution && (
                <span class={solution === "late" ? "is-late" : undefined}>
                  {t(`solution_${solution}`)}
                </span>
              )}
            </p>
          </div>
          <button
            ref={contextButton}
            type="button"
            class="icon-button pane-context"
            aria-label={t("context")}
            aria-expanded={isContextOpen}
            onClick={() => setContextOpen(!isContextOpen)}
          >
            <Icon name="more" />
          </button>
        </header>
        <ActBar entry={entry} />
        {task && <TaskCard key={conversation.id} entry={entry} task={task} />}
        <Timeline entry={entry} />
        {status === "closed" ? (
          <p class="pane-closed">{t("closed_hint")}</p>
        ) : (
          <Composer key={conversation.id} entry={entry} isOther={isOther} />
        )}
      </section>
      <ContextColumn entry={entry} isOpen={isContextOpen} onClose={closeContext} />
    </>
  );
}
