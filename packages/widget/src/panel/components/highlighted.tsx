import type { ComponentChild, VNode } from "preact";
import type { Ranges } from "../../core/widget.ts";

/** A text with the found parts marked. */
export function Highlighted({ text, ranges }: { text: string; ranges: Ranges }): VNode {
  const parts: ComponentChild[] = [];
  let done = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(done, start), <mark>{text.slice(start, end)}</mark>);
    done = end;
  }
  return (
    <>
      {parts}
      {text.slice(done)}
    </>
  );
}
