import type { ArticleId, Id } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import type { ShownMessage } from "../../core/widget.ts";
import { formatTime } from "../format.ts";
import { usePanel } from "../panel-context.ts";
import { Face } from "../ui/face.tsx";
import { AttachmentView } from "./attachment-view.tsx";
import { BotTurn } from "./bot-turn.tsx";
import { DeliveryLine } from "./delivery-line.tsx";
import { MessageBody } from "./message-body.tsx";

/** One message: who said it, the words, what hangs on them, how far it has come. */
export function MessageView(options: {
  message: ShownMessage;
  conversationId: Id;
  /** Follows another message of the same author: its label stands above already. */
  isFollowing: boolean;
  isLast: boolean;
  showsDelivery: boolean;
  onChoice: (articleId: ArticleId, title: string) => void;
}): VNode {
  const { message, conversationId, isFollowing, isLast, showsDelivery, onChoice } = options;
  const { widget, text, locale } = usePanel();
  const { author, body, attachments } = message;
  const name = {
    visitor: text("you"),
    bot: text("assistant"),
    agent: message.authorName ?? text("team"),
    system: text("team"),
  }[author];
  const assignee = widget.conversations.get(conversationId)?.snapshot?.conversation.assignee;
  // Of who had it before, a message tells the name alone.
  const picture = assignee?.name === message.authorName ? assignee?.picture : undefined;
  const isSystem = author === "system";
  return (
    <div class={`hb-message hb-by-${author}`}>
      <p class={isFollowing || author === "visitor" || isSystem ? "hb-aside" : "hb-author"}>
        {author === "agent" && <Face name={name} picture={picture} />}
        {name}
        <span> · {formatTime(message.createdAt, locale())}</span>
      </p>
      {body.length > 0 && (
        <div class="hb-bubble">
          <MessageBody body={body} conversationId={conversationId} isOwn={author === "visitor"} />
        </div>
      )}
      {attachments.map((attachment) => (
        <AttachmentView key={attachment.fileId} attachment={attachment} />
      ))}
      <BotTurn
        message={message}
        conversationId={conversationId}
        isLast={isLast}
        onChoice={onChoice}
      />
      {showsDelivery && <DeliveryLine message={message} />}
    </div>
  );
}
