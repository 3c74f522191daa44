import { extname } from "node:path";

export type MediaKind = {
  /** The ending of its stored name. */
  extension: string;
  type: string;
  kind: "image" | "video" | "captions";
};

const images: Record<string, MediaKind> = {
  webp: { extension: "webp", type: "image/webp", kind: "image" },
  png: { extension: "png", type: "image/png", kind: "image" },
  jpeg: { extension: "jpg", type: "image/jpeg", kind: "image" },
  gif: { extension: "gif", type: "image/gif", kind: "image" },
};

/** What a media file is, by its first bytes; undefined where it is none of those we serve. */
export function mediaKind(path: string, bytes: Buffer): MediaKind | undefined {
  if (bytes.subarray(0, 4).equals(Buffer.from([0x1a, 0x45, 0xdf, 0xa3]))) {
    return { extension: "webm", type: "video/webm", kind: "video" };
  }
  if (bytes.toString("latin1", 4, 8) === "ftyp") {
    return { extension: "mp4", type: "video/mp4", kind: "video" };
  }
  if (extname(path) === ".vtt" && /^\uFEFF?WEBVTT/.test(bytes.toString("utf8", 0, 16))) {
    return { extension: "vtt", type: "text/vtt; charset=utf-8", kind: "captions" };
  }
  return images[imageFormat(bytes) ?? ""];
}

function imageFormat(bytes: Buffer): string | undefined {
  if (bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP") {
    return "webp";
  }
  if (bytes.toString("latin1", 0, 8) === "\x89PNG\r\n\x1a\n") return "png";
  if (bytes.toString("latin1", 0, 3) === "\xff\xd8\xff") return "jpeg";
  if (/^GIF8[79]a/.test(bytes.toString("latin1", 0, 6))) return "gif";
  return undefined;
}
