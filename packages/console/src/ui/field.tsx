import type { VNode } from "preact";
import { Labelled } from "./labelled.tsx";

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

/** A labelled field of one line. */
export function Field({
  label,
  type = "text",
  hint,
  problem,
  onValue,
  ...input
}: FieldProps): VNode {
  return (
    <Labelled
      label={label}
      hint={hint}
      problem={problem}
      control={(wiring) => (
        <input
          {...input}
          {...wiring}
          type={type as "text"}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    />
  );
}
