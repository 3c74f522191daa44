import type { RichText, SiteKey } from "@helpbuoy/protocol";
import type { MarkdownProblem } from "@helpbuoy/rich-text/parse";
import type { Connection } from "../database/database.ts";
import type { ContentService } from "../knowledge/content.service.ts";
import { parseSiteMarkdown } from "../knowledge/site-markdown.ts";
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
  const { tree, problems } = await parseSiteMarkdown(content, connection, siteKey, {
    markdown,
    shown: published?.body ?? [],
  });
  return { tree, problems };
}
