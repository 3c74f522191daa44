import { existsSync, readFileSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, extname, isAbsolute, relative, resolve, sep } from "node:path";
import type { Locale, VideoCaptions } from "@helpbuoy/protocol";
import type { MediaNode } from "@helpbuoy/rich-text/parse";
import { contentHash } from "../content-hash.ts";
import type { StoredMedia } from "../knowledge/media.repository.ts";
import { imageSize } from "./image-size.ts";
import { mediaKind, type MediaKind } from "./media-kind.ts";

/** A media file that an article shows, under the name it gets. */
export type ImportedMedia = StoredMedia & { path: string };

export type MediaFolder = {
  /** The node for a path as an article writes it; undefined where it leads to no media of this folder. */
  resolve(articlePath: string, locale: Locale, path: string, title: string): MediaNode | undefined;
  /** All that were resolved so far, by name. */
  used: Map<string, ImportedMedia>;
};

type ReadMedia = { media: ImportedMedia; kind: MediaKind; bytes: Buffer };

/** Reads pictures and videos of a knowledge folder, and of nothing outside it. */
export function openMediaFolder(root: string, locales: readonly Locale[]): MediaFolder {
  const used = new Map<string, ImportedMedia>();
  const read = new Map<string, ReadMedia | undefined>();

  function readOnce(path: string): ReadMedia | undefined {
    if (!read.has(path)) read.set(path, readMedia(path));
    const found = read.get(path);
    if (found) used.set(found.media.name, found.media);
    return found;
  }

  function videoNode(path: string, { media }: ReadMedia, title: string, locale: Locale): MediaNode {
    const stem = path.slice(0, -extname(path).length);
    const poster = readBeside(`${stem}.${locale}.poster.webp`, "image");
    const captions = locales.flatMap((one): VideoCaptions[] => {
      const source = readBeside(`${stem}.${one}.vtt`, "captions");
      return source === undefined ? [] : [{ locale: one, source }];
    });
    return {
      type: "video",
      source: `media/${media.name}`,
      title,
      ...(poster !== undefined && { poster }),
      ...(captions.length > 0 && { captions }),
    };
  }

  function readBeside(path: string, kind: MediaKind["kind"]): string | undefined {
    const found = existsSync(path) ? readOnce(path) : undefined;
    return found?.kind.kind === kind ? `media/${found.media.name}` : undefined;
  }

  return {
    used,
    resolve(articlePath, locale, path, title) {
      if (/^https:/i.test(path)) return undefined;
      const full = resolve(dirname(articlePath), safeDecode(path));
      if (!isFile(full) || !isInside(root, full)) return undefined;
      const found = readOnce(full);
      if (found?.kind.kind === "video") return videoNode(full, found, title, locale);
      if (found?.kind.kind !== "image") return undefined;
      const size = imageSize(found.bytes);
      return { type: "image", source: `media/${found.media.name}`, alt: title, ...size };
    },
  };
}

function readMedia(path: string): ReadMedia | undefined {
  const bytes = readFileSync(path);
  const kind = mediaKind(path, bytes);
  if (!kind) return undefined;
  const name = `${contentHash(bytes)}.${kind.extension}`;
  return { media: { name, type: kind.type, bytes: bytes.length, path }, kind, bytes };
}

// Through links too: a folder from elsewhere must not publish what lies beside it.
function isInside(root: string, path: string): boolean {
  const way = relative(realpathSync(root), realpathSync(path));
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function isFile(path: string): boolean {
  // Case must match as it will on the server's disk, whatever the writer's disk forgives.
  return (
    existsSync(path) &&
    statSync(path).isFile() &&
    readdirSync(dirname(path)).includes(basename(path))
  );
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}
