import type { RichText, SiteKey } from "@helpbuoy/protocol";
import { parseMarkdown, type MarkdownProblem, type MediaNode } from "@helpbuoy/rich-text/parse";
import type { Connection } from "../database/database.ts";
import type { ContentService } from "../knowledge/content.service.ts";
import type { ArticleKey } from "./knowledge-editor.service.ts";

/** The tree of a draft; pictures keep the size and captions they have where it is published. */
export async function articleTree(
  content: ContentService,
  connection: Connection,
  siteKey: SiteKey,
  key: ArticleKey,
  markdown: string,
): Promise<{ tree: RichText; problems: MarkdownProblem[] }> {
  const published = await content.article(connection, siteKey, key);
  const shown = new Map<string, MediaNode>();
  for (const node of published?.body ?? []) {
    if (node.type === "image" || node.type === "video") shown.set(node.source, node);
  }
  const known = await content.mediaNodes(connection, siteKey, sourcesIn(markdown));
  const { tree, problems } = parseMarkdown(markdown, {
    media(path, title) {
      const node = shown.get(path) ?? known.get(path);
      if (node?.type === "image") return { ...node, alt: title };
      return node?.type === "video" ? { ...node, title } : undefined;
    },
  });
  return { tree, problems };
}

function sourcesIn(markdown: string): string[] {
  return [...markdown.matchAll(/!\[[^\]]*\]\((media\/[\w.-]+)\)/g)].map(
    ([, source = ""]) => source,
  );
}
