import type { WrittenStep } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { SelectField } from "../ui/select-field.tsx";
import { stepText } from "./guide-words.ts";

const NEW = "+";

/** Where a way out of a step leads: one of the others, or one that is made for it. */
export function BranchSelect(props: {
  label: string;
  steps: readonly WrittenStep[];
  value: string;
  problem?: string | undefined;
  onValue: (to: string) => void;
  onNew: () => void;
}): VNode {
  const { t } = useDesk();
  const { steps, value } = props;
  const isKnown = steps.some((step) => step.id === value);
  const problem = props.problem ?? (isKnown ? undefined : t("leads_nowhere"));
  return (
    <SelectField
      label={props.label}
      problem={problem}
      value={isKnown ? value : ""}
      choices={[
        ...(isKnown ? [] : [{ value: "", label: t("choose_step") }]),
        ...steps.map((step, at) => ({ value: step.id, label: stepText(step, at, t) })),
        { value: NEW, label: t("new_step") },
      ]}
      onValue={(to) => (to === NEW ? props.onNew() : props.onValue(to))}
    />
  );
}
