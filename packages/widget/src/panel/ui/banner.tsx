import type { ComponentChildren, VNode } from "preact";
import { Icon } from "./icon.tsx";

/** A line under the header on what stands in the way; `children` is its way on. */
export function Banner(options: {
  icon: string;
  sentence: string;
  children?: ComponentChildren;
}): VNode {
  return (
    <div class="hb-banner" role="status">
      <Icon strokes={options.icon} />
      <span>{options.sentence}</span>
      {options.children}
    </div>
  );
}
