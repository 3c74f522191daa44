import type { BlockNode, InlineNode } from "@helpbuoy/protocol";
import type { MarkedToken, Token } from "marked";
import { lineBreaks, type ParseContext } from "./parse-context.ts";
import { parseInlines } from "./parse-inlines.ts";

/**
 * Reads a paragraph. A picture or video that has a line to itself becomes a block of its own; the
 * lines before and after it are paragraphs.
 */
export function parseParagraph(
  tokens: readonly Token[],
  line: number,
  context: ParseContext,
): BlockNode[] {
  const blocks: BlockNode[] = [];
  let run: Token[] = [];
  let runLine = line;
  let at = line;
  const endRun = () => {
    const children = trimEnds(parseInlines(run, runLine, context));
    if (children.length > 0) blocks.push({ type: "paragraph", children });
    run = [];
  };
  (tokens as readonly MarkedToken[]).forEach((token, i) => {
    if (token.type === "image" && standsAlone(tokens[i - 1], tokens[i + 1])) {
      endRun();
      const media = context.media(token.href, token.text);
      if (media) blocks.push(media);
      else context.refuse(at, "media_not_found", token.href);
    } else {
      if (run.length === 0) runLine = at;
      run.push(token);
    }
    at += lineBreaks(token.raw);
  });
  endRun();
  return blocks;
}

function standsAlone(before: Token | undefined, after: Token | undefined): boolean {
  return (
    (!before || before.type === "br" || /\n[ \t]*$/.test(before.raw)) &&
    (!after || after.type === "br" || /^[ \t]*(\n|$)/.test(after.raw))
  );
}

function trimEnds(nodes: readonly InlineNode[]): InlineNode[] {
  let from = 0;
  let to = nodes.length;
  while (from < to && isBlank(nodes[from])) from++;
  while (to > from && isBlank(nodes[to - 1])) to--;
  return nodes.slice(from, to).map((node, i, { length }) => {
    if (node.type !== "text") return node;
    const text = i === 0 ? node.text.trimStart() : node.text;
    return { type: "text", text: i === length - 1 ? text.trimEnd() : text };
  });
}

function isBlank(node: InlineNode | undefined): boolean {
  return node?.type === "break" || (node?.type === "text" && node.text.trim() === "");
}
