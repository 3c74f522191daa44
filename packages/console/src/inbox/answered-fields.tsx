import type { AnsweredField } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { Entry } from "../models/desk-views.ts";

/** How long a sensitive value stays on a screen that others may pass by (SPEC SF3). */
const SHOWN = 30_000; // ms

/** What the form asked, and was answered. */
export function AnsweredFields({ entry }: { entry: Entry }): VNode | null {
  const { t } = useDesk();
  const { id, fields } = entry.snapshot.conversation;
  if (fields.length === 0) return null;
  return (
    <li class="say-fields">
      <dl>
        {fields.map((field) => (
          <div key={field.id}>
            <dt>{field.label}</dt>
            <dd>
              {field.isSensitive ? (
                <SensitiveValue key={id} conversationId={id} field={field} />
              ) : Array.isArray(field.value) ? (
                t("files", { count: field.value.length })
              ) : (
                (field.shown ?? field.value)
              )}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

/** A mask, and what is behind it for those who may see it, for a moment. */
function SensitiveValue(props: { conversationId: string; field: AnsweredField }): VNode {
  const { t, api, site, say, problemText } = useDesk();
  const { conversationId, field } = props;
  const [shown, setShown] = useState<string>();

  useEffect(() => {
    if (shown === undefined) return undefined;
    const timer = setTimeout(() => setShown(undefined), SHOWN);
    return () => clearTimeout(timer);
  }, [shown]);

  async function reveal(): Promise<void> {
    try {
      setShown((await api.reveal(site.key, conversationId, field.id)).value);
    } catch (cause) {
      say(problemText(cause), "problem");
    }
  }

  if (shown === undefined) {
    return (
      <span class="sensitive">
        <span>{field.value}</span>
        <button
          type="button"
          class="link-button"
          aria-label={t("reveal_of", { name: field.label })}
          onClick={() => void reveal()}
        >
          {t("reveal")}
        </button>
      </span>
    );
  }
  return (
    <span class="sensitive">
      <span class="sensitive-shown">{shown}</span>
      <button type="button" class="link-button" onClick={() => setShown(undefined)}>
        {t("reveal_hide")}
      </button>
      <span class="field-hint" role="status">
        {t("revealed_hint")}
      </span>
    </span>
  );
}
