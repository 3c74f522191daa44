import type { MarkdownProblemCode } from "./markdown-problem.ts";
import type { MediaNode } from "./parse-media.ts";

/** What the readers of blocks and of inlines share. */
export type ParseContext = {
  media: (path: string, title: string) => MediaNode | undefined;
  hasArticle: (slug: string) => boolean;
  hasSelfService: (kind: "guide" | "task", slug: string) => boolean;
  refuse: (line: number, code: MarkdownProblemCode, about: string) => void;
  warn: (line: number, code: "dead_link", about: string) => void;
};

/** How many lines a token's source spans beyond its first. */
export function lineBreaks(raw: string): number {
  return raw.split("\n").length - 1;
}
