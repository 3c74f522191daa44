import type { ArticleId, Id, NotHelpedReason } from "@helpbuoy/protocol";
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { usePanel } from "../panel-context.ts";
import type { TextKey } from "../translate.ts";
import { Icon, icons } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";
import { Pills } from "../ui/pills.tsx";
import { WaysOn } from "./ways-on.tsx";

const reasons: readonly (readonly [NotHelpedReason, TextKey])[] = [
  ["did_not_work", "reasonDidNotWork"],
  ["unclear", "reasonUnclear"],
  ["wrong_topic", "reasonWrongTopic"],
  ["outdated", "reasonOutdated"],
  ["other", "reasonOther"],
];

/** "Did this help?"; a no asks why and leads on. */
export function ArticleFeedback(options: {
  articleId: ArticleId;
  conversationId: Id | undefined;
}): VNode {
  const { articleId, conversationId } = options;
  const { widget, text } = usePanel();
  const step = useSignal<"ask" | "why" | "yes" | "no">("ask");
  const reason = useSignal<NotHelpedReason | undefined>(undefined);
  const comment = useSignal("");
  const root = useRef<HTMLElement>(null);

  function rateNo(): void {
    if (step.peek() !== "why") return;
    step.value = "no";
    const said = comment.peek().trim();
    const why = reason.peek();
    widget.knowledge.rate({
      articleId,
      helped: false,
      ...(why && { reason: why }),
      ...(said && { comment: said }),
    });
  }
  useEffect(() => {
    // The button that was pressed is gone; the focus must not fall out of the panel with it.
    if (step.value === "why") root.current?.querySelector("input")?.focus();
  }, [step.value]);
  // A no whose reasons were left open still counts.
  useEffect(() => rateNo, []);

  function rateYes(): void {
    step.value = "yes";
    widget.knowledge.rate({ articleId, helped: true });
  }

  if (step.value === "yes" || step.value === "no") {
    return (
      <section class="hb-helped" role="status">
        <p class="hb-thanks">
          <Icon strokes={moreIcons.check} />
          {text(step.value === "yes" ? "thanksYes" : "thanksNo")}
        </p>
        {step.value === "no" && <Onward conversationId={conversationId} />}
      </section>
    );
  }
  if (step.value === "ask") {
    return (
      <section class="hb-helped" aria-labelledby="hb-helped">
        <h3 class="hb-helped-title" id="hb-helped">
          {text("didThisHelp")}
        </h3>
        <div class="hb-actions">
          <button type="button" class="hb-button" onClick={rateYes}>
            <Icon strokes={moreIcons.up} />
            {text("yes")}
          </button>
          <button
            type="button"
            class="hb-button"
            onClick={() => {
              step.value = "why";
            }}
          >
            <Icon strokes={moreIcons.down} />
            {text("no")}
          </button>
        </div>
      </section>
    );
  }
  return (
    <section class="hb-helped" data-open ref={root}>
      <fieldset>
        <legend class="hb-helped-title">{text("whyNot")}</legend>
        <Pills
          name="hb-reason"
          choices={reasons.map(([value, key]) => ({ value, label: text(key) }))}
          value={reason.value}
          onChange={(value) => {
            reason.value = value;
          }}
        />
      </fieldset>
      <label>
        <span class="hb-label">{text("commentLabel")}</span>
        <textarea
          class="hb-input"
          maxLength={2000}
          value={comment.value}
          onInput={(event) => {
            comment.value = event.currentTarget.value;
          }}
        />
      </label>
      <div class="hb-actions">
        <button type="button" class="hb-button hb-primary" onClick={rateNo}>
          {text("send")}
        </button>
      </div>
      <Onward conversationId={conversationId} />
    </section>
  );
}

/** Back to the talk the article was opened beside, or the ways on. */
function Onward({ conversationId }: { conversationId: Id | undefined }): VNode {
  const { widget, text } = usePanel();
  return (
    <div class="hb-onward">
      <p class="hb-muted">{text("stillStuck")}</p>
      <div class="hb-actions">
        {conversationId ? (
          <>
            <button
              type="button"
              class="hb-button"
              onClick={() => widget.panel.show({ name: "conversation", id: conversationId })}
            >
              <Icon strokes={icons.talk} />
              {text("backToTalk")}
            </button>
            <button
              type="button"
              class="hb-button"
              onClick={() => widget.panel.show({ name: "ticket-form", conversationId })}
            >
              <Icon strokes={icons.ticket} />
              {text("fileTicket")}
            </button>
          </>
        ) : (
          <WaysOn />
        )}
      </div>
    </div>
  );
}
