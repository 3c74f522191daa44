import type { WrittenTask } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { changeAt } from "../fields/field-edits.ts";
import { OrderActs } from "../fields/order-acts.tsx";
import { Field } from "../ui/field.tsx";
import { withNewStep, withoutStep } from "./task-edits.ts";

const MOST_STEPS = 12;

/** In which steps a task asks for its fields. */
export function TaskStepsPart(props: {
  task: WrittenTask;
  problem: (path: string) => string | undefined;
  onTask: (task: WrittenTask) => void;
}): VNode {
  const { t } = useDesk();
  const { task, problem, onTask } = props;
  const { steps } = task;
  const labels = new Map(task.fields.map((field) => [field.id, field.label || t("no_title")]));
  return (
    <section class="task-part" aria-label={t("task_steps")}>
      <h2>{t("task_steps")}</h2>
      <p class="field-hint">{t("task_steps_hint")}</p>
      {steps.map(({ title, fields }, at) => (
        <fieldset key={at} class="form-field">
          <legend>{t("step_number", { number: at + 1 })}</legend>
          {steps.length > 1 && (
            <OrderActs
              items={steps}
              at={at}
              name={t("a_step", { number: at + 1 })}
              onItems={(items) => onTask({ ...task, steps: [...items] })}
              onRemove={() => onTask(withoutStep(task, at))}
            />
          )}
          <Field
            label={t("title")}
            required
            maxLength={200}
            problem={problem(`steps.${at}.title`)}
            value={title}
            onValue={(typed) => onTask({ ...task, steps: changeAt(steps, at, { title: typed }) })}
          />
          <p class={fields.length > 0 ? "field-hint" : "field-problem"}>
            {fields.length > 0
              ? t("step_asks", {
                  fields: fields.map((id) => labels.get(id) ?? id).join(t("list_comma")),
                })
              : t("step_asks_nothing")}
          </p>
        </fieldset>
      ))}
      <button
        type="button"
        class="button is-small is-own-width"
        disabled={steps.length >= MOST_STEPS}
        onClick={() => onTask(withNewStep(task))}
      >
        {t("add_step")}
      </button>
    </section>
  );
}
