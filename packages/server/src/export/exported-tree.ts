import type { BlockNode, InlineNode, TableCell } from "@helpbuoy/protocol";
import type { MediaNode } from "@helpbuoy/rich-text/parse";

export type TreeExport = {
  pathOf: (node: MediaNode) => string;
  hasArticle: (slug: string) => boolean;
  /** Is told of a link to an article that is gone: an import would leave it out, or refuse the file. */
  onDeadLink: (slug: string) => void;
};

/** A tree as it stands in a file of the folder: media by path, and links that lead somewhere. */
export function exportedTree(tree: readonly BlockNode[], parts: TreeExport): BlockNode[] {
  const blocks = (nodes: readonly BlockNode[]) => exportedTree(nodes, parts);
  const inlines = (nodes: readonly InlineNode[]) => exportedInlines(nodes, parts);
  const cell = (one: TableCell) => ({ ...one, children: inlines(one.children) });
  return tree.map((node): BlockNode => {
    switch (node.type) {
      case "image":
      case "video":
        return { ...node, source: parts.pathOf(node) };
      case "paragraph":
      case "heading":
        return { ...node, children: inlines(node.children) };
      case "list":
        return { ...node, items: node.items.map(blocks) };
      case "quote":
      case "callout":
        return { ...node, children: blocks(node.children) };
      case "table":
        return { ...node, head: node.head.map(cell), rows: node.rows.map((row) => row.map(cell)) };
      default:
        return node;
    }
  });
}

function exportedInlines(nodes: readonly InlineNode[], parts: TreeExport): InlineNode[] {
  const kept: InlineNode[] = [];
  for (const node of nodes.flatMap((one) => exportedInline(one, parts))) {
    const last = kept.at(-1);
    // As a parser reads them: what stood around a link that is left out is one text.
    if (node.type === "text" && last?.type === "text") {
      kept[kept.length - 1] = { type: "text", text: last.text + node.text };
    } else kept.push(node);
  }
  return kept;
}

function exportedInline(node: InlineNode, parts: TreeExport): InlineNode[] {
  if (!("children" in node)) return [node];
  const children = exportedInlines(node.children, parts);
  const slug = node.type === "link" ? /^article:(.*)$/i.exec(node.href)?.[1] : undefined;
  if (slug === undefined || parts.hasArticle(slug)) return [{ ...node, children }];
  parts.onDeadLink(slug);
  return children;
}
