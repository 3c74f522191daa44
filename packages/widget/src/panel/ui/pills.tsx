import type { VNode } from "preact";

/** A few choices, one of them chosen; radio buttons to the keyboard and to screen readers. */
export function Pills<Value extends string>(options: {
  name: string;
  choices: readonly { value: Value; label: string }[];
  value: Value | undefined;
  onChange: (value: Value) => void;
}): VNode {
  const { name, choices, value, onChange } = options;
  return (
    <div class="hb-pills">
      {choices.map((choice) => (
        <label class="hb-pill" key={choice.value}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  );
}
