import type { ArticleId, Id } from "@helpbuoy/protocol";
import type { ComponentChild, VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { ShownMessage } from "../../core/widget.ts";
import { formatDay } from "../format.ts";
import { usePanel } from "../panel-context.ts";
import { reveal } from "../reveal.ts";
import { MessageView } from "./message-view.tsx";
import { OfflineAnswerView } from "./offline-answer.tsx";

const NEAR = 120; // px from the end within which the list follows what comes

/** The messages of a conversation as a live log, parted by days, following what comes. */
export function MessageList(options: {
  id: Id;
  messages: readonly ShownMessage[];
  isWaiting: boolean;
  /** What the bot has written of an answer so far. */
  written?: string | undefined;
  onChoice: (articleId: ArticleId, title: string) => void;
  children?: ComponentChild;
}): VNode {
  const { id, messages, isWaiting, written, onChoice, children } = options;
  const { text, locale, now } = usePanel();
  const list = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const wasAtEnd = useRef(true);
  const last = messages[messages.length - 1];
  const lastOwn = messages.reduce<ShownMessage | undefined>(
    (found, message) => (message.author === "visitor" ? message : found),
    undefined,
  );

  useLayoutEffect(() => {
    const element = list.current;
    if (!element || !(wasAtEnd.current || last?.author === "visitor")) return;
    element.scrollTop = element.scrollHeight;
    const shown = element.querySelectorAll(".hb-message");
    const newest = shown[shown.length - 1];
    // Of an answer longer than the list, the beginning is what one reads first.
    const isAnswer = last?.author !== "visitor" || last.offlineAnswer;
    if (newest && isAnswer && newest.clientHeight > element.clientHeight) {
      reveal(element, newest, true);
    }
  }, [last?.id, isWaiting, lastOwn?.delivery, last?.offlineAnswer]);
  useLayoutEffect(() => {
    const element = list.current;
    const inner = content.current;
    if (!element || !inner) return undefined;
    // Pictures that arrive, a composer that grows, a keyboard that opens: the end stays in sight.
    const observer = new ResizeObserver(() => {
      if (wasAtEnd.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    observer.observe(inner);
    return () => observer.disconnect();
  }, []);

  const days = messages.map(({ createdAt }) => formatDay(createdAt, now(), locale()));
  const parts = messages.flatMap((message, index) => {
    const before = messages[index - 1];
    const day = days[index];
    const isNewDay = !before || days[index - 1] !== day;
    return [
      isNewDay && (
        <p class="hb-day" key={`day ${message.id}`}>
          {day}
        </p>
      ),
      <MessageView
        key={message.id}
        message={message}
        conversationId={id}
        isFollowing={!isNewDay && before.author === message.author}
        isLast={message === last}
        showsDelivery={
          message.author === "visitor" && (message.delivery !== "sent" || message === lastOwn)
        }
        onChoice={onChoice}
      />,
      message.offlineAnswer && (
        <OfflineAnswerView
          key={`offline ${message.id}`}
          message={message}
          answer={message.offlineAnswer}
          isLast={message === last}
          onChoice={onChoice}
        />
      ),
    ];
  });

  return (
    <div
      class="hb-scroll hb-log"
      ref={list}
      role="log"
      tabIndex={0}
      aria-label={text("messages")}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        wasAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR;
      }}
    >
      <div class="hb-messages" ref={content}>
        {children}
        {parts}
        {isWaiting && written && (
          // Read aloud once it is whole, as a message.
          <p class="hb-bubble hb-written" aria-hidden="true">
            {written}
          </p>
        )}
        {isWaiting && (
          <div class="hb-dots" role="img" aria-label={text("waiting")}>
            <i />
            <i />
            <i />
          </div>
        )}
      </div>
    </div>
  );
}
