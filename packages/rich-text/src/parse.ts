import { richTextSchema, type RichText } from "@helpbuoy/protocol";
import { Lexer } from "marked";
import * as v from "valibot";
import { parseBlocks } from "./parse-blocks.ts";
import type { MarkdownProblem, MarkdownWarning } from "./markdown-problem.ts";
import { remoteMedia, type MediaNode } from "./parse-media.ts";

export type { MarkdownProblem, MarkdownProblemCode, MarkdownWarning } from "./markdown-problem.ts";
export type { MediaNode } from "./parse-media.ts";

export type ParseOptions = {
  /** The number of the first line, for text that follows a front matter. */
  firstLine?: number;
  /** What `![title](path)` shows; undefined refuses it. Without this, https addresses alone. */
  media?: (path: string, title: string) => MediaNode | undefined;
  /** Whether `article:<slug>` leads somewhere. */
  hasArticle?: (slug: string) => boolean;
  /** The same of `guide:<slug>` and `task:<slug>`. */
  hasSelfService?: (kind: "guide" | "task", slug: string) => boolean;
};

export type ParsedMarkdown = {
  /** What could be understood; only to be stored when there are no problems. */
  tree: RichText;
  problems: MarkdownProblem[];
  warnings: MarkdownWarning[];
};

/**
 * Parses GitHub-flavoured Markdown to a tree that the protocol's schema accepts (SPEC RT1). Never
 * throws: raw HTML, addresses outside SPEC RT3 and media that do not resolve are problems.
 */
export function parseMarkdown(markdown: string, options: ParseOptions = {}): ParsedMarkdown {
  const firstLine = options.firstLine ?? 1;
  const problems: MarkdownProblem[] = [];
  const warnings: MarkdownWarning[] = [];
  try {
    const tree = parseBlocks(Lexer.lex(markdown, { gfm: true }), firstLine, {
      media: options.media ?? remoteMedia,
      hasArticle: options.hasArticle ?? (() => true),
      hasSelfService: options.hasSelfService ?? (() => true),
      refuse: (line, code, about) => problems.push({ line, code, about }),
      warn: (line, code, about) => warnings.push({ line, code, about }),
    });
    if (problems.length === 0 && !v.is(richTextSchema, tree)) {
      problems.push({ line: firstLine, code: "not_valid", about: "" });
    }
    return { tree, problems, warnings };
  } catch (error) {
    // Thousands of nested quotes or lists exhaust the stack of any recursive reader.
    if (!(error instanceof RangeError)) throw error;
    return { tree: [], problems: [{ line: firstLine, code: "too_deep", about: "" }], warnings };
  }
}
