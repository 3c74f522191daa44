import { expect, test } from "vitest";
import { perLocale } from "./per-locale.ts";

test("is made once for each locale, and each has its own", () => {
  const made: string[] = [];
  const words = perLocale((locale) => {
    made.push(locale);
    return { locale };
  });
  expect(words("en")).toBe(words("en"));
  expect(words("zh-CN").locale).toBe("zh-CN");
  expect(words("en").locale).toBe("en");
  expect(made).toEqual(["en", "zh-CN"]);
});
