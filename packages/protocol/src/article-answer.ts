import type { ArticleSection } from "./article-sections.ts";
import { plainTextToRichText, type BlockNode, type RichText } from "./rich-text.ts";
import { trimBlocks } from "./trim-blocks.ts";

/** Plain characters of an answer; an article's first paragraph and its steps fit. */
const BUDGET = 700;

/** What one article says of an answer: a section of it, where one stands out, or sentences alone. */
type Told = { articleId: string; section?: number; sentences?: string };

/**
 * All that one message answers, article by article, each under its title where several answer
 * (SPEC BT1, BT2, BT8).
 * @param isFollowUp the first of them has been the topic before
 */
export function answerBody(
  told: readonly Told[],
  isFollowUp: boolean,
  articleOf: (
    articleId: string,
  ) => { title: string; sections: readonly ArticleSection[] } | undefined,
): RichText {
  const isTitled = new Set(told.map(({ articleId }) => articleId)).size > 1;
  return told.flatMap(({ articleId, section, sentences }, at) => {
    if (sentences !== undefined) return plainTextToRichText(sentences);
    const article = articleOf(articleId);
    if (!article) return [];
    const before = told.slice(0, at);
    const isSaid = at === 0 ? isFollowUp : before.some((one) => one.articleId === articleId);
    const body = articleAnswer(article.sections, { section, isFollowUp: isSaid });
    return isTitled && !isSaid ? [...boldLine(article.title), ...body] : body;
  });
}

/**
 * An article's own words as an answer (SPEC BT1): its first paragraph and its steps; for a question
 * about one side of it, the section that fits.
 * @param section which section fits what was asked, if one stands out
 * @param isFollowUp the first paragraph has been said already
 */
function articleAnswer(
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

const boldLine = (text: string): BlockNode[] => [
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
