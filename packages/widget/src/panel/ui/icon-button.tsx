import type { VNode } from "preact";
import { Icon } from "./icon.tsx";

/** A button that shows an icon alone; its name is its tooltip too. */
export function IconButton(options: {
  icon: string;
  label: string;
  onClick: () => void;
  turns?: boolean;
}): VNode {
  const { icon, label, onClick, turns = false } = options;
  return (
    <button type="button" class="hb-icon-button" aria-label={label} title={label} onClick={onClick}>
      <Icon strokes={icon} turns={turns} />
    </button>
  );
}
