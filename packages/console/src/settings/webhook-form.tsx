import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import type { Webhook } from "./settings-api.ts";

/** These say nothing a visitor wrote, and are ticked at first. */
const usual = ["conversation.waiting", "promise.breached"] as const;
const all = [
  ...usual,
  "task.submitted",
  "task.undone",
  "task.appealed",
  "code.requested",
  "orders.requested",
] as const;

/** Adds a program that is told of what happens. */
export function WebhookForm(props: {
  /** Answers with what is wrong. */
  onSave: (webhook: Pick<Webhook, "url" | "events">) => Promise<string | undefined>;
  onClose: () => void;
}): VNode {
  const { t } = useDesk();
  const [url, setUrl] = useState("");
  const [problem, setProblem] = useState<string>();
  const [events, setEvents] = useState<readonly string[]>(usual);
  async function save(event: Event): Promise<void> {
    event.preventDefault();
    setProblem(await props.onSave({ url, events: [...events] }));
  }
  return (
    <Dialog title={t("new_webhook")} onClose={props.onClose}>
      <form class="dialog-form" onSubmit={(event) => void save(event)}>
        <Field
          label={t("webhook_url")}
          hint={t("webhook_url_hint")}
          type="url"
          required
          maxLength={2_000}
          value={url}
          problem={problem}
          onValue={(typed) => {
            setUrl(typed);
            setProblem(undefined);
          }}
        />
        <fieldset class="checks">
          <legend>{t("webhook_events")}</legend>
          {all.map((name) => (
            <label key={name} class="check">
              <input
                type="checkbox"
                checked={events.includes(name)}
                onChange={(event) =>
                  setEvents(
                    event.currentTarget.checked
                      ? [...events, name]
                      : events.filter((one) => one !== name),
                  )
                }
              />
              {t(`event_${name}`)}
            </label>
          ))}
        </fieldset>
        <button type="submit" class="button is-primary" disabled={events.length === 0}>
          {t("save")}
        </button>
      </form>
    </Dialog>
  );
}
