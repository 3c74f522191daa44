import type { BlockNode, RichText } from "@helpbuoy/protocol";
import type { ArticleSection } from "../knowledge/article-sections.ts";
import { trimBlocks } from "./trim-blocks.ts";

/** Plain characters of an answer; an article's first paragraph and its steps fit. */
const BUDGET = 700;

/**
 * An article's own words as an answer (SPEC BT1): its first paragraph and its steps; for a question
 * about one side of it, the section that fits.
 * @param section which section fits what was asked, if one stands out
 * @param isFollowUp the first paragraph has been said already
 */
export function articleAnswer(
  sections: readonly ArticleSection[],
  { section, isFollowUp }: { section: number | undefined; isFollowUp: boolean },
): RichText {
  const opening = trimBlocks(openingOf(sections), BUDGET);
  const fitting = section === undefined ? undefined : sections[section];
  if (!fitting || fitting.blocks.length === 0 || (section === 0 && !isFollowUp)) {
    return [...opening, ...stepsOf(sections)];
  }
  const told = trimBlocks(fitting.blocks, BUDGET);
  const titled = fitting.heading ? [...boldLine(fitting.heading), ...told] : told;
  return isFollowUp ? titled : [...opening, ...titled];
}

export const boldLine = (text: string): BlockNode[] => [
  { type: "paragraph", children: [{ type: "strong", children: [{ type: "text", text }] }] },
];

function openingOf(sections: readonly ArticleSection[]): BlockNode[] {
  const first = sections.find((section) =>
    section.blocks.some((block) => block.type === "paragraph"),
  );
  const paragraph = first?.blocks.find((block) => block.type === "paragraph");
  return paragraph ? [paragraph] : (sections.find(({ blocks }) => blocks.length > 0)?.blocks ?? []);
}

/** The first ordered list of the first two sections: what to do. */
function stepsOf(sections: readonly ArticleSection[]): BlockNode[] {
  const steps = sections
    .slice(0, 2)
    .flatMap((section) => section.blocks)
    .find((block) => block.type === "list" && block.ordered);
  return steps ? trimBlocks([steps], BUDGET) : [];
}
