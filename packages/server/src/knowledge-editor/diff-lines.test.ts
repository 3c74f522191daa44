import fc from "fast-check";
import { expect, test } from "vitest";
import { diffLines } from "./diff-lines.ts";

test("[F3.64] what changed, line by line", () => {
  expect(diffLines("a\nb\nc", "a\nx\nc\nd")).toEqual([
    { kind: "same", text: "a" },
    { kind: "removed", text: "b" },
    { kind: "added", text: "x" },
    { kind: "same", text: "c" },
    { kind: "added", text: "d" },
  ]);
});

test("[F3.64] both texts can be had back from it", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 12 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before.join("\n"), after.join("\n"));
      const side = (gone: string) =>
        lines.filter(({ kind }) => kind !== gone).map((line) => line.text);
      expect(side("added").join("\n")).toBe(before.join("\n"));
      expect(side("removed").join("\n")).toBe(after.join("\n"));
    }),
  );
});
