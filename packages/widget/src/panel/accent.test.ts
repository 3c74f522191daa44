import fc from "fast-check";
import { expect, test } from "vitest";
import { accentTokens, contrast, parseRgb } from "./accent.ts";

type Rgb = NonNullable<ReturnType<typeof parseRgb>>;
const part = fc.integer({ min: 0, max: 255 });
const colour = fc.tuple(part, part, part);

test("reads what a browser computes for a colour, and nothing else", () => {
  expect(parseRgb("rgb(20, 86, 196)")).toEqual([20, 86, 196]);
  expect(parseRgb("rgba(20, 86, 196, 0.5)")).toEqual([20, 86, 196]);
  expect(parseRgb("oklch(0.5 0.1 20)")).toBeUndefined();
});

test("whatever the accent, words on it and in it can be read (WCAG 1.4.3)", () => {
  fc.assert(
    fc.property(colour, fc.boolean(), (accent, isDark) => {
      const tokens = accentTokens(accent, isDark);
      const of = (name: string) => parseRgb(tokens[name] ?? "") as Rgb;
      expect(contrast(of("--hb-on-accent"), of("--hb-accent-fill"))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of("--hb-accent-text"), of("--hb-accent-wash"))).toBeGreaterThanOrEqual(4.5);
    }),
  );
});
