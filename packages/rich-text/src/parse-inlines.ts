import { innerLink, isAllowedHref, type InlineNode } from "@helpbuoy/protocol";
import { decodeHTMLStrict } from "entities";
import type { MarkedToken, Token } from "marked";
import { lineBreaks, type ParseContext } from "./parse-context.ts";

/** Reads inline tokens whose source begins on `line`. */
export function parseInlines(
  tokens: readonly Token[],
  line: number,
  context: ParseContext,
): InlineNode[] {
  const nodes: InlineNode[] = [];
  let at = line;
  for (const token of tokens) {
    for (const node of parseInline(token as MarkedToken, at, context)) append(nodes, node);
    at += lineBreaks(token.raw);
  }
  return nodes;
}

// Neighbouring texts become one, so that no renderer sees where an entity or an escape stood.
function append(nodes: InlineNode[], node: InlineNode): void {
  const last = nodes[nodes.length - 1];
  if (node.type === "text" && last?.type === "text") {
    nodes[nodes.length - 1] = { type: "text", text: last.text + node.text };
  } else if (node.type !== "text" || node.text !== "") nodes.push(node);
}

function parseInline(token: MarkedToken, line: number, context: ParseContext): InlineNode[] {
  switch (token.type) {
    case "text":
      return token.tokens
        ? parseInlines(token.tokens, line, context)
        : [{ type: "text", text: decodeHTMLStrict(joinLines(token.text)) }];
    case "escape":
      return [{ type: "text", text: token.text }];
    case "strong":
      return [{ type: "strong", children: parseInlines(token.tokens, line, context) }];
    case "em":
      return [{ type: "emphasis", children: parseInlines(token.tokens, line, context) }];
    case "del":
      return [{ type: "deleted", children: parseInlines(token.tokens, line, context) }];
    case "codespan":
      return [{ type: "code", text: token.text }];
    case "br":
      return [{ type: "break" }];
    case "checkbox":
      return [{ type: "text", text: token.checked ? "☑ " : "☐ " }];
    case "link":
      return parseLink(token, line, context);
    case "image":
      context.refuse(line, "media_inside_text", token.href);
      return [];
    case "html":
      // A comment says nothing to a reader.
      if (!token.text.startsWith("<!--")) context.refuse(line, "html_not_allowed", token.text);
      return [];
    default:
      context.refuse(line, "not_valid", token.type);
      return [];
  }
}

function parseLink(
  token: Extract<MarkedToken, { type: "link" }>,
  line: number,
  context: ParseContext,
): InlineNode[] {
  const children = parseInlines(token.tokens, line, context);
  const href = token.href;
  if (!isAllowedHref(href)) {
    context.refuse(line, "link_not_allowed", href);
    return children;
  }
  const inner = innerLink(href);
  if (inner && !isThere(inner, context)) {
    context.warn(line, "dead_link", href);
    return children;
  }
  return [{ type: "link", href, children }];
}

function isThere(
  { kind, slug }: NonNullable<ReturnType<typeof innerLink>>,
  context: ParseContext,
): boolean {
  return kind === "article" ? context.hasArticle(slug) : context.hasSelfService(kind, slug);
}

// A line break in the source is a space, but not between characters of a script without spaces.
function joinLines(text: string): string {
  return text
    .replace(/[ \t]*\n[ \t]*/g, "\n")
    .replace(/(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}，。、；：？！”’）】》])\n/gu, "")
    .replace(/\n(?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}，。、；：？！“‘（【《])/gu, "")
    .replaceAll("\n", " ");
}
