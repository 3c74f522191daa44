import { richTextToPlainText } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { formatDistance } from "../format.ts";
import { unseenCount, type Entry } from "../models/desk-views.ts";
import { StatusBadge } from "../ui/status-badge.tsx";
import { OwnerMark } from "./owner-mark.tsx";
import { looksLikeSpam } from "./suspicion-card.tsx";

/** A conversation as a line: who waits for what, since when, and what was said last. */
export function ConversationRow(props: {
  entry: Entry;
  path: string;
  isOpen: boolean;
  isPicked: boolean;
  onPick: (isPicked: boolean) => void;
}): VNode {
  const { entry, isOpen } = props;
  const { t, preferences, desk } = useDesk();
  const { conversation, messages } = entry.snapshot;
  const { priority, tags } = entry.record;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) row.current?.scrollIntoView({ block: "nearest" });
  }, [isOpen]);
  const last = messages.findLast(({ author }) => author !== "system");
  const said = last && richTextToPlainText(last.body).slice(0, 120);
  const unseen = unseenCount(entry);
  const isWriting = desk.writing.value.some(
    ({ conversationId, author }) => conversationId === conversation.id && author === "visitor",
  );
  const subject =
    conversation.subject || t(conversation.erasedAt === undefined ? "no_subject" : "erased");
  return (
    <li ref={row} class={isOpen ? "row is-open" : "row"}>
      <span class="row-mark">
        <OwnerMark conversation={conversation} />
      </span>
      <input
        type="checkbox"
        class="row-pick"
        aria-label={t("pick", { subject })}
        checked={props.isPicked}
        onChange={(event) => props.onPick(event.currentTarget.checked)}
      />
      <a href={props.path} class="row-link" aria-current={isOpen ? "true" : undefined}>
        <span class="row-head">
          <span class={unseen > 0 ? "row-subject is-unseen" : "row-subject"}>{subject}</span>
          <time class="row-time" dateTime={conversation.updatedAt}>
            {formatDistance(conversation.updatedAt, Date.now(), preferences.locale.value)}
          </time>
        </span>
        <span class="row-said">
          {isWriting ? <em>{t("is_writing")}</em> : (said ?? t("nothing_said"))}
        </span>
        <span class="row-foot">
          <StatusBadge status={conversation.status} />
          {priority !== "normal" && (
            <span class={`badge badge-${priority}`}>{t(`priority_${priority}`)}</span>
          )}
          {looksLikeSpam(entry) && <span class="badge badge-suspected">{t("suspected")}</span>}
          {tags.slice(0, 2).map((tag) => (
            <span key={tag} class="tag">
              {tag}
            </span>
          ))}
          <span class="row-owner">
            {conversation.assignee?.name ?? t(`handler_${conversation.handler}`)}
          </span>
          {unseen > 0 && (
            <span class="row-unseen" aria-label={t("unseen", { count: unseen })}>
              {unseen}
            </span>
          )}
        </span>
      </a>
    </li>
  );
}
