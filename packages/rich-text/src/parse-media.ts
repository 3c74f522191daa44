import { isAllowedMediaSource, type BlockNode } from "@helpbuoy/protocol";

export type MediaNode = Extract<BlockNode, { type: "image" | "video" }>;

/** Takes https addresses as they stand; nothing else leads anywhere without a folder beside it. */
export function remoteMedia(path: string, title: string): MediaNode | undefined {
  if (!/^https:/i.test(path) || !isAllowedMediaSource(path)) return undefined;
  return isVideoPath(path)
    ? { type: "video", source: path, title }
    : { type: "image", source: path, alt: title };
}

export function isVideoPath(path: string): boolean {
  return /\.(webm|mp4)$/i.test(path);
}
