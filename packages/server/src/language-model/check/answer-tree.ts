import type { BlockNode, InlineNode, RichText } from "@helpbuoy/protocol";
import { withoutMarks } from "./sentences.ts";

export type TreeFault = "markup" | "link";

/** What an answer may be made of: paragraphs and lists of text, and links to the articles it cites. */
export function treeFault(
  tree: RichText,
  isCited: (slug: string) => boolean,
): TreeFault | undefined {
  for (const block of tree) {
    const fault =
      block.type === "paragraph"
        ? inlineFault(block.children, isCited)
        : block.type === "list"
          ? block.items.map((item) => treeFault(item, isCited)).find(Boolean)
          : "markup";
    if (fault) return fault;
  }
  return undefined;
}

function inlineFault(
  nodes: readonly InlineNode[],
  isCited: (slug: string) => boolean,
): TreeFault | undefined {
  for (const node of nodes) {
    if (node.type === "text" || node.type === "code" || node.type === "break") continue;
    if (node.type === "deleted") return "markup";
    const slug = node.type === "link" ? /^article:(.*)$/.exec(node.href)?.[1] : "";
    if (node.type === "link" && (slug === undefined || !isCited(slug))) return "link";
    const fault = inlineFault(node.children, isCited);
    if (fault) return fault;
  }
  return undefined;
}

/** The texts of an answer's paragraphs, each to be cited and checked. */
export function stretchesOf(tree: RichText): string[] {
  return tree.flatMap((block) => {
    if (block.type === "paragraph") return [inlineText(block.children)];
    return block.type === "list" ? block.items.flatMap(stretchesOf) : [];
  });
}

function inlineText(nodes: readonly InlineNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === "text" || node.type === "code") return node.text;
      return node.type === "break" ? "\n" : inlineText(node.children);
    })
    .join("");
}

/** The tree without its citations: what they name hangs below the answer. */
export function unmarked(tree: RichText): RichText {
  return tree.flatMap((block): BlockNode[] => {
    if (block.type === "paragraph") {
      const children = unmarkedInlines(block.children);
      return children.length > 0 ? [{ ...block, children }] : [];
    }
    if (block.type !== "list") return [block];
    const items = block.items.map(unmarked).filter((item) => item.length > 0);
    return items.length > 0 ? [{ ...block, items }] : [];
  });
}

function unmarkedInlines(nodes: readonly InlineNode[]): InlineNode[] {
  return nodes.flatMap((node): InlineNode[] => {
    if (node.type === "code" || node.type === "break") return [node];
    if (node.type === "text") {
      const text = withoutMarks(node.text);
      return text === "" ? [] : [{ type: "text", text }];
    }
    const children = unmarkedInlines(node.children);
    return children.length > 0 ? [{ ...node, children }] : [];
  });
}
