import type { ComponentChildren, VNode } from "preact";
import { Icon } from "./icon.tsx";

/** What stands where there is nothing to show: why, and the ways on. */
export function Empty(options: {
  icon: string;
  title: string;
  hint?: string | undefined;
  children?: ComponentChildren;
}): VNode {
  return (
    <div class="hb-empty">
      <Icon strokes={options.icon} />
      <p class="hb-strong">{options.title}</p>
      {options.hint && <p class="hb-muted">{options.hint}</p>}
      {options.children && <div class="hb-actions">{options.children}</div>}
    </div>
  );
}
