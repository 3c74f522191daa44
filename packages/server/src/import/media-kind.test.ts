import { expect, test } from "vitest";
import { mediaKind } from "./media-kind.ts";

test.each([
  ["", undefined],
  ["\xff\xd8", undefined],
  ["<svg onload=alert(1)>", undefined],
  ["\xff\xd8\xff\xe0", "jpg"],
  ["\x89PNG\r\n\x1a\n", "png"],
  ["GIF89a", "gif"],
  ["RIFF\0\0\0\0WEBP", "webp"],
])("%j is told by its first bytes: %s", (bytes, extension) => {
  expect(mediaKind("a.png", Buffer.from(bytes, "latin1"))?.extension).toBe(extension);
});
