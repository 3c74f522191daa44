import type { Id } from "@helpbuoy/protocol";
import { batch, useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { PrivacyModel, ShownConversation } from "../../core/widget.ts";
import { formatDate } from "../format.ts";
import { usePanel } from "../panel-context.ts";
import type { TextKey } from "../translate.ts";
import { Field } from "./field.tsx";

/** Erases one conversation or everything, after a second, plain question. */
export function EraseSection(options: {
  model: PrivacyModel;
  conversationId: Id | undefined;
}): VNode {
  const { model } = options;
  const { widget, text, announce, locale } = usePanel();
  const { panel, conversations } = widget;
  const chosen = useSignal<Id | "">(options.conversationId ?? "");
  const step = useSignal<"idle" | "sure" | "erasing">("idle");
  const said = useSignal<TextKey | undefined>(undefined);
  const keep = useRef<HTMLButtonElement>(null);
  const site = widget.knowledge.site.value?.name ?? "";
  const list = conversations.list.value.filter(({ snapshot }) => snapshot);

  useEffect(() => {
    if (step.value === "sure") keep.current?.focus();
  }, [step.value]);

  function say(key: TextKey): void {
    said.value = key;
    announce(text(key));
  }

  async function erase(): Promise<void> {
    const id = chosen.value || undefined;
    step.value = "erasing";
    const outcome = await model.erase(id);
    batch(() => {
      step.value = "idle";
      if (outcome.status === "failed") return say(outcome.reason);
      chosen.value = "";
      say(id === undefined ? "erasedAll" : "erasedOne");
      // The screens below show what is no more.
      panel.home();
      panel.show({ name: "privacy" });
    });
  }

  return (
    <section>
      <h3 class="hb-strong">{text("eraseTitle")}</h3>
      <p class="hb-muted">{text("eraseText", { site })}</p>
      {list.length > 0 && (
        <Field id="hb-erase-what" label={text("eraseWhat")}>
          {(links) => (
            <select
              {...links}
              class="hb-input"
              disabled={step.value !== "idle"}
              value={chosen.value}
              onChange={(event) => (chosen.value = event.currentTarget.value)}
            >
              <option value="">{text("eraseAll")}</option>
              {list.map((one) => (
                <option key={one.id} value={one.id}>
                  {titleOf(one)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {step.value === "idle" ? (
        <button type="button" class="hb-button hb-erase" onClick={() => (step.value = "sure")}>
          {text("erase")}
        </button>
      ) : (
        <div class="hb-sure" role="group" aria-labelledby="hb-sure-title">
          <p class="hb-strong" id="hb-sure-title">
            {text("eraseSure")}
          </p>
          <ul>
            <li>{text("eraseGone")}</li>
            <li>{text("eraseOpen")}</li>
            <li>{text("eraseStays")}</li>
          </ul>
          <div>
            <button
              type="button"
              class="hb-button hb-erase"
              disabled={step.value === "erasing"}
              onClick={() => void erase()}
            >
              {text(step.value === "erasing" ? "erasing" : "eraseNow")}
            </button>
            <button
              ref={keep}
              type="button"
              class="hb-button"
              disabled={step.value === "erasing"}
              onClick={() => (step.value = "idle")}
            >
              {text("eraseKeep")}
            </button>
          </div>
        </div>
      )}
      {said.value && <p role="status">{text(said.value)}</p>}
    </section>
  );

  function titleOf({ snapshot }: ShownConversation): string {
    const { number, subject, createdAt } = snapshot?.conversation ?? {};
    const when = createdAt === undefined ? "" : formatDate(createdAt, locale());
    return [number ? text("ticketNumber", { number }) : when, subject].filter(Boolean).join(" · ");
  }
}
