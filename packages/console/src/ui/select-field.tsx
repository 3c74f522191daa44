import type { VNode } from "preact";
import { useId } from "preact/hooks";

export type SelectChoice<Value extends string> = {
  value: Value;
  label: string;
  isDisabled?: boolean;
};

/** A labelled choice of one; what is wrong with it is said to everyone, in colour or not. */
export function SelectField<Value extends string>(props: {
  label: string;
  value: NoInfer<Value>;
  choices: readonly SelectChoice<Value>[];
  hint?: string | undefined;
  /** What is wrong with it, told in place of the hint. */
  problem?: string | undefined;
  required?: boolean;
  disabled?: boolean;
  /** The label stands beside it. */
  isRow?: boolean;
  onValue: (value: Value) => void;
}): VNode {
  const id = useId();
  const { hint, problem } = props;
  const told = problem ?? hint;
  return (
    <div class={props.isRow ? "field is-row" : "field"}>
      <label for={id}>{props.label}</label>
      <select
        id={id}
        class="input"
        required={props.required}
        disabled={props.disabled}
        value={props.value}
        aria-invalid={problem ? "true" : undefined}
        aria-describedby={told ? `${id}-told` : undefined}
        onChange={(event) => props.onValue(event.currentTarget.value as Value)}
      >
        {props.choices.map(({ value, label, isDisabled }) => (
          <option key={value} value={value} disabled={isDisabled}>
            {label}
          </option>
        ))}
      </select>
      {told && (
        <p id={`${id}-told`} class={problem ? "field-problem" : "field-hint"}>
          {told}
        </p>
      )}
    </div>
  );
}

/** Articles, categories, guides or tasks to choose from. */
export function slugChoices(
  listed: readonly { slug: string; title: string }[],
): SelectChoice<string>[] {
  return listed.map(({ slug, title }) => ({ value: slug, label: title }));
}
