import type { ArticleId, Id } from "@helpbuoy/protocol";
import { batch } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Composer } from "../components/composer.tsx";
import { MailLink } from "../components/mail-link.tsx";
import { SignInHint } from "../components/sign-in-hint.tsx";
import { MessageList } from "../components/message-list.tsx";
import { LazyScreen } from "../lazy-screen.tsx";
import { canRecord } from "../voice-recorder.ts";
import { TalkStart } from "../components/talk-start.tsx";
import { TicketSummary } from "../components/ticket-summary.tsx";
import { usePanel } from "../panel-context.ts";
import type { ScreenNamed } from "../screens.ts";
import { screensCss } from "../styles/screens.css.ts";
import { conversationCss } from "../styles/conversation.css.ts";
import { fieldsCss } from "../styles/fields.css.ts";
import { richTextCss } from "../styles/rich-text.css.ts";
import { ticketCss } from "../styles/ticket.css.ts";

export const styles = [screensCss, fieldsCss, richTextCss, ticketCss, conversationCss];

/** A talk with the bot; with a number it is the ticket, and people answer. */
export default function ConversationScreen(options: {
  screen: ScreenNamed<"conversation">;
}): VNode {
  const { id } = options.screen;
  const { widget, text } = usePanel();
  const { conversations, panel, hostContext } = widget;
  // Kept here and not in the talk: choosing a topic starts another talk, which is the chosen one.
  const [topic, setTopic] = useState<{ slug: string; id: Id }>();
  const [isRecording, setRecording] = useState(false);
  const shown = conversations.get(id);
  const conversation = shown?.snapshot?.conversation;
  const number = conversation?.number;
  const unread = shown?.unread ?? 0;
  const isOpen = panel.isOpen.value;

  useEffect(() => {
    if (!isOpen || unread === 0) return undefined;
    const read = () => {
      if (document.visibilityState === "visible") conversations.markRead(id);
    };
    read();
    document.addEventListener("visibilitychange", read);
    return () => document.removeEventListener("visibilitychange", read);
  }, [id, unread, isOpen]);

  function choose(articleId: ArticleId, title: string): void {
    conversations.send(id, { text: title, choice: articleId });
  }

  function startAbout(slug: string): void {
    batch(() => {
      const next = conversations.start({ categorySlug: slug });
      setTopic({ slug, id: next });
      panel.back();
      panel.show({ name: "conversation", id: next });
    });
  }

  const messages = shown?.messages ?? [];
  const isHandingOff = Boolean(shown?.isHandingOff);
  const withPerson = isHandingOff || (conversation && conversation.handler !== "bot");
  const isOver = conversation?.status === "resolved" || conversation?.status === "closed";
  // What has been typed stays typed meanwhile.
  const isErased = conversation?.erasedAt !== undefined;
  const hint = isErased
    ? text("erasedHint")
    : conversation?.status === "closed"
      ? text("closedHint")
      : widget.identity.value?.mustSignIn.value &&
        text("signInToWrite", { site: widget.knowledge.site.value?.name ?? "" });
  return (
    <div class="hb-screen">
      {conversation && number && (
        <TicketSummary conversation={conversation} number={number} lookupCode={shown?.lookupCode} />
      )}
      <MessageList
        key={id}
        id={id}
        messages={messages}
        // Offline nobody writes an answer, nor to who has to sign in first.
        isWaiting={Boolean(shown?.isWaiting) && !hint && widget.connection.isOnline.value}
        written={conversations.writing.value.get(id)}
        onChoice={choose}
      >
        {messages.length === 0 && !number && (
          <TalkStart
            categorySlug={topic?.id === id ? topic.slug : undefined}
            onCategory={startAbout}
            onQuestion={choose}
          />
        )}
      </MessageList>
      {withPerson && !isOver && (
        <LazyScreen key={`state ${id}`} name="state" lines={1} screen={{ id }} />
      )}
      {conversation?.task && <LazyScreen key={`run ${id}`} name="run" lines={1} screen={{ id }} />}
      {withPerson && number && !isErased && <MailLink id={id} />}
      {isOver && withPerson && !isErased && (
        <LazyScreen key={`rate ${id}`} name="rating" screen={{ id }} />
      )}
      {!widget.mayKeep.value ? (
        <SignInHint />
      ) : hint ? (
        <p class="hb-closed hb-muted">{hint}</p>
      ) : (
        <>
          {!number && !shown?.filing && !isHandingOff && (
            <p class="hb-hand-over hb-muted">
              {text("wantPerson")}{" "}
              <button
                type="button"
                class="hb-link"
                onClick={() => panel.show({ name: "handoff", id })}
              >
                {text("talkToPerson")}
              </button>
            </p>
          )}
          {(hostContext.value.order ?? hostContext.value.product ?? hostContext.value.token) && (
            <LazyScreen key={`cards ${id}`} name="cards" screen={{ id }} />
          )}
          {isRecording ? (
            <LazyScreen name="voice" screen={{ id, onDone: () => setRecording(false) }} />
          ) : (
            <Composer
              key={id}
              id={id}
              label={text(number || isHandingOff ? "writeReply" : "writeQuestion")}
              onSend={(written, files) => conversations.send(id, { text: written, files })}
              {...(withPerson && {
                onTyping: () => conversations.typing(id),
                ...(canRecord() && { onRecord: () => setRecording(true) }),
              })}
            />
          )}
        </>
      )}
    </div>
  );
}
