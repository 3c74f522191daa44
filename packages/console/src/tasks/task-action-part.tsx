import type { WrittenTask } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { FieldSelect } from "../fields/field-select.tsx";
import { Field } from "../ui/field.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextArea } from "../ui/text-area.tsx";

const actions = ["ticket", "webhook", "page"] as const;
const channels = ["email", "phone"] as const;
const USUAL_UNDO = 30; // minutes

/** What becomes of what is handed in. */
export function TaskActionPart(props: {
  task: WrittenTask;
  problem: (path: string) => string | undefined;
  onTask: (task: WrittenTask) => void;
}): VNode {
  const { t } = useDesk();
  const { task, problem, onTask } = props;
  return (
    <section class="task-part" aria-label={t("task_action")}>
      <h2>{t("task_action")}</h2>
      <SelectField
        label={t("task_does")}
        hint={t(`action_${task.action}_hint`)}
        value={task.action}
        choices={actions.map((action) => ({ value: action, label: t(`action_${action}`) }))}
        onValue={(action) => onTask({ ...task, action })}
      />
      <CodeFields task={task} problem={problem} onTask={onTask} />
      <FieldSelect
        label={t("case_field")}
        hint={t("case_field_hint")}
        none={t("case_none")}
        fields={task.fields.filter(({ type }) => type !== "group")}
        value={task.caseField}
        problem={problem("caseField")}
        onValue={(caseField) => {
          const { caseField: _old, ...rest } = task;
          onTask(caseField ? { ...rest, caseField } : rest);
        }}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={task.instances === 2}
          onChange={(event) => {
            const { instances: _old, ...rest } = task;
            onTask(event.currentTarget.checked ? { ...rest, instances: 2 } : rest);
          }}
        />
        {t("second_instance")}
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={task.undoMinutes !== undefined}
          onChange={(event) => {
            const { undoMinutes: _old, ...rest } = task;
            onTask(event.currentTarget.checked ? { ...rest, undoMinutes: USUAL_UNDO } : rest);
          }}
        />
        {t("may_undo")}
      </label>
      {task.undoMinutes !== undefined && (
        <Field
          label={t("undo_minutes")}
          type="number"
          min={1}
          max={10_080}
          problem={problem("undoMinutes")}
          value={String(task.undoMinutes)}
          onValue={(typed) => onTask({ ...task, undoMinutes: Number(typed) })}
        />
      )}
      <TextArea
        label={t("task_next")}
        hint={t("task_next_hint")}
        rows={2}
        maxLength={500}
        problem={problem("next")}
        value={task.next}
        onValue={(next) => onTask({ ...task, next })}
      />
    </section>
  );
}

/** The code that is sent before the review, and where to. */
function CodeFields(props: Parameters<typeof TaskActionPart>[0]): VNode {
  const { t } = useDesk();
  const { task, problem, onTask } = props;
  const { code } = task;
  const setCode = (next: WrittenTask["code"]) => {
    const { code: _old, ...rest } = task;
    onTask(next ? { ...rest, code: next } : rest);
  };
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={code !== undefined}
          onChange={(event) =>
            setCode(event.currentTarget.checked ? { channel: "email" } : undefined)
          }
        />
        {t("code_check")}
      </label>
      {code && (
        <div class="two-fields">
          <SelectField
            label={t("code_channel")}
            value={code.channel}
            choices={channels.map((channel) => ({
              value: channel,
              label: t(`channel_${channel}`),
            }))}
            onValue={(channel) => setCode({ channel })}
          />
          <FieldSelect
            label={t("code_to")}
            none={t("code_to_own")}
            fields={task.fields.filter(({ type }) => type === code.channel)}
            value={code.field}
            problem={problem("code.field")}
            onValue={(field) => setCode({ channel: code.channel, ...(field && { field }) })}
          />
        </div>
      )}
    </>
  );
}
