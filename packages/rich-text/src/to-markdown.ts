import type { BlockNode, InlineNode, RichText } from "@helpbuoy/protocol";

/**
 * A tree as the Markdown that `parseMarkdown` reads as the same tree: for editing what was written
 * elsewhere. What a medium has besides its address and words (size, poster, captions) is not in it.
 */
export function richTextToMarkdown(tree: RichText): string {
  return `${blocks(tree)}\n`;
}

function blocks(nodes: readonly BlockNode[]): string {
  return nodes
    .map((node, i) => {
      const before = nodes[i - 1];
      // Two lists in a row would be one.
      const isApart = node.type === "list" && before?.type === "list";
      return isApart ? `<!-- -->\n\n${block(node)}` : block(node);
    })
    .join("\n\n");
}

function block(node: BlockNode): string {
  switch (node.type) {
    case "paragraph":
      return startOfLine(inlines(node.children));
    case "heading":
      return `${"#".repeat(node.level)} ${endOfHeading(inlines(node.children))}`;
    case "list":
      return node.items
        .map((item, i) => {
          const mark = node.ordered ? `${(node.start ?? 1) + i}. ` : "- ";
          return mark + indent(blocks(item), " ".repeat(mark.length)).trimStart();
        })
        .join(isLoose(node.items) ? "\n\n" : "\n");
    case "codeBlock": {
      const fence = "`".repeat(Math.max(3, longestRun(node.text) + 1));
      return [fence + (node.language ?? ""), ...(node.text ? [node.text] : []), fence].join("\n");
    }
    case "quote":
      return indent(blocks(node.children), "> ");
    case "callout":
      return indent(`[!${node.kind.toUpperCase()}]\n${blocks(node.children)}`, "> ");
    case "table": {
      const row = (cells: readonly { children: InlineNode[] }[]) =>
        `| ${cells.map(({ children }) => inlines(children.map(inCell))).join(" | ")} |`;
      const dashes = node.head.map(({ align }) => {
        if (align === "center") return ":-:";
        return align === "right" ? "--:" : align === "left" ? ":--" : "---";
      });
      return [row(node.head), `| ${dashes.join(" | ")} |`, ...node.rows.map(row)].join("\n");
    }
    case "image":
      return `![${plain(node.alt)}](${node.source})`;
    case "video":
      return `![${plain(node.title)}](${node.source})`;
    case "divider":
      return "***";
    default:
      return node satisfies never;
  }
}

/** A bar ends a cell, also within code. */
function inCell(node: InlineNode): InlineNode {
  if (node.type === "code") return { ...node, text: node.text.replaceAll("|", String.raw`\|`) };
  return "children" in node ? { ...node, children: node.children.map(inCell) } : node;
}

/** Items of one paragraph each stand close; with more they need air, or they would run together. */
function isLoose(items: readonly BlockNode[][]): boolean {
  return items.some((item) => item.filter(({ type }) => type === "paragraph").length > 1);
}

function inlines(nodes: readonly InlineNode[], isInLink = false): string {
  return nodes.map((node) => inline(node, isInLink)).join("");
}

function inline(node: InlineNode, isInLink: boolean): string {
  switch (node.type) {
    case "text":
      return isInLink ? escape(node.text) : unlinked(escape(node.text));
    case "strong":
      return `**${inlines(node.children, isInLink)}**`;
    case "emphasis":
      return `*${inlines(node.children, isInLink)}*`;
    case "deleted":
      return `~~${inlines(node.children, isInLink)}~~`;
    case "code": {
      const fence = "`".repeat(longestRun(node.text) + 1);
      const room = /^`|`$/.test(node.text) ? " " : "";
      return `${fence}${room}${node.text}${room}${fence}`;
    }
    case "break":
      return "\\\n";
    case "link":
      return link(node);
    default:
      return node satisfies never;
  }
}

function link({ href, children }: Extract<InlineNode, { type: "link" }>): string {
  const [only, ...others] = children;
  const address = href.replace(/^mailto:/i, "");
  const isItself = others.length === 0 && only?.type === "text" && only.text === address;
  if (isItself && /^https?:|@/i.test(address) && !/[<>]/.test(address)) return `<${address}>`;
  return `[${inlines(children, true)}](${href.replace(/[()<>]/g, String.raw`\$&`)})`;
}

function escape(text: string): string {
  return (
    text
      // Before a bracket, or a link, a "!" would begin a picture.
      .replace(/[\\`*_[\]<>~|&]|!(?=\[|$)/g, String.raw`\$&`)
  );
}

/** What would become a link by itself, though it is none. */
function unlinked(text: string): string {
  return text
    .replace(/(?<=[\w.+-])@(?=[\w-]+\.)/g, String.raw`\@`)
    .replace(/\b(https?|ftp):(?=\/\/)/gi, String.raw`$1\:`)
    .replace(/\bwww\.(?=\w)/gi, (found) => found.replace(".", String.raw`\.`));
}

/** The words of a medium are read as they stand, escapes too; a line end would end them. */
function plain(text: string): string {
  return text.replace(/\s+/g, " ");
}

/** What would begin another block at the start of a line. */
function startOfLine(text: string): string {
  return text.replace(
    /^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$|-)|=+$|\d+(?=[.)]\s))/gm,
    (_, space, mark) => (/\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`),
  );
}

/** Signs that would close the heading, and go with it. */
function endOfHeading(text: string): string {
  return text.replace(/(^|\s)(#+)$/, String.raw`$1\$2`);
}

function indent(text: string, by: string): string {
  return text
    .split("\n")
    .map((line) => (line ? by + line : by.trimEnd()))
    .join("\n");
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
