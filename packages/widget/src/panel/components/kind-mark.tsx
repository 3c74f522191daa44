import type { VNode } from "preact";
import type { ResultKind } from "../../core/widget.ts";
import { usePanel } from "../panel-context.ts";
import { kindsCss } from "../styles/kinds.css.ts";
import { Icon } from "../ui/icon.tsx";
import { kindIcons } from "../ui/kind-icons.ts";

export const styles = [kindsCss];

const words = {
  article: "article",
  guide: "guideKind",
  task: "doItHere",
  ticket: "myTicket",
} as const;

/** What kind of thing a row leads to: an icon, and the word for who does not see it or know it. */
export default function KindMark({ screen }: { screen: { kind: ResultKind } }): VNode {
  const { text } = usePanel();
  return (
    <span class="hb-kind">
      <Icon strokes={kindIcons[screen.kind]} />
      {text(words[screen.kind])}
    </span>
  );
}
