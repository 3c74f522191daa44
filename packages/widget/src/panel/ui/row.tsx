import type { ComponentChildren, VNode } from "preact";
import { Icon, icons } from "./icon.tsx";

/** A line of a list that leads somewhere. */
export function Row(options: { onClick: () => void; children: ComponentChildren }): VNode {
  return (
    <button type="button" class="hb-row" onClick={options.onClick}>
      {options.children}
      <Icon strokes={icons.next} turns />
    </button>
  );
}
