import type { BlockNode } from "@helpbuoy/protocol";
import type { MediaNode } from "@helpbuoy/rich-text/parse";

/** The pictures and videos that a tree shows, also those inside lists and quotes. */
export function mediaIn(tree: readonly BlockNode[]): MediaNode[] {
  return tree.flatMap((node) => {
    switch (node.type) {
      case "image":
      case "video":
        return [node];
      case "list":
        return node.items.flatMap(mediaIn);
      case "quote":
      case "callout":
        return mediaIn(node.children);
      default:
        return [];
    }
  });
}
