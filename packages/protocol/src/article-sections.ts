import { richTextToPlainText, type BlockNode, type RichText } from "./rich-text.ts";

/** A stretch of an article below one heading; the first one has none. */
export type ArticleSection = {
  heading: string;
  blocks: BlockNode[];
  text: string;
};

/** Cuts an article at its headings of the first two levels; what stands before the first is section 0. */
export function articleSections(body: RichText): ArticleSection[] {
  const sections: ArticleSection[] = [{ heading: "", blocks: [], text: "" }];
  for (const block of body) {
    if (block.type === "heading" && block.level <= 3) {
      sections.push({ heading: richTextToPlainText([block]), blocks: [], text: "" });
    } else sections[sections.length - 1]?.blocks.push(block);
  }
  return sections.map((section) => ({ ...section, text: richTextToPlainText(section.blocks) }));
}
