import type { WrittenStep } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { SelectField, slugChoices } from "../ui/select-field.tsx";

type End = WrittenStep & { kind: "end" };
const outcomes: readonly End["outcome"][] = ["solved", "task", "ticket", "person"];

/** How a guide ends here, and with which task. */
export function OutcomeFields(props: {
  step: End;
  tasks: readonly { slug: string; title: string }[];
  problem: (part: string) => string | undefined;
  onStep: (step: WrittenStep) => void;
}): VNode {
  const { t } = useDesk();
  const { step, tasks, onStep } = props;
  const { task, ...rest } = step;
  const isKnown = tasks.some(({ slug }) => slug === task);
  const problem =
    props.problem("task") ?? (task ? (isKnown ? undefined : t("no_such_task")) : t("choose_task"));
  return (
    <>
      <SelectField
        label={t("outcome")}
        hint={t(`outcome_${step.outcome}_hint`)}
        value={step.outcome}
        choices={outcomes.map((outcome) => ({ value: outcome, label: t(`outcome_${outcome}`) }))}
        onValue={(outcome) =>
          onStep(outcome === "task" ? { ...step, outcome } : { ...rest, outcome })
        }
      />
      {step.outcome === "task" && (
        <SelectField
          label={t("outcome_which")}
          problem={problem}
          value={task ?? ""}
          choices={[
            ...(task ? [] : [{ value: "", label: t("choose_task") }]),
            ...(task && !isKnown ? [{ value: task, label: task }] : []),
            ...slugChoices(tasks),
          ]}
          onValue={(slug) => onStep({ ...rest, task: slug })}
        />
      )}
    </>
  );
}
