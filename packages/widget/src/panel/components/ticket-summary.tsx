import { nextStep, type Conversation, type Form, type NextStep } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { formatDate, formatMoment } from "../format.ts";
import { usePanel } from "../panel-context.ts";
import type { TextKey } from "../translate.ts";
import { CopyButton } from "./copy-button.tsx";
import { StatusBadge } from "./status-badge.tsx";
import { TicketNumber } from "./ticket-number.tsx";

const steps: Record<NextStep, TextKey> = {
  bot_answers: "nextBot",
  we_reply: "nextWeReply",
  you_reply: "nextYouReply",
  we_wait: "nextWeWait",
  confirm_solved: "nextConfirm",
  none: "done",
};
const handlers = { bot: "assistant", queue: "handlerQueue", agent: "handlerAgent" } as const;

/** Of a ticket: where it stands, what happens next and until when, and what was filed. */
export function TicketSummary(options: {
  conversation: Conversation;
  number: string;
  lookupCode: string | undefined;
}): VNode {
  const { conversation, number, lookupCode } = options;
  const { widget, text, locale, now } = usePanel();
  const { status, handler, subject, promisedAt, fields, createdAt } = conversation;
  const form = widget.knowledge.formFor(conversation.categorySlug ?? undefined);
  const step = nextStep(conversation);
  const isOurTurn = step === "we_reply" || step === "we_wait";
  const isPromised = isOurTurn && promisedAt !== null && Date.parse(promisedAt) > now();
  return (
    <details class="hb-summary">
      <summary>
        <span class="hb-summary-line">
          <StatusBadge status={status} />
          <span class="hb-one-line hb-strong">{subject || text("erased")}</span>
        </span>
        <span class="hb-muted">{text(steps[step])}</span>
        {isPromised && (
          <span class="hb-muted">
            {text("promised", { time: formatMoment(promisedAt, locale()) })}
          </span>
        )}
      </summary>
      <dl class="hb-facts">
        <dt>{text("number")}</dt>
        <dd>
          <TicketNumber number={number} />
          <CopyButton label={text("copy")} content={number} />
        </dd>
        {lookupCode && (
          <>
            <dt>{text("lookupCode")}</dt>
            <dd>
              <span class="hb-number">{lookupCode}</span>
              <CopyButton label={text("copy")} content={lookupCode} />
            </dd>
          </>
        )}
        <dt>{text("handler")}</dt>
        <dd>{text(handlers[handler])}</dd>
        <dt>{text("filedOn")}</dt>
        <dd>{formatDate(createdAt, locale())}</dd>
        {fields.map(({ id, label, value }) => (
          <Fact
            key={id}
            label={label}
            value={
              typeof value === "string"
                ? inWords(form, id, value)
                : text("fileCount", { count: value.length })
            }
          />
        ))}
      </dl>
    </details>
  );
}

/** What was chosen, as the form says it; anything else as it was typed. */
function inWords(form: Form | undefined, fieldId: string, value: string): string {
  const field = form?.fields.find(({ id }) => id === fieldId);
  return field?.options?.find((option) => option.value === value)?.label ?? value;
}

function Fact({ label, value }: { label: string; value: string }): VNode {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
