import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import type { TaskModel } from "../../core/widget.ts";
import { isSendKey } from "../keys.ts";
import { usePanel } from "../panel-context.ts";
import type { TextKey } from "../translate.ts";
import { Icon } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";
import { Field } from "./field.tsx";

/** Six digits that were sent to the visitor, to show that the address or number is theirs. */
export function TaskCode({ model }: { model: TaskModel }): VNode {
  const { text, announce } = usePanel();
  const typed = useSignal("");
  const problem = useSignal<TextKey | undefined>(undefined);
  const isBusy = useSignal(false);
  const code = model.code.value;
  const to = toOf(model);

  async function send(): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    problem.value = await model.sendCode();
    typed.value = "";
    isBusy.value = false;
  }

  async function check(): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    problem.value = /^\d{6}$/.test(typed.value) ? await model.proveCode(typed.value) : "wrong_code";
    isBusy.value = false;
    announce(text(problem.value ?? "codeRight"));
  }

  if (code.status === "proved") {
    return (
      <p class="hb-condition" role="status">
        <Icon strokes={moreIcons.check} />
        {text("codeRight")}
      </p>
    );
  }
  if (code.status === "none") {
    return (
      <>
        <p class="hb-lead">{to ? text("codeLeadTo", { to }) : text("codeLead")}</p>
        <button
          type="button"
          class="hb-button hb-primary"
          aria-disabled={isBusy.value}
          onClick={() => void send()}
        >
          {text("codeSend")}
        </button>
        {problem.value && (
          <p class="hb-problem" role="alert">
            {text(problem.value)}
          </p>
        )}
      </>
    );
  }
  return (
    <>
      <p class="hb-lead" role="status">
        {code.sentTo ? text("codeSent", { to: code.sentTo }) : text("codeSentOwn")}
      </p>
      <Field id="hb-code" label={text("codeLabel")} problem={problem.value && text(problem.value)}>
        {(links) => (
          <div class="hb-code-row">
            <input
              {...links}
              class="hb-input"
              type="text"
              inputMode="numeric"
              autocomplete="one-time-code"
              maxLength={6}
              value={typed.value}
              onInput={(event) => {
                typed.value = event.currentTarget.value.replace(/\D/g, "");
              }}
              onKeyDown={(event) => {
                if (isSendKey(event)) void check();
              }}
            />
            <button
              type="button"
              class="hb-button hb-primary"
              aria-disabled={isBusy.value}
              onClick={() => void check()}
            >
              {text("codeCheck")}
            </button>
          </div>
        )}
      </Field>
      <p>
        <button type="button" class="hb-link" onClick={() => void send()}>
          {text("codeAgain")}
        </button>
      </p>
    </>
  );
}

/** What stands in the field the code goes to. */
function toOf({ task, draft }: TaskModel): string | undefined {
  const value = task.code?.field === undefined ? "" : draft.value.values[task.code.field];
  return typeof value === "string" ? value : undefined;
}
