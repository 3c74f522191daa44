import type { VNode } from "preact";
import { usePanel } from "../panel-context.ts";
import { Icon } from "../ui/icon.tsx";
import { kindIcons } from "../ui/kind-icons.ts";
import { Field } from "./field.tsx";

const SUGGESTED = 3; // answers under the subject

/** The subject; while it is typed, what may answer or settle it already. */
export function SubjectField({ problem }: { problem: string | undefined }): VNode {
  const { widget, text } = usePanel();
  const { tickets, search, panel } = widget;
  const { subject } = tickets.draft.value;
  const found = subject.trim().length > 1 ? search.find(subject, SUGGESTED) : [];
  return (
    <Field id="hb-subject" label={text("subject")} problem={problem}>
      {(links) => (
        <>
          <input
            {...links}
            class="hb-input"
            type="text"
            required
            maxLength={200}
            autocomplete="off"
            placeholder={text("subjectHint")}
            value={subject}
            onInput={(event) => tickets.change({ subject: event.currentTarget.value })}
          />
          {found.length > 0 && (
            <div class="hb-suggested">
              <p class="hb-muted">{text("mayHelp")}</p>
              <ul>
                {found.map(({ kind, target, title }) => (
                  <li key={String(Object.values(target))}>
                    <button type="button" class="hb-suggestion" onClick={() => panel.show(target)}>
                      <Icon strokes={kindIcons[kind]} />
                      <span>{title}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          )}
        </>
      )}
    </Field>
  );
}
