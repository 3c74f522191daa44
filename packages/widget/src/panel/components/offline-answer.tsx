import { plainTextToRichText, richTextToPlainText, type ArticleId } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import type { OfflineAnswer, ShownMessage } from "../../core/widget.ts";
import { usePanel } from "../panel-context.ts";
import { Icon, icons } from "../ui/icon.tsx";
import { BotTurn } from "./bot-turn.tsx";
import { MessageBody } from "./message-body.tsx";

/** What the bot said of a message from what is kept here, marked as such, with the ways on (SPEC OA2). */
export function OfflineAnswerView(options: {
  /** The one that was answered. */
  message: ShownMessage;
  answer: OfflineAnswer;
  isLast: boolean;
  onChoice: (articleId: ArticleId, title: string) => void;
}): VNode {
  const { message, answer, isLast, onChoice } = options;
  const { widget, text } = usePanel();
  const { conversationId } = message;
  const { body, turn } = answer;
  const hasWords = body.length > 0;
  const hasChoices = turn.choices.length > 0;
  const sentence = {
    answer: !hasWords ? text("offlineRead") : hasChoices ? text("offlineBeside") : "",
    clarify: text("offlineClarify"),
    unknown: text(turn.offers ? "offlineOffered" : hasChoices ? "offlineNear" : "offlineUnknown"),
    person_requested: text("offlinePerson"),
    smalltalk: "",
  }[turn.kind];
  const said = [...body, ...(sentence ? plainTextToRichText(sentence) : [])];
  const search = () => {
    widget.search.type(richTextToPlainText(message.body));
    widget.panel.show({ name: "search" });
  };
  return (
    <div class="hb-message hb-by-bot">
      <p class="hb-author">
        <Icon strokes={icons.offline} />
        {text("answeredOffline")}
      </p>
      <div class="hb-bubble">
        <MessageBody body={said} conversationId={conversationId} />
      </div>
      <BotTurn
        message={{ ...message, body, turn, helped: null }}
        isOffline
        conversationId={conversationId}
        isLast={isLast}
        onChoice={onChoice}
      />
      {isLast && turn.kind === "unknown" && (
        <div class="hb-choices">
          <button
            type="button"
            class="hb-button"
            onClick={() => widget.panel.show({ name: "ticket-form", conversationId })}
          >
            <Icon strokes={icons.ticket} />
            {text("fileTicket")}
          </button>
          <button type="button" class="hb-button" onClick={search}>
            <Icon strokes={icons.search} />
            {text("search")}
          </button>
        </div>
      )}
    </div>
  );
}
