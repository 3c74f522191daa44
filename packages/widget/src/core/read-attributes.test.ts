import { expect, test } from "vitest";
import { readAttributes } from "./read-attributes.ts";

test("takes texts, numbers and booleans, as a copy", () => {
  const given = { plan: "gold", orders: 12, isStaff: false };
  expect(readAttributes(given)).toEqual(given);
  expect(readAttributes(given)).not.toBe(given);
  expect(readAttributes({})).toEqual({});
});

test.each([
  [undefined],
  ["plan"],
  [{ plan: undefined }],
  [{ plan: { name: "gold" } }],
  [{ orders: Number.NaN }],
  [{ "": "x" }],
  [{ plan: "x".repeat(501) }],
  [Object.fromEntries(Array.from({ length: 41 }, (_, at) => [`a${at}`, at]))],
])("refuses %j", (given) => {
  expect(() => readAttributes(given)).toThrow("bad_arguments");
});
