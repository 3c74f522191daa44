import type { VNode } from "preact";

/** Grey lines in the place of what is on its way. */
export function Skeleton({ lines, label }: { lines: number; label: string }): VNode {
  return (
    <div class="hb-bones" role="status" aria-label={label}>
      {[...Array(lines)].map(() => (
        <div class="hb-bone" />
      ))}
    </div>
  );
}
