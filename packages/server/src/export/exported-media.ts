import { extname } from "node:path";
import type { Locale } from "@helpbuoy/protocol";
import type { MediaNode } from "@helpbuoy/rich-text/parse";

/** Media of a folder under the names an import finds them by. */
export type ExportedMedia = {
  /** The path of what a node shows, seen from two folders below the root. */
  pathOf(node: MediaNode, locale: Locale): string;
  /** Names of stored media, by the path from the folder's root that each is copied to. */
  copies: Map<string, string>;
};

/** What stands beside one copy of a video: a poster for each locale that shows it, and its captions. */
type Variant = { stem: string; captions: string; posters: Map<Locale, string | undefined> };

const nameOf = (source: string): string => source.slice("media/".length);

export function createExportedMedia(): ExportedMedia {
  const copies = new Map<string, string>();
  const variants = new Map<string, Variant[]>();

  // A poster and captions belong to a video by its name: shown with others, it needs another name.
  function variantOf(node: MediaNode & { type: "video" }, locale: Locale): Variant {
    const captions = JSON.stringify(node.captions ?? []);
    const known = variants.get(node.source) ?? [];
    const fitting = known.find(
      ({ posters, captions: own }) =>
        own === captions && (!posters.has(locale) || posters.get(locale) === node.poster),
    );
    if (fitting) return fitting;
    const name = nameOf(node.source);
    const stem =
      name.slice(0, -extname(name).length) + (known.length > 0 ? `-${known.length}` : "");
    const variant: Variant = { stem, captions, posters: new Map() };
    variants.set(node.source, [...known, variant]);
    return variant;
  }

  return {
    copies,
    pathOf(node, locale) {
      const name = nameOf(node.source);
      if (node.type === "image") {
        copies.set(`media/${name}`, name);
        return `../../media/${name}`;
      }
      const { stem, posters } = variantOf(node, locale);
      posters.set(locale, node.poster);
      copies.set(`media/${stem}${extname(name)}`, name);
      if (node.poster !== undefined) {
        copies.set(`media/${stem}.${locale}.poster.webp`, nameOf(node.poster));
      }
      for (const one of node.captions ?? []) {
        copies.set(`media/${stem}.${one.locale}.vtt`, nameOf(one.source));
      }
      return `../../media/${stem}${extname(name)}`;
    },
  };
}
