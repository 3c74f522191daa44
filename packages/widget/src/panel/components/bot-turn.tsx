import type { ArticleId, Id } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import type { ShownMessage } from "../../core/widget.ts";
import { usePanel } from "../panel-context.ts";
import { Icon, icons } from "../ui/icon.tsx";
import { kindIcons } from "../ui/kind-icons.ts";
import { moreIcons } from "../ui/more-icons.ts";

/** What goes with the bot's words: where they come from, what to choose, the ways on, and a rating. */
export function BotTurn(options: {
  message: ShownMessage;
  conversationId: Id;
  /** The newest message: only there are the ways on worth their room. */
  isLast: boolean;
  /** Said offline: in no log, so that it cannot be rated, and with ways on of its own. */
  isOffline?: boolean;
  onChoice: (articleId: ArticleId, title: string) => void;
}): VNode | null {
  const { message, conversationId, isLast, isOffline = false, onChoice } = options;
  const { widget, text } = usePanel();
  const { turn } = message;
  if (!turn) return null;
  const wantsPerson = turn.offerPerson || (turn.kind === "unknown" && !isOffline);
  return (
    <>
      {turn.citations.length > 0 && (
        <div class="hb-citations">
          <p class="hb-muted">{text(turn.kind === "unknown" ? "tryThese" : "readMore")}</p>
          <ul>
            {turn.citations.map(({ articleId, title }) => (
              <li key={articleId}>
                <button
                  type="button"
                  class="hb-citation"
                  onClick={() =>
                    widget.panel.show({ name: "article", idOrSlug: articleId, conversationId })
                  }
                >
                  <Icon strokes={moreIcons.page} />
                  <span>{title}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {turn.offers && (
        <div class="hb-offers" role="group" aria-label={text("settleHere")}>
          {turn.offers.map(({ kind, slug, title }) => (
            <button
              type="button"
              class="hb-button"
              key={slug}
              onClick={() => widget.panel.show({ name: kind, slug })}
            >
              <Icon strokes={kindIcons[kind]} />
              {title}
            </button>
          ))}
        </div>
      )}
      {turn.choices.length > 0 && (
        <div class="hb-choices">
          {turn.choices.map(({ articleId, title }) => (
            <button
              type="button"
              class="hb-choice"
              key={articleId}
              disabled={!isLast}
              onClick={() => onChoice(articleId, title)}
            >
              {title}
            </button>
          ))}
        </div>
      )}
      {isLast && (wantsPerson || message.helped === false) && (
        <div class="hb-choices">
          <button
            type="button"
            class={turn.offerPerson ? "hb-button hb-primary" : "hb-button"}
            onClick={() => widget.panel.show({ name: "handoff", id: conversationId })}
          >
            <Icon strokes={icons.talk} />
            {text("talkToPerson")}
          </button>
        </div>
      )}
      {turn.kind === "answer" && !isOffline && (
        <Rating message={message} conversationId={conversationId} />
      )}
    </>
  );
}

function Rating(options: { message: ShownMessage; conversationId: Id }): VNode {
  const { message, conversationId } = options;
  const { widget, text, announce } = usePanel();
  const rate = (helped: boolean) => {
    widget.conversations.rateAnswer(conversationId, message.id, helped);
    announce(text(helped ? "thanksYes" : "thanksNo"));
  };
  return (
    <div class="hb-rating" role="group" aria-label={text("didThisHelp")}>
      {[true, false].map((helped) => (
        <button
          type="button"
          class="hb-icon-button"
          key={String(helped)}
          aria-label={text(helped ? "yes" : "no")}
          title={text(helped ? "yes" : "no")}
          aria-pressed={message.helped === helped}
          onClick={() => rate(helped)}
        >
          <Icon strokes={helped ? moreIcons.up : moreIcons.down} />
        </button>
      ))}
      {message.helped !== null && (
        <span class="hb-muted">{text(message.helped ? "thanksYes" : "thanksNo")}</span>
      )}
    </div>
  );
}
