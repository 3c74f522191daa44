import { richTextToPlainText, type BlockNode } from "./rich-text.ts";

/**
 * The beginning of some blocks, as much as a message may hold: whole blocks, and of a list whole
 * items. Pictures and videos stay in the article.
 * @param budget plain characters; the first block is kept whatever its length
 */
export function trimBlocks(blocks: readonly BlockNode[], budget: number): BlockNode[] {
  const kept: BlockNode[] = [];
  let left = budget;
  for (const block of blocks.map(withoutMedia)) {
    if (!block) continue;
    const length = richTextToPlainText([block]).length;
    if (length <= left || (kept.length === 0 && block.type !== "list")) kept.push(block);
    else {
      if (block.type === "list") {
        const items = itemsWithin(block.items, left);
        if (items.length > 0) kept.push({ ...block, items });
      }
      break;
    }
    left -= length;
  }
  return kept;
}

function itemsWithin(items: readonly BlockNode[][], budget: number): BlockNode[][] {
  let left = budget;
  const end = items.findIndex((item) => {
    left -= richTextToPlainText(item).length;
    return left < 0;
  });
  return items.slice(0, end < 0 ? items.length : Math.max(1, end));
}

function withoutMedia(block: BlockNode): BlockNode | undefined {
  if (block.type === "image" || block.type === "video" || block.type === "divider") {
    return undefined;
  }
  if (block.type !== "list") return block;
  return { ...block, items: block.items.map((item) => item.filter((one) => withoutMedia(one))) };
}
