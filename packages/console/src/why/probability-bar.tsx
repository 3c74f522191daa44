import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";

/** A probability as a bar, and as a number for everyone. */
export function ProbabilityBar({ probability }: { probability: number }): VNode {
  const { preferences } = useDesk();
  const percent = new Intl.NumberFormat(preferences.locale.value, { style: "percent" });
  return (
    <span class="probability">
      <span class="probability-bar" aria-hidden="true">
        <span style={{ inlineSize: `${Math.round(probability * 100)}%` }} />
      </span>
      <span class="probability-number">{percent.format(probability)}</span>
    </span>
  );
}
