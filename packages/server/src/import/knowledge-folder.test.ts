/* oxlint-disable max-lines -- each kind of file with what is refused of it */
import { expect, describe, test } from "vitest";
import { addFiles, articleFile, categoriesFile, writeFolder } from "../../test/knowledge-files.ts";
import { smallKnowledge } from "../../test/test-server.ts";
import { readKnowledgeFolder } from "./knowledge-folder.ts";

const good = { "en/categories.yaml": categoriesFile, "en/account/good.md": articleFile("good") };
function refusalsOf(files: Record<string, string | Uint8Array>): string[] {
  const { refused } = readKnowledgeFolder(writeFolder({ ...good, ...files }));
  return refused.map(({ file, line, reason }) => `${file}:${line} ${reason}`);
}

test("reads locales, categories, articles, forms and the media they show", () => {
  const { locales, media, refused, warnings } = readKnowledgeFolder(smallKnowledge);
  expect(refused).toEqual([]);
  expect(warnings).toEqual([]);
  expect(locales.map(({ locale }) => locale)).toEqual(["en", "zh-CN"]);
  expect(locales.map(({ articles }) => articles.length)).toEqual([4, 4]);
  expect(locales.map(({ forms }) => forms?.length)).toEqual([2, 2]);
  // One picture, one video with its poster and two languages of captions.
  expect([...media.values()].map(({ type }) => type).toSorted()).toEqual([
    "image/png",
    "image/webp",
    "text/vtt; charset=utf-8",
    "text/vtt; charset=utf-8",
    "video/webm",
  ]);
});

describe("a bad file is named with its line, and costs only itself", () => {
  test.for([
    ["no front matter", "text", "en/account/bad.md:1 the file must begin with front matter"],
    [
      "YAML that is none",
      "---\ntitle: [a\nslug: bad\n---\nx",
      "en/account/bad.md:3 this is not valid YAML",
    ],
    [
      "a key that is not known",
      articleFile("bad", { front: { titel: "x" } }),
      'en/account/bad.md:11 "titel" is not known',
    ],
    [
      "a missing title",
      articleFile("bad", { front: { title: "" } }),
      'en/account/bad.md:2 "title" must be string, but is null',
    ],
    [
      "a slug unlike the file",
      articleFile("other"),
      'en/account/bad.md:3 "slug" must be bad, as the file is named',
    ],
    [
      "another category than the folder",
      articleFile("bad", { front: { category: "payment" } }),
      'en/account/bad.md:4 "category" must be account, as its folder is named',
    ],
    [
      "another locale than the folder",
      articleFile("bad", { front: { locale: "zh-CN" } }),
      'en/account/bad.md:5 "locale" must be en, as its folder is named',
    ],
    [
      "a number among the questions",
      articleFile("bad", { front: { questions: "[fine, 3]" } }),
      'en/account/bad.md:6 "questions.1" must be string, but is 3',
    ],
    [
      "a page pattern that is none",
      articleFile("bad", { front: { pages: "[orders]" } }),
      'en/account/bad.md:9 "pages.0" does not hold: a pattern begins with "/"',
    ],
    [
      "a day that is none",
      articleFile("bad", { front: { updated: "yesterday" } }),
      'en/account/bad.md:10 "updated" does not hold: it is not a date like 2026-11-02',
    ],
    [
      "raw HTML",
      articleFile("bad", { body: "fine\n\n<div>x</div>\n" }),
      "en/account/bad.md:14 raw HTML is not taken: <div>x</div>",
    ],
    [
      "a link to somewhere it may not lead",
      articleFile("bad", { body: "[x](javascript:alert)" }),
      'en/account/bad.md:12 the link "javascript:alert" is none of https',
    ],
    [
      "a picture that is not there",
      articleFile("bad", { body: "one\n\n![x](../../media/none.png)" }),
      'en/account/bad.md:14 "../../media/none.png" is no picture or video',
    ],
    [
      "a picture from outside the folder",
      articleFile("bad", { body: "![x](../../../../../../etc/hostname)" }),
      "en/account/bad.md:12",
    ],
    [
      "a picture amid a sentence",
      articleFile("bad", { body: "see ![x](https://example.com/a.png) here" }),
      "en/account/bad.md:12 the picture",
    ],
    ["an article that says nothing", articleFile("bad", { body: "\n" }), "en/account/bad.md:12"],
  ] as const)("%s", ([, content, refusal]) => {
    const refusals = refusalsOf({ "en/account/bad.md": content });
    expect(refusals).toHaveLength(1);
    expect(refusals[0]?.slice(0, refusal.length)).toBe(refusal);
  });

  test("several in one file, and the good files beside it stay", () => {
    const folder = readKnowledgeFolder(
      writeFolder({
        ...good,
        "en/account/bad.md": articleFile("bad", { body: "<b>x</b>\n\n![a](b.png)" }),
      }),
    );
    expect(folder.refused.map(({ line }) => line)).toEqual([12, 12, 14]);
    expect(folder.locales[0]?.articles.map(({ slug }) => slug)).toEqual(["good"]);
    expect(folder.locales[0]?.refusedArticles).toEqual(new Set(["bad"]));
  });

  test("a picture whose bytes are something else", () => {
    expect(
      refusalsOf({
        "media/fake.png": "<svg onload=alert(1)>",
        "en/account/bad.md": articleFile("bad", { body: "![x](../../media/fake.png)" }),
      }),
    ).toHaveLength(1);
  });

  test("a category that categories.yaml does not know", () => {
    const [refusal] = refusalsOf({
      "en/misc/bad.md": articleFile("bad", { front: { category: "misc" } }),
    });
    expect(refusal).toBe('en/misc/bad.md:4 the category "misc" does not stand in categories.yaml');
  });

  test("the same slug in two categories", () => {
    const more = "- {slug: payment, title: Payment, description: d, icon: i}\n";
    const [refusal] = refusalsOf({
      "en/categories.yaml": categoriesFile + more,
      "en/payment/good.md": articleFile("good", { front: { category: "payment" } }),
    });
    expect(refusal).toContain('en/payment/good.md:1 the slug "good" is taken');
  });

  test("categories that do not hold cost their locale", () => {
    const folder = readKnowledgeFolder(
      writeFolder({ ...good, "zh-CN/categories.yaml": "- slug: A b\n" }),
    );
    expect(folder.locales.map(({ locale }) => locale)).toEqual(["en"]);
    expect(folder.refused[0]).toMatchObject({ file: "zh-CN/categories.yaml", line: 1 });
  });
});

