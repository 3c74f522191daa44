import { expect, test } from "vitest";
import en from "./i18n/en.ts";
import zhCn from "./i18n/zh-cn.ts";
import { translate } from "./translate.ts";

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();

test("[F3.88] both languages say every text, with the same places to fill", () => {
  expect(Object.keys(zhCn).toSorted()).toEqual(Object.keys(en).toSorted());
  for (const [key, text] of Object.entries(en)) {
    const other = zhCn[key as keyof typeof en];
    expect(other.trim(), key).not.toBe("");
    expect(placeholders(other), key).toEqual(placeholders(text));
  }
});

test("[F3.88] places are filled, numbers as the language writes them", () => {
  expect(translate("en", "found", { count: 1200 })).toBe("1,200 found");
});
