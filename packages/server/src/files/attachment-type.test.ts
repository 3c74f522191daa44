import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attachmentEndings } from "@helpbuoy/protocol";
import { expect, test } from "vitest";
import { attachmentType, knownExtensions } from "./attachment-type.ts";

test("what the widget lets through by its ending is what the server has a type for", () => {
  expect([...attachmentEndings].sort()).toEqual([...new Set(knownExtensions)].sort());
});

test.each([
  ["A_OPUS", "audio/webm"],
  ["V_VP8", "video/webm"],
  ["V_VP9 A_OPUS", "video/webm"],
])("[F3.10] a container of videos with the tracks %s is %s", async (codecs, type) => {
  const folder = mkdtempSync(join(tmpdir(), "helpbuoy-type-"));
  const path = join(folder, "note.webm");
  // An EBML header of the document type "webm", and the codecs of its tracks.
  const header = "1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581020000";
  writeFileSync(path, Buffer.concat([Buffer.from(header, "hex"), Buffer.from(codecs)]));
  expect((await attachmentType(path, "note.webm"))?.type).toBe(type);
  rmSync(folder, { recursive: true });
});
