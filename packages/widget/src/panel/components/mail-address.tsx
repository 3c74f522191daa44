import { isEmail, type Id } from "@helpbuoy/protocol";
import { useSignal, type Signal } from "@preact/signals";
import type { VNode } from "preact";
import type { FailureReason, MailModel } from "../../core/widget.ts";
import { isSendKey } from "../keys.ts";
import { usePanel } from "../panel-context.ts";
import { Field } from "./field.tsx";

/** `asked`: a letter asks whose it is. */
export type MailAddressState = "none" | "asked" | "known";

/** Where replies are mailed to. */
export function MailAddress(options: {
  id: Id;
  mail: MailModel;
  state: Signal<MailAddressState>;
}): VNode {
  const { id, mail, state } = options;
  const { text, announce } = usePanel();
  const email = useSignal("");
  const isAsking = useSignal(false);
  const problem = useSignal<FailureReason | "required" | "not_an_email" | undefined>(undefined);

  function refuse(reason: NonNullable<typeof problem.value>): void {
    problem.value = reason;
    announce(text(reason));
  }

  async function give(): Promise<void> {
    if (isAsking.value) return;
    const typed = email.value.trim();
    if (!isEmail(typed)) return refuse(typed ? "not_an_email" : "required");
    problem.value = undefined;
    isAsking.value = true;
    const outcome = await mail.giveEmail(id, typed);
    isAsking.value = false;
    if (outcome.status === "failed") return refuse(outcome.reason);
    state.value = outcome.answer.isVerified ? "known" : "asked";
    announce(text(outcome.answer.isVerified ? "mailKnown" : "mailAsked"));
  }

  if (state.value !== "none") {
    return (
      <p>
        {text(state.value === "known" ? "mailKnown" : "mailAsked")}{" "}
        <button type="button" class="hb-link" onClick={() => (state.value = "none")}>
          {text("mailOther")}
        </button>
      </p>
    );
  }
  return (
    <>
      <Field
        id="hb-mail"
        label={text("email")}
        hint={text("mailHint")}
        problem={problem.value && text(problem.value)}
      >
        {(links) => (
          <input
            {...links}
            class="hb-input"
            type="email"
            autocomplete="email"
            maxLength={254}
            value={email.value}
            onInput={(event) => (email.value = event.currentTarget.value)}
            onKeyDown={(event) => {
              if (isSendKey(event)) void give();
            }}
          />
        )}
      </Field>
      <button
        type="button"
        class="hb-button hb-primary hb-wide"
        aria-disabled={isAsking.value}
        onClick={() => void give()}
      >
        {text(isAsking.value ? "loading" : "mailGive")}
      </button>
    </>
  );
}
