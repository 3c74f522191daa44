import { createReadStream } from "node:fs";
import { Readable } from "node:stream";

export type FileAnswer = {
  status: 200 | 206 | 416;
  headers: Record<string, string>;
  /** Empty where there is nothing to send. */
  body: ReadableStream<Uint8Array> | "";
};

/** A file, or the one range of it that is asked for: Safari plays no video without. */
export function fileAnswer(
  { path, bytes, type }: { path: string; bytes: number; type: string },
  range: string | undefined,
): FileAnswer {
  const headers = { "content-type": type, "accept-ranges": "bytes" };
  const wanted = range === undefined ? undefined : readRange(range, bytes);
  if (wanted === "unsatisfiable") {
    return { status: 416, headers: { "content-range": `bytes */${bytes}` }, body: "" };
  }
  const { start, end } = wanted ?? { start: 0, end: bytes - 1 };
  const body =
    bytes === 0
      ? ""
      : (Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream<Uint8Array>);
  const length = { "content-length": String(bytes === 0 ? 0 : end - start + 1) };
  if (!wanted) return { status: 200, headers: { ...headers, ...length }, body };
  const contentRange = { "content-range": `bytes ${start}-${end}/${bytes}` };
  return { status: 206, headers: { ...headers, ...length, ...contentRange }, body };
}

// Several ranges at once, or another unit: answered with the whole, as RFC 9110 allows.
function readRange(
  header: string,
  bytes: number,
): { start: number; end: number } | "unsatisfiable" | undefined {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? [];
  if (from === "" && to === "") return undefined;
  if (from === "") {
    const last = Number(to);
    if (last === 0 || bytes === 0) return "unsatisfiable";
    return { start: Math.max(0, bytes - last), end: bytes - 1 };
  }
  const start = Number(from);
  const end = to === "" ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (start >= bytes) return "unsatisfiable";
  return end < start ? undefined : { start, end };
}
