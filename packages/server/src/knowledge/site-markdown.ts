import type { RichText, SiteKey } from "@helpbuoy/protocol";
import { parseMarkdown, type MediaNode, type ParsedMarkdown } from "@helpbuoy/rich-text/parse";
import type { Connection } from "../database/database.ts";
import type { ContentService } from "./content.service.ts";
import { mediaIn } from "./media-in.ts";

/**
 * Reads what someone wrote here: it shows what was uploaded to the site.
 * @param shown what stands there now; its media keep the size, poster and captions they have
 */
export async function parseSiteMarkdown(
  content: ContentService,
  connection: Connection,
  siteKey: SiteKey,
  {
    markdown,
    shown,
    hasArticle,
  }: { markdown: string; shown: RichText; hasArticle?: (slug: string) => boolean },
): Promise<ParsedMarkdown> {
  const own = new Map(mediaIn(shown).map((node): [string, MediaNode] => [node.source, node]));
  const known = await content.mediaNodes(connection, siteKey, sourcesIn(markdown));
  return parseMarkdown(markdown, {
    media(path, title) {
      const node = own.get(path) ?? known.get(path);
      if (node?.type === "image") return { ...node, alt: title };
      return node?.type === "video" ? { ...node, title } : undefined;
    },
    ...(hasArticle && { hasArticle }),
  });
}

function sourcesIn(markdown: string): string[] {
  return [...markdown.matchAll(/!\[[^\]]*\]\((media\/[\w.-]+)\)/g)].map(
    ([, source = ""]) => source,
  );
}
