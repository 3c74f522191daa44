import { isTicketNumber, normalizeLookupCode, normalizeTicketNumber } from "@helpbuoy/protocol";
import { batch, useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import { Field } from "../components/field.tsx";
import { SignInHint } from "../components/sign-in-hint.tsx";
import { isSendKey } from "../keys.ts";
import { usePanel } from "../panel-context.ts";
import { screensCss } from "../styles/screens.css.ts";
import { fieldsCss } from "../styles/fields.css.ts";
import { ticketFormCss } from "../styles/ticket-form.css.ts";
import { splitPasted } from "../ticket-paste.ts";
import type { TextKey } from "../translate.ts";
import { Icon, icons } from "../ui/icon.tsx";

export const styles = [screensCss, fieldsCss, ticketFormCss];

const CODE_LENGTH = 23; // four groups of five and the dashes between

type Problems = { number?: TextKey; code?: TextKey; ticket?: TextKey };

/** Finds a ticket by its number and its code, without an account. */
export default function TrackScreen(): VNode {
  const { widget, text } = usePanel();
  const { tickets, panel } = widget;
  const { screen } = panel;
  const asked = screen.value.name === "track" ? screen.value.number : undefined;
  const number = useSignal(asked ?? "");
  const code = useSignal("");
  const problems = useSignal<Problems>({});
  const isAsking = useSignal(false);
  const root = useRef<HTMLDivElement>(null);

  function show(found: Problems): void {
    problems.value = found;
    const wrong = found.number ? "#hb-number" : "#hb-code";
    root.current?.querySelector<HTMLElement>(wrong)?.focus();
  }

  async function track(): Promise<void> {
    if (isAsking.value) return;
    const shownNumber = normalizeTicketNumber(number.value);
    const shownCode = normalizeLookupCode(code.value);
    // A misheard digit is caught by the check digit before anyone is asked.
    const found: Problems = {
      ...(!isTicketNumber(shownNumber) && { number: number.value ? "bad_number" : "required" }),
      ...(shownCode.length !== CODE_LENGTH && { code: code.value ? "bad_code" : "required" }),
    };
    if (found.number || found.code) return show(found);
    isAsking.value = true;
    problems.value = {};
    const answer = await tickets.lookUp(shownNumber, shownCode);
    isAsking.value = false;
    if (answer.status === "found") {
      batch(() => {
        panel.back();
        panel.show({ name: "conversation", id: answer.id });
      });
    } else if (answer.reason === "bad_number") show({ number: "bad_number" });
    else if (answer.reason === "bad_code") show({ code: "bad_code" });
    else show({ ticket: answer.reason === "not_found" ? "noSuchTicket" : answer.reason });
  }

  function onPaste(event: ClipboardEvent): void {
    const pasted = splitPasted(event.clipboardData?.getData("text") ?? "");
    if (!pasted) return;
    event.preventDefault();
    number.value = pasted.number;
    code.value = pasted.code;
  }

  const inputs = [
    ["number", "hb-number", number, "numberHint", problems.value.number],
    ["lookupCode", "hb-code", code, "codeHint", problems.value.code],
  ] as const;
  return (
    <div class="hb-screen hb-scroll" ref={root}>
      <SignInHint />
      <p class="hb-lead">{text("trackLead")}</p>
      {inputs.map(([label, id, value, hint, problem]) => (
        <Field
          key={id}
          id={id}
          label={text(label)}
          hint={text(hint)}
          problem={problem && text(problem)}
        >
          {(links) => (
            <input
              {...links}
              class="hb-input hb-code"
              type="text"
              inputMode={id === "hb-number" ? "numeric" : "text"}
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              maxLength={60}
              value={value.value}
              onPaste={onPaste}
              onInput={(event) => {
                value.value = event.currentTarget.value;
              }}
              onKeyDown={(event) => {
                if (isSendKey(event)) void track();
              }}
            />
          )}
        </Field>
      ))}
      {problems.value.ticket && (
        <p class="hb-problem" role="alert">
          <Icon strokes={icons.notice} />
          {text(problems.value.ticket)}
        </p>
      )}
      <button
        type="button"
        class="hb-button hb-primary hb-wide"
        aria-disabled={isAsking.value}
        onClick={() => void track()}
      >
        {text(isAsking.value ? "loading" : "find")}
      </button>
    </div>
  );
}
