import type { VNode } from "preact";
import { Labelled } from "./labelled.tsx";

export type SelectChoice<Value extends string> = {
  value: Value;
  label: string;
  isDisabled?: boolean;
};

/** A labelled choice of one. */
export function SelectField<Value extends string>({
  label,
  hint,
  problem,
  isRow,
  choices,
  onValue,
  ...select
}: {
  label: string;
  value: NoInfer<Value>;
  choices: readonly SelectChoice<Value>[];
  hint?: string | undefined;
  /** Told in place of the hint. */
  problem?: string | undefined;
  required?: boolean;
  disabled?: boolean;
  /** The label stands beside it. */
  isRow?: boolean;
  onValue: (value: Value) => void;
}): VNode {
  return (
    <Labelled
      label={label}
      hint={hint}
      problem={problem}
      isRow={isRow}
      control={(wiring) => (
        <select
          {...select}
          {...wiring}
          onChange={(event) => onValue(event.currentTarget.value as Value)}
        >
          {choices.map(({ value, label: name, isDisabled }) => (
            <option key={value} value={value} disabled={isDisabled}>
              {name}
            </option>
          ))}
        </select>
      )}
    />
  );
}

/** Articles, categories, guides or tasks to choose from. */
export function slugChoices(
  listed: readonly { slug: string; title: string }[],
): SelectChoice<string>[] {
  return listed.map(({ slug, title }) => ({ value: slug, label: title }));
}
