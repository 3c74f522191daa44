import * as v from "valibot";
import { expect, test } from "vitest";
import { idSchema } from "./id-schema.ts";
import { createId } from "./ids.ts";
import { pickLocale } from "./pick-locale.ts";

const random = (bytes: Uint8Array) => {
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.random() * 256;
  return bytes;
};

test("ids are ULIDs that sort by time and never repeat", () => {
  const ids = Array.from({ length: 500 }, () => createId(1_795_000_000_000, random));
  expect(new Set(ids).size).toBe(500);
  for (const id of ids) expect(v.is(idSchema, id)).toBe(true);
  expect(createId(1, random) < createId(2, random)).toBe(true);
  expect(createId(281_474_976_710_655, random).startsWith("7ZZZZZZZZZ")).toBe(true);
});

test.each([
  [["zh-TW", "en"], "zh-CN"],
  [["en-GB"], "en"],
  [["fr", "ZH-cn"], "zh-CN"],
  [["fr"], "zh-CN"],
  [[], "zh-CN"],
] as const)("for %j the locale is %s", (asked, expected) => {
  expect(pickLocale(asked, ["zh-CN", "en"])).toBe(expected);
});
