import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { fileTypeFromFile } from "file-type";

export type AttachmentType = {
  /** Media type it is served as. */
  type: string;
  /** Endings its name may have; the first is added where it has none of them. */
  extensions: readonly string[];
};

// By magic bytes. Nothing that a browser or an office program would run: no HTML, SVG, archive, macro.
const allowed: Record<string, readonly string[]> = {
  "image/png": ["png"],
  "image/apng": ["png", "apng"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/webp": ["webp"],
  "image/gif": ["gif"],
  "image/heic": ["heic", "heif"],
  "image/heif": ["heif", "heic"],
  "image/avif": ["avif"],
  "application/pdf": ["pdf"],
  "video/mp4": ["mp4", "m4v"],
  "video/webm": ["webm"],
  "video/quicktime": ["mov", "qt"],
  "audio/mpeg": ["mp3"],
  "audio/mp4": ["m4a", "mp4"],
  "audio/x-m4a": ["m4a"],
  "audio/webm": ["webm"],
  "audio/ogg": ["ogg", "oga", "opus"],
  "audio/wav": ["wav"],
};
const textExtensions = ["txt", "log", "csv", "md"];

/** Every ending there is a type for. */
export const knownExtensions = [...Object.values(allowed).flat(), ...textExtensions];

/**
 * What a file is, whatever it is called; undefined where we take no such file.
 * @param name only decides whether text is taken for plain text
 */
export async function attachmentType(
  path: string,
  name: string,
): Promise<AttachmentType | undefined> {
  const found = await fileTypeFromFile(path);
  if (found) {
    const container = found.mime.split(";")[0] ?? "";
    const type = soundOnly[container]?.(readHead(path)) ?? container;
    const extensions = Object.hasOwn(allowed, type) ? allowed[type] : undefined;
    return extensions && { type, extensions };
  }
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  if (!textExtensions.includes(ending) || !isText(readFileSync(path))) return undefined;
  return { type: "text/plain; charset=utf-8", extensions: textExtensions };
}

/** Browsers record a voice note into the containers of videos, with a track of sound alone. */
const soundOnly: Record<string, (head: string) => string | undefined> = {
  // Names of codecs stand in the track entries: `A_OPUS`, `V_VP9` (RFC 9559, section 5.1.4.1.21).
  "video/webm": (head) =>
    /A_[A-Z]/.test(head) && !/V_[A-Z]/.test(head) ? "audio/webm" : undefined,
  // Kinds of tracks stand in their handlers (ISO/IEC 14496-12, section 8.4.3).
  "video/mp4": (head) =>
    head.includes("soun") && !head.includes("vide") ? "audio/mp4" : undefined,
};

const HEAD = 64_000; // bytes in which a recording describes its tracks

function readHead(path: string): string {
  const head = Buffer.alloc(HEAD);
  const file = openSync(path, "r");
  try {
    return head.toString("latin1", 0, readSync(file, head, 0, HEAD, 0));
  } finally {
    closeSync(file);
  }
}

function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return !/[\u0000-\u0008\u000b\u000e-\u001f]/.test(text);
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
