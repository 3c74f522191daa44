import type { TaskField } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { SelectField } from "../ui/select-field.tsx";

/** Which of some fields something leans on. */
export function FieldSelect(props: {
  label: string;
  hint?: string;
  /** What no field is called. */
  none: string;
  fields: readonly TaskField[];
  value: string | undefined;
  problem: string | undefined;
  onValue: (id: string | undefined) => void;
}): VNode {
  const { fields, value } = props;
  // One that is gone stays to be seen, with what is wrong with it.
  const isGone = value && !fields.some(({ id }) => id === value);
  return (
    <SelectField
      label={props.label}
      hint={props.hint}
      problem={props.problem}
      value={value ?? ""}
      choices={[
        { value: "", label: props.none },
        ...(isGone ? [{ value, label: value }] : []),
        ...fields.map(({ id, label }) => ({ value: id, label: label || id })),
      ]}
      onValue={(id) => props.onValue(id || undefined)}
    />
  );
}
