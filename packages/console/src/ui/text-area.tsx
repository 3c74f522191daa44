import type { VNode } from "preact";
import { useId } from "preact/hooks";

/** A labelled field of several lines; what is wrong with it is said to everyone, in colour or not. */
export function TextArea(props: {
  label: string;
  value: string;
  rows: number;
  hint?: string;
  required?: boolean;
  maxLength?: number;
  /** What is wrong with it, told in place of the hint. */
  problem?: string | readonly string[] | undefined;
  /** Of what is written in it. */
  lang?: string;
  onValue: (value: string) => void;
}): VNode {
  const id = useId();
  const { hint, problem = [] } = props;
  const problems = typeof problem === "string" ? [problem] : problem;
  const isRefused = problems.length > 0;
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <textarea
        id={id}
        class="input"
        rows={props.rows}
        required={props.required}
        lang={props.lang}
        value={props.value}
        maxLength={props.maxLength}
        aria-invalid={isRefused ? "true" : undefined}
        aria-describedby={hint || isRefused ? `${id}-told` : undefined}
        onInput={(event) => props.onValue(event.currentTarget.value)}
      />
      {isRefused ? (
        <ul id={`${id}-told`} class="field-problem">
          {problems.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      ) : (
        hint && (
          <p id={`${id}-told`} class="field-hint">
            {hint}
          </p>
        )
      )}
    </div>
  );
}