describe("[LN4] confirmed.yaml", () => {
  const confirmedOf = (text: string) =>
    readKnowledgeFolder(writeFolder({ ...good, "en/confirmed.yaml": text })).locales[0]?.confirmed;

  test("what visitors asked, each with the article it asks for", () => {
    const text = `# A remark.\ngood:\n  - "say \\"good\\""\n  - what is it\n`;
    expect(refusalsOf({ "en/confirmed.yaml": text })).toEqual([]);
    expect(confirmedOf(text)).toEqual([
      { slug: "good", text: 'say "good"' },
      { slug: "good", text: "what is it" },
    ]);
  });

  test("a folder without one says nothing about it; an empty map says that there is nothing", () => {
    expect(readKnowledgeFolder(writeFolder(good)).locales[0]?.confirmed).toBeUndefined();
    expect(confirmedOf("{}")).toEqual([]);
  });

  test("an article that is not there is named with its line, and costs only its own questions", () => {
    const text = "good:\n  - one\nnone:\n  - two\n  - three\n";
    expect(refusalsOf({ "en/confirmed.yaml": text })).toEqual([
      'en/confirmed.yaml:3 there is no article "none"',
    ]);
    expect(confirmedOf(text)).toEqual([{ slug: "good", text: "one" }]);
  });

  test("the questions of an article that was refused are kept for it", () => {
    const files = { ...good, "en/account/good.md": "bad", "en/confirmed.yaml": "good: [one]" };
    const { locales } = readKnowledgeFolder(writeFolder(files));
    expect(locales[0]?.confirmed).toEqual([{ slug: "good", text: "one" }]);
  });

  test.for([
    ["no list", "good:\n  - one\nother: two\n", 'en/confirmed.yaml:3 "other" must be Array'],
    ["no text", "good:\n  - one\n  - 3\n", 'en/confirmed.yaml:3 "good.1" must be string'],
    ["an empty text", 'good:\n  - one\n  - ""\n', 'en/confirmed.yaml:3 "good.1" does not hold'],
    ["no YAML", "good: [one\n", "en/confirmed.yaml:2 this is not valid YAML"],
  ] as const)("%s is refused with its line, and nothing of the file is read", ([, text, why]) => {
    const refusals = refusalsOf({ "en/confirmed.yaml": text });
    expect(refusals[0]).toContain(why);
    expect(confirmedOf(text)).toBeUndefined();
  });
});

