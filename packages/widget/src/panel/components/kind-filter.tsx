import type { VNode } from "preact";
import type { ResultKind } from "../../core/widget.ts";
import { usePanel } from "../panel-context.ts";
import { fieldsCss } from "../styles/fields.css.ts";
import { kindsCss } from "../styles/kinds.css.ts";
import { Pills } from "../ui/pills.tsx";

export const styles = [fieldsCss, kindsCss];

const words = {
  article: "articles",
  guide: "guides",
  task: "doItHere",
  ticket: "myTickets",
} as const;

/** Which kind of results is wanted alone; shown where there is more than one. */
export default function KindFilter(): VNode | null {
  const { widget, text } = usePanel();
  const { found, kind } = widget.search;
  const there = (Object.keys(words) as ResultKind[]).filter((one) =>
    found.value.some((result) => result.kind === one),
  );
  if (there.length < 2) return null;
  const chosen = kind.value && there.includes(kind.value) ? kind.value : "all";
  return (
    <div class="hb-kinds" role="group" aria-label={text("whichKind")}>
      <Pills
        name="hb-kind"
        choices={[
          { value: "all", label: text("allKinds") },
          ...there.map((one) => ({ value: one, label: text(words[one]) })),
        ]}
        value={chosen}
        onChange={(value) => {
          kind.value = value === "all" ? undefined : value;
        }}
      />
    </div>
  );
}
