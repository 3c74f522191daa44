/*
 * Articles, bot answers and messages are this tree, never HTML (SPEC RT1-RT4).
 * Unknown nodes are refused when written and dropped when rendered. Its schemas stand apart
 * (rich-text-schema.ts): being recursive they are not shaken out of what pages load.
 */

/** Whether a link may stand in a tree (SPEC RT3). */
export function isAllowedHref(href: string): boolean {
  return (
    /^(https?:\/\/[^\s/?#]|mailto:[^\s]|tel:[+\d]|(article|guide|task):[\w-])/i.test(href) &&
    isPrintable(href)
  );
}

/** What a link within the help centre opens, as `guide:no-sound`; undefined: it leads elsewhere. */
export function innerLink(
  href: string,
): { kind: "article" | "guide" | "task"; slug: string } | undefined {
  const [, kind, slug] = /^(article|guide|task):(.*)$/i.exec(href) ?? [];
  return slug === undefined
    ? undefined
    : { kind: kind?.toLowerCase() as "article" | "guide" | "task", slug };
}

/** Whether a picture or video source may stand in a tree (SPEC RT3). */
export function isAllowedMediaSource(source: string): boolean {
  const isOurs = /^media\/[\w-][\w.-]*$/.test(source);
  return isOurs || (/^https:\/\/[^\s/?#]/i.test(source) && isPrintable(source));
}

// Control characters and spaces inside a scheme are how "java\nscript:" gets past a list.
function isPrintable(address: string): boolean {
  return !/[\u0000-\u0020\u007f-\u009f\u2028\u2029\\]/.test(address);
}

export type InlineNode =
  | { type: "text"; text: string }
  | { type: "strong" | "emphasis" | "deleted"; children: InlineNode[] }
  | { type: "code"; text: string }
  | { type: "break" }
  | { type: "link"; href: string; children: InlineNode[] };

export type TableCell = { children: InlineNode[]; align?: "left" | "center" | "right" };

export type BlockNode =
  | { type: "paragraph"; children: InlineNode[] }
  | { type: "heading"; level: 2 | 3 | 4; children: InlineNode[] }
  | { type: "list"; ordered: boolean; start?: number; items: BlockNode[][] }
  | { type: "codeBlock"; text: string; language?: string }
  | { type: "quote"; children: BlockNode[] }
  | { type: "callout"; kind: "note" | "tip" | "warning"; children: BlockNode[] }
  | { type: "table"; head: TableCell[]; rows: TableCell[][] }
  | { type: "image"; source: string; alt: string; width?: number; height?: number }
  | { type: "video"; source: string; title: string; poster?: string; captions?: VideoCaptions[] }
  | { type: "divider" };

export type VideoCaptions = { locale: string; source: string };

/** Article bodies, bot answers and messages: a list of blocks. */
export type RichText = BlockNode[];

/** Typed text as a tree: blank lines part paragraphs, single ones break lines. */
export function plainTextToRichText(plain: string): RichText {
  return plain
    .replace(/\r\n?/g, "\n")
    .trim()
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.length > 0)
    .map((paragraph) => ({
      type: "paragraph",
      children: paragraph
        .split("\n")
        .flatMap((line, i): InlineNode[] =>
          i === 0
            ? [{ type: "text", text: line }]
            : [{ type: "break" }, { type: "text", text: line }],
        ),
    }));
}

function inlineText(nodes: readonly InlineNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === "text" || node.type === "code") return node.text;
      return node.type === "break" ? "\n" : inlineText(node.children);
    })
    .join("");
}

/** The words of a tree, one block a line: what search reads and a notification shows. */
export function richTextToPlainText(tree: readonly BlockNode[]): string {
  return tree.map(blockText).filter(Boolean).join("\n");
}

function blockText(node: BlockNode): string {
  switch (node.type) {
    case "paragraph":
    case "heading":
      return inlineText(node.children);
    case "list":
      return node.items.map(richTextToPlainText).join("\n");
    case "codeBlock":
      return node.text;
    case "quote":
    case "callout":
      return richTextToPlainText(node.children);
    case "table":
      return [node.head, ...node.rows]
        .map((row) => row.map((cell) => inlineText(cell.children)).join(" "))
        .join("\n");
    case "image":
      return node.alt;
    case "video":
      return node.title;
    case "divider":
      return "";
  }
}
