import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { smallKnowledge } from "../../test/test-server.ts";
import { imageSize } from "./image-size.ts";

const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");
const riff = (chunk: string) =>
  Buffer.concat([Buffer.from("RIFF\0\0\0\0WEBP", "latin1"), hex(chunk)]);

test("PNG", () => {
  const bytes = readFileSync(join(smallKnowledge, "media/sign-in.png"));
  expect(imageSize(bytes)).toEqual({ width: 3, height: 2 });
});

test("lossy WebP", () => {
  const bytes = riff("56503820 00000000 000000 9d012a d002 0005");
  expect(imageSize(bytes)).toEqual({ width: 720, height: 1280 });
});

test("lossless WebP", () => {
  // 14 bits of width - 1, 14 bits of height - 1.
  const bits = Buffer.alloc(4);
  bits.writeUInt32LE((719 | (1279 << 14)) >>> 0);
  const bytes = Buffer.concat([riff("5650384c 00000000 2f"), bits]);
  expect(imageSize(bytes)).toEqual({ width: 720, height: 1280 });
});

test("extended WebP", () => {
  const bytes = riff("56503858 00000000 00000000 cf0200 ff0400");
  expect(imageSize(bytes)).toEqual({ width: 720, height: 1280 });
});

test("JPEG, with the segments before its frame", () => {
  const bytes = hex("ffd8 ffe0 0004 0000 ffc4 0003 00 ffc2 000b 08 0500 02d0 03 000000");
  expect(imageSize(bytes)).toEqual({ width: 720, height: 1280 });
});

test("GIF", () => {
  expect(imageSize(Buffer.concat([Buffer.from("GIF89a"), hex("d002 0005")]))).toEqual({
    width: 720,
    height: 1280,
  });
});

test("what ends within its header, or is no image, has none", () => {
  expect(imageSize(hex("ffd8 ffe0"))).toBeUndefined();
  expect(imageSize(Buffer.from("hello"))).toBeUndefined();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const size = imageSize(Buffer.from(bytes));
      expect(size === undefined || size.width >= 0).toBe(true);
    }),
  );
});
