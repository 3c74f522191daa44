import type { VNode } from "preact";
import { useId } from "preact/hooks";

export type Choice = { id: string; title: string; text: string };

/** A field to search with and what it finds; Enter takes the first, Escape closes. */
export function Picker(props: {
  label: string;
  words: string;
  onWords: (words: string) => void;
  choices: readonly Choice[];
  /** What stands where nothing is found. */
  none: string;
  onPick: (id: string) => void;
  onClose: () => void;
}): VNode {
  const { label, choices, onPick } = props;
  const id = useId();
  return (
    <div class="picker">
      <input
        class="input"
        type="search"
        aria-label={label}
        aria-controls={id}
        placeholder={label}
        value={props.words}
        onInput={(event) => props.onWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") props.onClose();
          if (event.key !== "Enter" || event.isComposing) return;
          // It stands in the composer's form, which Enter would send.
          event.preventDefault();
          if (choices[0]) onPick(choices[0].id);
        }}
        autoFocus
      />
      <ul id={id} class="picker-list">
        {choices.map((choice) => (
          <li key={choice.id}>
            <button type="button" class="picker-item" onClick={() => onPick(choice.id)}>
              <strong>{choice.title}</strong>
              <span>{choice.text}</span>
            </button>
          </li>
        ))}
        {choices.length === 0 && <li class="picker-none">{props.none}</li>}
      </ul>
    </div>
  );
}
