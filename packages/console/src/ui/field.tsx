import type { VNode } from "preact";
import { useId } from "preact/hooks";

type FieldProps = {
  label: string;
  value: string;
  onValue: (value: string) => void;
  type?: "text" | "email" | "password" | "number" | "date" | "url";
  hint?: string;
  problem?: string | undefined;
  autocomplete?: AutoFill;
  required?: boolean;
  minLength?: number;
  maxLength?: number;
  min?: number;
  max?: number;
  /** The id of a datalist. */
  list?: string;
  autoFocus?: boolean;
};

/** A labelled field; what is wrong with it is said to everyone, in colour or not. */
export function Field({
  label,
  type = "text",
  hint,
  problem,
  onValue,
  ...input
}: FieldProps): VNode {
  const id = useId();
  const told = problem ?? hint;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        {...input}
        type={type as "text"}
        id={id}
        class="input"
        aria-invalid={problem ? "true" : undefined}
        aria-describedby={told ? `${id}-told` : undefined}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {told && (
        <p id={`${id}-told`} class={problem ? "field-problem" : "field-hint"}>
          {told}
        </p>
      )}
    </div>
  );
}