describe("[F5.26] synonyms.yaml", () => {
  const synonymsOf = (text: string) =>
    readKnowledgeFolder(writeFolder({ ...good, "en/synonyms.yaml": text })).locales[0]?.synonyms;

  test("lists groups; a folder without one says nothing, an empty list that there are none", () => {
    expect(synonymsOf("# A remark.\n- [refund, money back]\n")).toEqual([["refund", "money back"]]);
    expect(readKnowledgeFolder(writeFolder(good)).locales[0]?.synonyms).toBeUndefined();
    expect(synonymsOf("[]")).toEqual([]);
  });

  test.for([
    ["one word", "- [a, b]\n- [alone]\n", 'en/synonyms.yaml:2 "1" does not hold'],
    ["no text", "- [a, b]\n- [c, 4]\n", 'en/synonyms.yaml:2 "1.1" must be string'],
    ["a word too long", `- [a, ${"x".repeat(41)}]\n`, 'en/synonyms.yaml:1 "0.1" does not hold'],
    ["no list", "refund: money back\n", "en/synonyms.yaml:1 the file must be Array"],
    ["no YAML", "- [a, b\n", "en/synonyms.yaml:2 this is not valid YAML"],
  ] as const)("%s is refused with its line, and nothing of the file is read", ([, text, why]) => {
    expect(refusalsOf({ "en/synonyms.yaml": text })[0]).toContain(why);
    expect(synonymsOf(text)).toBeUndefined();
  });
});

describe("[F6.26] ids.yaml", () => {
  test("the numbers that articles had, each of one article", () => {
    const text = "good: 7\nother: 9\nthird: 7\n";
    const read = readKnowledgeFolder(writeFolder({ ...good, "ids.yaml": text }));
    expect(read.ids).toEqual(
      new Map([
        ["good", 7],
        ["other", 9],
      ]),
    );
    expect(refusalsOf({ "ids.yaml": text })).toEqual(["ids.yaml:3 7 is the number of another"]);
    expect(refusalsOf({ "ids.yaml": "good: 7\nother: 0\n" })[0]).toMatch(/^ids\.yaml:2 "other"/);
  });
});

describe("forms", () => {
  const form = (rest: string) => `title: F\nslug: f\nlocale: en\ncategories: []\nfields:\n${rest}`;
  test.for([
    ["a field twice", "  - {id: a, type: text, label: A}\n  - {id: a, type: text, label: A}", 7],
    ["a choice without options", "  - {id: a, type: choice, label: A}", 6],
    [
      "a condition on a field that is not above",
      "  - {id: a, type: text, label: A, visibleIf: {field: b, in: [x]}}\n  - {id: b, type: text, label: B}",
      6,
    ],
    [
      "a sensitive field of many lines",
      "  - {id: a, type: multiline, label: A, sensitive: true}",
      6,
    ],
    ["a type that is none", "  - {id: a, type: colour, label: A}", 6],
  ] as const)("%s", ([, fields, line]) => {
    const { refused, locales } = readKnowledgeFolder(
      writeFolder({ ...good, "en/forms/f.yaml": form(fields) }),
    );
    expect(refused.map((refusal) => `${refusal.file}:${refusal.line}`)).toEqual([
      `en/forms/f.yaml:${line}`,
    ]);
    expect(locales[0]?.refusedForms).toEqual(new Set(["f"]));
  });

  test("none for the rest of the categories is a warning", () => {
    const { warnings, refused } = readKnowledgeFolder(
      writeFolder({
        ...good,
        "en/forms/f.yaml": "title: F\nslug: f\nlocale: en\ncategories: [account]\nfields: []",
      }),
    );
    expect(refused).toEqual([]);
    expect(warnings[0]?.file).toBe("en/forms");
  });
});

test("a link and a related article that lead nowhere are left out with a warning", () => {
  const folder = writeFolder({
    ...good,
    "en/account/linked.md": articleFile("linked", {
      front: { related: "[good, nowhere]" },
      body: "[fine](article:good) and [gone](article:nowhere)",
    }),
  });
  const { warnings, locales } = readKnowledgeFolder(folder);
  expect(warnings.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
    '8 there is no article "nowhere"; it is left out',
    '12 "article:nowhere" leads nowhere; its text stays, the link is left out',
  ]);
  const linked = locales[0]?.articles.find(({ slug }) => slug === "linked");
  expect(linked?.related).toEqual(["good"]);
  expect(linked?.body).toEqual([
    {
      type: "paragraph",
      children: [
        { type: "link", href: "article:good", children: [{ type: "text", text: "fine" }] },
        { type: "text", text: " and gone" },
      ],
    },
  ]);
});

test("files with a byte order mark and Windows line ends are read as any other", () => {
  const folder = writeFolder(good);
  addFiles(folder, {
    "en/account/windows.md": `\uFEFF${articleFile("windows").replaceAll("\n", "\r\n")}`,
  });
  const { refused, locales } = readKnowledgeFolder(folder);
  expect(refused).toEqual([]);
  expect(locales[0]?.articles).toHaveLength(2);
});

test("an article beside its categories' folders is refused, not passed over", () => {
  expect(refusalsOf({ "en/lost.md": articleFile("lost") })).toEqual([
    "en/lost.md:1 an article stands in the folder of its category",
  ]);
});
