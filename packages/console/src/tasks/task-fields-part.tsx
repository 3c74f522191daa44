import { taskFieldTypes, type TaskField, type WrittenTask } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { FieldEditor } from "../fields/field-editor.tsx";
import { newField } from "../fields/field-edits.ts";
import { SelectField } from "../ui/select-field.tsx";
import { GroupEditor } from "./group-editor.tsx";
import { moveToStep, newGroup, stepOf, withFields } from "./task-edits.ts";

const MOST_FIELDS = 60;

/** What a task asks for, and in which step. */
export function TaskFieldsPart(props: {
  task: WrittenTask;
  problem: (path: string) => string | undefined;
  onTask: (task: WrittenTask) => void;
}): VNode {
  const { t, newId } = useDesk();
  const { task, problem, onTask } = props;
  const { fields } = task;
  const [opened, setOpened] = useState<string>();
  const setFields = (next: readonly TaskField[]) => onTask(withFields(task, next));
  const id = () => `field-${newId().toLowerCase()}`;
  const add = (field: TaskField) => {
    setFields([...fields, field]);
    setOpened(field.id);
  };
  return (
    <section class="task-part" aria-label={t("task_fields")}>
      <h2>{t("task_fields")}</h2>
      {problem("fields") && <p class="field-problem">{problem("fields")}</p>}
      {fields.map((field, at) => {
        const own = (part: string) => problem(`fields.${at}.${part}`);
        return (
          <details key={field.id} class="field-row" open={field.id === opened}>
            <summary>
              <span class="field-row-name">
                {field.label || t("field_number", { number: at + 1 })}
              </span>
              <span class="badge">{t(`type_${field.type}`)}</span>
              {field.type !== "group" && field.required && (
                <span class="badge badge-open">{t("field_required")}</span>
              )}
            </summary>
            {field.type === "group" ? (
              <GroupEditor
                fields={fields}
                group={field}
                at={at}
                problem={own}
                onFields={setFields}
              />
            ) : (
              <FieldEditor
                fields={fields}
                field={field}
                at={at}
                types={taskFieldTypes}
                problem={own}
                onFields={setFields}
              />
            )}
            <StepChoice task={task} fieldId={field.id} onTask={onTask} />
          </details>
        );
      })}
      <div class="part-acts">
        <button
          type="button"
          class="button is-small"
          disabled={fields.length >= MOST_FIELDS}
          onClick={() => add(newField(id()))}
        >
          {t("add_field")}
        </button>
        <button
          type="button"
          class="button is-small"
          disabled={fields.length >= MOST_FIELDS}
          onClick={() => add(newGroup(id(), id()))}
        >
          {t("add_group")}
        </button>
      </div>
    </section>
  );
}

function StepChoice(props: {
  task: WrittenTask;
  fieldId: string;
  onTask: (task: WrittenTask) => void;
}): VNode | null {
  const { t } = useDesk();
  const { task, fieldId, onTask } = props;
  if (task.steps.length < 2) return null;
  return (
    <SelectField
      label={t("asked_in_step")}
      value={String(stepOf(task, fieldId))}
      choices={task.steps.map(({ title }, at) => ({
        value: String(at),
        label: t("step_named", { number: at + 1, title: title || t("no_title") }),
      }))}
      onValue={(at) => onTask(moveToStep(task, fieldId, Number(at)))}
    />
  );
}
