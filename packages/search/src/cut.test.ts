import fc from "fast-check";
import { expect, test } from "vitest";
import { cut } from "./cut.ts";

test("cuts at sentences, else at spaces", () => {
  expect([...cut("One is here. Two is there. Three", 16)]).toEqual([
    "One is here.",
    " Two is there.",
    " Three",
  ]);
  expect([...cut("alpha beta gamma", 12)]).toEqual(["alpha beta ", "gamma"]);
  expect([...cut("退款三天到账。其他不变。", 8)]).toEqual(["退款三天到账。", "其他不变。"]);
});

test("loses nothing, keeps to the limit, never cuts a surrogate pair", () => {
  const text = fc.array(fc.constantFrom("a", "退", "🙂", ". ", "。", " "), { maxLength: 80 });
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 20 }), (parts, max) => {
      const whole = parts.join("");
      const pieces = [...cut(whole, max)];
      expect(pieces.join("")).toBe(whole);
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(max);
        expect(piece).not.toMatch(/^[\udc00-\udfff]/);
      }
    }),
  );
});
