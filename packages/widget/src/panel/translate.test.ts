import { describe, expect, test } from "vitest";
import en from "./i18n/en.ts";
import zhCn from "./i18n/zh-cn.ts";
import { translate, type Texts } from "./translate.ts";

describe("translate", () => {
  test("fills placeholders, and writes numbers as the locale does", () => {
    expect(translate(en, "en", "ticketNumber", { number: "482-719-3657" })).toBe(
      "Ticket 482-719-3657",
    );
    expect(translate(en, "en", "too_small", { min: 12000 })).toBe("Must be at least 12,000");
  });

  test("what is typed into a placeholder stays as it is", () => {
    expect(translate(en, "en", "nothingFound", { query: "$& {count}" })).toBe(
      "Nothing found for “$& {count}”",
    );
  });

  test("picks the plural of the language", () => {
    expect(translate(en, "en", "resultCount", { count: 1 })).toBe("1 answer");
    expect(translate(en, "en", "resultCount", { count: 0 })).toBe("0 answers");
    expect(translate(zhCn, "zh-CN", "resultCount", { count: 1 })).toBe("找到 1 条结果");
  });

  test("a language with more plurals than English has its own", () => {
    const polish: Texts = {
      ...en,
      fileCount: { one: "{count} plik", few: "{count} pliki", many: "{count} plików", other: "" },
    };
    const said = [1, 3, 5].map((count) => translate(polish, "pl", "fileCount", { count }));
    expect(said).toEqual(["1 plik", "3 pliki", "5 plików"]);
  });
});
