import type { BlockNode, InlineNode, TableCell } from "@helpbuoy/protocol";
import type { MarkedToken, Token, Tokens } from "marked";
import { lineBreaks, type ParseContext } from "./parse-context.ts";
import { parseInlines } from "./parse-inlines.ts";
import { parseParagraph } from "./parse-paragraph.ts";

/** Reads block tokens whose source begins on `line`. */
export function parseBlocks(
  tokens: readonly Token[],
  line: number,
  context: ParseContext,
): BlockNode[] {
  const nodes: BlockNode[] = [];
  let at = line;
  for (const token of tokens) {
    nodes.push(...parseBlock(token as MarkedToken, at, context));
    at += lineBreaks(token.raw);
  }
  return nodes;
}

function parseBlock(token: MarkedToken, line: number, context: ParseContext): BlockNode[] {
  switch (token.type) {
    case "space":
    case "def":
      return [];
    case "paragraph":
      return parseParagraph(token.tokens, line, context);
    // The text of a tight list item.
    case "text":
      return parseParagraph(token.tokens ?? [token], line, context);
    case "checkbox":
      return [{ type: "paragraph", children: parseInlines([token], line, context) }];
    case "heading":
      return [
        {
          type: "heading",
          // The title of an article or a message is the first level; four are enough below it.
          level: Math.min(4, Math.max(2, token.depth)) as 2 | 3 | 4,
          children: parseInlines(token.tokens, line, context),
        },
      ];
    case "code":
      return [parseCode(token)];
    case "hr":
      return [{ type: "divider" }];
    case "list":
      return [parseList(token, line, context)];
    case "blockquote":
      return [parseQuote(token, line, context)];
    case "table":
      return [parseTable(token, line, context)];
    case "html":
      // A comment says nothing to a reader.
      if (!/^<!--[^]*?-->\s*$/.test(token.text)) {
        context.refuse(line, "html_not_allowed", token.text.trim().slice(0, 80));
      }
      return [];
    default:
      context.refuse(line, "not_valid", token.type);
      return [];
  }
}

function parseCode(token: Tokens.Code): BlockNode {
  const language = token.lang?.split(/\s/)[0] ?? "";
  return {
    type: "codeBlock",
    // Of a block that nothing closes, the lexer keeps the line end.
    text: token.text.replace(/\n+$/, ""),
    ...(/^[\w+#-]{1,30}$/.test(language) && { language }),
  };
}

function parseList(token: Tokens.List, line: number, context: ParseContext): BlockNode {
  let at = line;
  const items = token.items.map((item) => {
    const blocks = joinCheckbox(parseBlocks(item.tokens, at, context), item.task);
    at += lineBreaks(item.raw);
    return blocks;
  });
  const start = token.ordered && typeof token.start === "number" && token.start !== 1;
  return {
    type: "list",
    ordered: token.ordered,
    ...(start && { start: Number(token.start) }),
    items,
  };
}

// The lexer puts a tight item's checkbox before its text, as a block of its own.
function joinCheckbox(blocks: BlockNode[], isTask: boolean): BlockNode[] {
  const [box, text, ...rest] = blocks;
  if (!isTask || box?.type !== "paragraph" || text?.type !== "paragraph") return blocks;
  return [{ type: "paragraph", children: [...box.children, ...text.children] }, ...rest];
}

// GitHub's alerts.
const callouts = new Map<string, "note" | "tip" | "warning">([
  ["NOTE", "note"],
  ["IMPORTANT", "note"],
  ["TIP", "tip"],
  ["WARNING", "warning"],
  ["CAUTION", "warning"],
]);

function parseQuote(token: Tokens.Blockquote, line: number, context: ParseContext): BlockNode {
  const children = parseBlocks(token.tokens, line, context);
  const [first, ...rest] = children;
  const lead = first?.type === "paragraph" ? first.children[0] : undefined;
  if (first?.type !== "paragraph" || lead?.type !== "text") return { type: "quote", children };
  const [mark = "", name = ""] = /^\[!([A-Z]+)\]\s*/.exec(lead.text) ?? [];
  const kind = callouts.get(name);
  if (!kind) return { type: "quote", children };
  const text = lead.text.slice(mark.length);
  const inlines = first.children.slice(1);
  const opening: InlineNode[] = text ? [{ type: "text", text }, ...inlines] : inlines;
  return {
    type: "callout",
    kind,
    children: opening.length > 0 ? [{ type: "paragraph", children: opening }, ...rest] : rest,
  };
}

function parseTable(token: Tokens.Table, line: number, context: ParseContext): BlockNode {
  const row = (cells: readonly Tokens.TableCell[], at: number): TableCell[] =>
    cells.map((cell) => ({
      children: parseInlines(cell.tokens, at, context),
      ...(cell.align && { align: cell.align }),
    }));
  return {
    type: "table",
    head: row(token.header, line),
    // The row of dashes lies between.
    rows: token.rows.map((cells, i) => row(cells, line + 2 + i)),
  };
}
