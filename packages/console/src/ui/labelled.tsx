import type { VNode } from "preact";
import { useId } from "preact/hooks";

/** What ties a control to its label, and to what is told of it. */
export type Wiring = {
  id: string;
  class: string;
  "aria-invalid": "true" | undefined;
  "aria-describedby": string | undefined;
};

/** A control with its name, and a hint or what is wrong with it, said to everyone, in colour or not. */
export function Labelled(props: {
  label: string;
  hint?: string | undefined;
  /** Told in place of the hint. */
  problem?: string | readonly string[] | undefined;
  /** The label stands beside it. */
  isRow?: boolean | undefined;
  control: (wiring: Wiring) => VNode;
}): VNode {
  const id = useId();
  const { hint, problem = [] } = props;
  const problems = typeof problem === "string" ? [problem] : problem;
  const isRefused = problems.length > 0;
  const told = `${id}-told`;
  return (
    <div class={props.isRow ? "field is-row" : "field"}>
      <label for={id}>{props.label}</label>
      {props.control({
        id,
        class: "input",
        "aria-invalid": isRefused ? "true" : undefined,
        "aria-describedby": hint || isRefused ? told : undefined,
      })}
      {isRefused ? (
        <ul id={told} class="field-problem">
          {problems.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      ) : (
        hint && (
          <p id={told} class="field-hint">
            {hint}
          </p>
        )
      )}
    </div>
  );
}
