import { expect, test } from "vitest";
import { writtenRows } from "./written-rows.ts";

const one = (slug: string, locale: string, isEdited: boolean) => ({
  slug,
  locale,
  title: `${slug} ${locale}`,
  categorySlug: "account",
  mark: "m",
  isEdited,
  updatedAt: "2026-11-02",
});

test("[F6.04] a guide stands there once, with what is saved and what is not of each language", () => {
  const draft = { slug: "new", locale: "en", title: "", categorySlug: "" };
  expect(
    writtenRows(
      [one("b", "zh-CN", true), one("a", "zh-CN", false), one("a", "en", true)],
      [draft, one("a", "zh-CN", true)],
      "en",
    ).map(({ slug, title, languages }) => [
      slug,
      title,
      languages.map(({ locale, state }) => `${locale} ${state}`),
    ]),
  ).toEqual([
    ["a", "a en", ["en edited", "zh-CN unsaved"]],
    ["b", "b zh-CN", ["zh-CN edited"]],
    ["new", "", ["en unsaved"]],
  ]);
});
