import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { stringifyJson } from "./json.ts";

const polluted = Array.prototype as { toJSON?: unknown };

afterEach(() => {
  delete polluted.toJSON;
});

test("says what JSON.stringify says, of anything JSON holds", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(stringifyJson(value)).toBe(JSON.stringify(value));
    }),
  );
});

test("leaves out undefined members as JSON.stringify does", () => {
  const value = { a: undefined, b: [undefined, null], c: "x" };
  expect(stringifyJson(value)).toBe(JSON.stringify(value));
});

test("[P2] is the same on a page where arrays have a toJSON", () => {
  polluted.toJSON = () => "polluted";
  expect(JSON.stringify({ a: [1, 2] })).toContain("polluted");
  expect(stringifyJson({ a: [1, "二"], b: { c: [] } })).toBe('{"a":[1,"二"],"b":{"c":[]}}');
});
