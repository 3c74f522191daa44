import type { VNode } from "preact";
import { Labelled } from "./labelled.tsx";

type TextAreaProps = {
  label: string;
  value: string;
  rows: number;
  hint?: string;
  required?: boolean;
  maxLength?: number;
  /** Told in place of the hint. */
  problem?: string | readonly string[] | undefined;
  /** Of what is written in it. */
  lang?: string;
  onValue: (value: string) => void;
};

/** A labelled field of several lines. */
export function TextArea({ label, hint, problem, onValue, ...area }: TextAreaProps): VNode {
  return (
    <Labelled
      label={label}
      hint={hint}
      problem={problem}
      control={(wiring) => (
        <textarea {...area} {...wiring} onInput={(event) => onValue(event.currentTarget.value)} />
      )}
    />
  );
}
