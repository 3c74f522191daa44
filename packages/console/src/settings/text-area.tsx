import type { VNode } from "preact";
import { useId } from "preact/hooks";

/** A labelled field of several lines. */
export function TextArea(props: {
  label: string;
  value: string;
  rows: number;
  hint?: string;
  onValue: (value: string) => void;
}): VNode {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <textarea
        id={id}
        class="input"
        rows={props.rows}
        value={props.value}
        aria-describedby={props.hint ? `${id}-told` : undefined}
        onInput={(event) => props.onValue(event.currentTarget.value)}
      />
      {props.hint && (
        <p id={`${id}-told`} class="field-hint">
          {props.hint}
        </p>
      )}
    </div>
  );
}
