import type { DecideTask, TaskRun } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { Entry } from "../models/desk-views.ts";
import { TextArea } from "../ui/text-area.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { useActs } from "./use-acts.ts";

/** Says what becomes of a task, and what its visitor is told. */
export function TaskDialog(props: {
  entry: Entry;
  task: TaskRun;
  state: DecideTask["state"];
  onClose: () => void;
}): VNode {
  const { entry, task, state } = props;
  const { t } = useDesk();
  const acts = useActs();
  const [text, setText] = useState("");
  const [percent, setPercent] = useState(task.progress === null ? "" : String(task.progress));

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const progress = state === "running" && percent !== "" ? { progress: Number(percent) } : {};
    if (await acts.decideTask(entry, { state, text: text.trim(), ...progress })) props.onClose();
  }

  return (
    <Dialog title={t(`task_decide_${state}`)} onClose={props.onClose}>
      <form class="dialog-form" onSubmit={(event) => void submit(event)}>
        <p class="dialog-text">{t(`task_means_${state}`)}</p>
        <TextArea
          label={t("task_words")}
          {...(state !== "running" && { hint: t("task_words_hint") })}
          rows={4}
          maxLength={2_000}
          value={text}
          onValue={setText}
        />
        {state === "running" && (
          <Field
            label={t("task_percent")}
            type="number"
            min={0}
            max={100}
            value={percent}
            onValue={setPercent}
          />
        )}
        <button type="submit" class="button is-primary">
          {t(`task_decide_${state}`)}
        </button>
      </form>
    </Dialog>
  );
}
