import { describe, expect, test } from "vitest";
import type { Texts } from "../translate.ts";
import en from "./en.ts";
import { loadTexts, offeredLocales } from "./load.ts";

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
const formsOf = (entry: Texts[keyof Texts]) =>
  typeof entry === "string" ? [entry] : Object.values(entry);

describe.each(offeredLocales.map((tag) => [tag]))("the texts of %s", (tag) => {
  test("have every key of English and no other", async () => {
    const texts = await loadTexts(tag);
    expect(Object.keys(texts).sort()).toEqual(Object.keys(en).sort());
  });

  test("leave none empty, and keep every placeholder", async () => {
    const texts = await loadTexts(tag);
    const keys = Object.keys(en) as (keyof Texts)[];
    const wrong = keys.filter((key) => {
      const wanted = placeholders(formsOf(en[key]).join(" ")).join();
      return formsOf(texts[key]).some((form) => !form || placeholders(form).join() !== wanted);
    });
    expect(wrong).toEqual([]);
  });
});

test("a locale is served by the nearest language, else by English", async () => {
  expect(await loadTexts("zh-TW")).toEqual(await loadTexts("zh-CN"));
  expect(await loadTexts("en-GB")).toEqual(en);
  expect(await loadTexts("fr")).toEqual(en);
});
