import type { Message, Note } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { formatMoment } from "../format.ts";
import type { Entry } from "../models/desk-views.ts";
import { Avatar } from "../ui/avatar.tsx";
import { AnsweredFields } from "./answered-fields.tsx";
import { AttachmentView } from "./attachment-view.tsx";
import { WhyAnswer } from "../why/why-answer.tsx";
import { MessageBody } from "./message-body.tsx";
import { WritingLine } from "./writing-line.tsx";

type Item =
  | { kind: "message"; at: string; message: Message }
  | { kind: "note"; at: string; note: Note };

/** What was said and noted, in the order it happened. */
export function Timeline({ entry }: { entry: Entry }): VNode {
  const { t, preferences } = useDesk();
  const { conversation, messages } = entry.snapshot;
  const list = useRef<HTMLOListElement>(null);
  const items: Item[] = [
    ...messages.map((message): Item => ({ kind: "message", at: message.createdAt, message })),
    ...entry.record.notes.map((note): Item => ({ kind: "note", at: note.createdAt, note })),
  ].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

  useEffect(() => {
    const scroller = list.current?.parentElement;
    scroller?.scrollTo({ top: scroller.scrollHeight });
  }, [items.length, conversation.id]);

  const lastOwn = messages.findLast(({ author }) => author === "agent");
  return (
    <div class="timeline" tabIndex={0} role="log" aria-label={t("timeline")}>
      <ol ref={list} class="says">
        <AnsweredFields entry={entry} />
        {conversation.erasedAt !== undefined && <li class="say-system">{t("erased_hint")}</li>}
        {items.map((item) =>
          item.kind === "message" ? (
            <Say key={item.message.id} message={item.message} />
          ) : (
            <NoteView key={item.note.id} note={item.note} />
          ),
        )}
        {lastOwn && lastOwn.cursor <= conversation.readCursor && (
          <li class="say-receipt">{t("read_by_visitor")}</li>
        )}
        {conversation.rating && (
          <li class="say-system">
            {t("rated", { score: conversation.rating.score })}
            {conversation.rating.comment && <q>{conversation.rating.comment}</q>}
            <time dateTime={conversation.updatedAt}>
              {formatMoment(conversation.updatedAt, Date.now(), preferences.locale.value)}
            </time>
          </li>
        )}
      </ol>
      <WritingLine conversationId={conversation.id} />
    </div>
  );
}

function Say({ message }: { message: Message }): VNode {
  const { t, preferences, desk } = useDesk();
  const { author, authorName, createdAt, attachments } = message;
  const colleague =
    author === "agent" && desk.people.value.agents.find(({ name }) => name === authorName);
  const time = (
    <time dateTime={createdAt}>
      {formatMoment(createdAt, Date.now(), preferences.locale.value)}
    </time>
  );
  if (author === "system") {
    return (
      <li class="say-system">
        <MessageBody tree={message.body} />
        {time}
      </li>
    );
  }
  return (
    <li class={`say say-${author}`}>
      <p class="say-head">
        {colleague && <Avatar id={colleague.id} name={colleague.name} size="small" />}
        <strong>{authorName ?? t(`author_${author}`)}</strong>
        {time}
      </p>
      <div class="bubble">
        <MessageBody tree={message.body} />
        {attachments.map((attachment) => (
          <AttachmentView key={attachment.fileId} attachment={attachment} />
        ))}
      </div>
      {(message.turn || message.helped !== null) && (
        <div class="say-foot">
          {message.turn && <WhyAnswer message={message} />}
          {message.helped !== null && (
            <span>{t(message.helped ? "bot_helped" : "bot_helped_not")}</span>
          )}
        </div>
      )}
    </li>
  );
}

function NoteView({ note }: { note: Note }): VNode {
  const { t, preferences } = useDesk();
  return (
    <li class="say say-note">
      <p class="say-head">
        <Avatar id={note.agentId} name={note.agentName} size="small" />
        <strong>{note.agentName}</strong>
        <span class="note-mark">{t("note")}</span>
        <time dateTime={note.createdAt}>
          {formatMoment(note.createdAt, Date.now(), preferences.locale.value)}
        </time>
      </p>
      <div class="bubble">
        <MessageBody tree={note.body} />
      </div>
    </li>
  );
}
