import { richTextSchema, richTextToPlainText } from "@helpbuoy/protocol";
import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { parseMarkdown } from "./parse.ts";

const treeOf = (markdown: string) => {
  const { tree, problems } = parseMarkdown(markdown);
  expect(problems).toEqual([]);
  return tree;
};
const problemsOf = (markdown: string) =>
  parseMarkdown(markdown).problems.map(({ line, code }) => `${line} ${code}`);
const paragraph = (text: string) => ({ type: "paragraph", children: [{ type: "text", text }] });

describe("inlines", () => {
  test("strong, emphasis, deleted, code, links and breaks", () => {
    expect(treeOf("a **b** *c* ~~d~~ `e` [f](https://x.example)  \ng")).toEqual([
      {
        type: "paragraph",
        children: [
          { type: "text", text: "a " },
          { type: "strong", children: [{ type: "text", text: "b" }] },
          { type: "text", text: " " },
          { type: "emphasis", children: [{ type: "text", text: "c" }] },
          { type: "text", text: " " },
          { type: "deleted", children: [{ type: "text", text: "d" }] },
          { type: "text", text: " " },
          { type: "code", text: "e" },
          { type: "text", text: " " },
          { type: "link", href: "https://x.example", children: [{ type: "text", text: "f" }] },
          { type: "break" },
          { type: "text", text: "g" },
        ],
      },
    ]);
  });

  test("entities and escapes are the characters they stand for", () => {
    expect(treeOf("R&amp;D &lt;b&gt; 1 \\* 2 &nbsp;&#x4e2d;")).toEqual([
      paragraph("R&D <b> 1 * 2 \u00a0中"),
    ]);
    expect(treeOf("`a &amp; b`")).toEqual([
      { type: "paragraph", children: [{ type: "code", text: "a &amp; b" }] },
    ]);
  });

  test("a line break in the source is a space, but not between Chinese characters", () => {
    expect(treeOf("one\ntwo")).toEqual([paragraph("one two")]);
    expect(treeOf("第一行\n第二行，\n第三行")).toEqual([paragraph("第一行第二行，第三行")]);
    expect(treeOf("打开App\n设置")).toEqual([paragraph("打开App设置")]);
  });

  test("bold beside Chinese punctuation and paths with >", () => {
    const [block] = treeOf("在**我 > 设置**里");
    expect(block).toMatchObject({ children: [{ text: "在" }, { type: "strong" }, { text: "里" }] });
  });
});

describe("blocks", () => {
  test("headings are of the second to the fourth level", () => {
    const levels = treeOf("# a\n\n## b\n\n### c\n\n#### d\n\n###### e").map((block) =>
      block.type === "heading" ? block.level : 0,
    );
    expect(levels).toEqual([2, 2, 3, 4, 4]);
  });

  test("lists, tight and loose, nested, with a start and with boxes", () => {
    expect(treeOf("3. a\n   - b\n4. c")).toEqual([
      {
        type: "list",
        ordered: true,
        start: 3,
        items: [
          [paragraph("a"), { type: "list", ordered: false, items: [[paragraph("b")]] }],
          [paragraph("c")],
        ],
      },
    ]);
    expect(treeOf("- [x] done\n- [ ] open")).toMatchObject([
      {
        items: [
          [{ children: [{ text: "☑ " }, { text: "done" }] }],
          [{ children: [{ text: "☐ " }, { text: "open" }] }],
        ],
      },
    ]);
    expect(treeOf("1. a\n\n   more\n\n2. b")).toMatchObject([
      { items: [[paragraph("a"), paragraph("more")], [paragraph("b")]] },
    ]);
  });

  test("tables with alignment", () => {
    expect(treeOf("| a | b |\n| :-- | --: |\n| 1 | **2** |")).toEqual([
      {
        type: "table",
        head: [
          { children: [{ type: "text", text: "a" }], align: "left" },
          { children: [{ type: "text", text: "b" }], align: "right" },
        ],
        rows: [
          [
            { children: [{ type: "text", text: "1" }], align: "left" },
            {
              children: [{ type: "strong", children: [{ type: "text", text: "2" }] }],
              align: "right",
            },
          ],
        ],
      },
    ]);
  });

  test.for([
    ["NOTE", "note"],
    ["IMPORTANT", "note"],
    ["TIP", "tip"],
    ["WARNING", "warning"],
    ["CAUTION", "warning"],
  ])("a GitHub alert %s is a callout", ([mark, kind]) => {
    expect(treeOf(`> [!${mark}]\n> Take care.\n>\n> - a`)).toMatchObject([
      { type: "callout", kind, children: [paragraph("Take care."), { type: "list" }] },
    ]);
  });

  test("any other quote is a quote", () => {
    expect(treeOf("> said")).toEqual([{ type: "quote", children: [paragraph("said")] }]);
    expect(treeOf("> [!toString] x")).toMatchObject([{ type: "quote" }]);
  });

  test("code with and without a language, and dividers", () => {
    expect(treeOf("```js title\nlet a;\n```\n\n---\n\n    indented")).toEqual([
      { type: "codeBlock", text: "let a;", language: "js" },
      { type: "divider" },
      { type: "codeBlock", text: "indented" },
    ]);
  });
});

describe("pictures and videos", () => {
  const media = (path: string, title: string) =>
    path.endsWith(".webm")
      ? ({ type: "video", source: "media/v.webm", title } as const)
      : path.endsWith(".png")
        ? ({ type: "image", source: "media/p.png", alt: title, width: 3, height: 2 } as const)
        : undefined;

  test("stand on a line of their own, in a list's item too", () => {
    const { tree, problems } = parseMarkdown("see\n![p](a.png)\nafter\n\n1. a\n\n   ![v](b.webm)", {
      media,
    });
    expect(problems).toEqual([]);
    expect(tree).toMatchObject([
      paragraph("see"),
      { type: "image", source: "media/p.png", alt: "p", width: 3 },
      paragraph("after"),
      { type: "list", items: [[paragraph("a"), { type: "video", title: "v" }]] },
    ]);
  });

  test("amid text, or leading nowhere, are problems with their line", () => {
    const { problems } = parseMarkdown("a\n\nsee ![p](a.png) here\n\n- x\n- ![p](none.txt)", {
      media,
      firstLine: 10,
    });
    expect(problems).toEqual([
      { line: 12, code: "media_inside_text", about: "a.png" },
      { line: 15, code: "media_not_found", about: "none.txt" },
    ]);
  });

  test("[RT3] without a folder only https addresses are taken", () => {
    expect(treeOf("![p](https://x.example/a.png)")).toEqual([
      { type: "image", source: "https://x.example/a.png", alt: "p" },
    ]);
    expect(problemsOf("![p](http://x.example/a.png)")).toEqual(["1 media_not_found"]);
    expect(problemsOf("![p](data:image/png;base64,AAAA)")).toEqual(["1 media_not_found"]);
  });
});

describe("[RT1] what is refused, with its line", () => {
  test.for([
    ["a\n\n<div>x</div>", "3 html_not_allowed"],
    ["a <b>x", "1 html_not_allowed"],
    ["> q\n> <img src=x onerror=alert(1)>", "2 html_not_allowed"],
    ["| a |\n| - |\n| <i>x |", "3 html_not_allowed"],
    ["1. a\n2. b\n   - <u>c", "3 html_not_allowed"],
    ["<!-- x --><script>", "1 html_not_allowed"],
    ["[x](javascript:alert(1))", "1 link_not_allowed"],
    ["[x](JaVaScRiPt:alert(1))", "1 link_not_allowed"],
    ["[x](&#106;avascript:alert(1))", "1 link_not_allowed"],
    ["[x](data:text/html,x)", "1 link_not_allowed"],
    ["[x](//evil.example)", "1 link_not_allowed"],
    ["[x](/relative)", "1 link_not_allowed"],
    ["[x][ref]\n\n[ref]: vbscript:x", "1 link_not_allowed"],
  ])("%j", ([markdown, problem]) => {
    expect(problemsOf(markdown as string)).toEqual([problem]);
  });

  test("a comment says nothing and is left out", () => {
    expect(treeOf("a\n\n<!-- todo -->\n\nb")).toEqual([paragraph("a"), paragraph("b")]);
  });

  test("a link to an article that does not exist keeps its text", () => {
    const { tree, warnings } = parseMarkdown("one\n\n[text](article:gone)", {
      hasArticle: () => false,
    });
    expect(tree).toEqual([paragraph("one"), paragraph("text")]);
    expect(warnings).toEqual([{ line: 3, code: "dead_link", about: "article:gone" }]);
  });

  test("[GD6] nor does one to a guide or a task lead nowhere", () => {
    const { tree, warnings } = parseMarkdown("[a](guide:gone) [b](task:gone) [c](guide:there)", {
      hasSelfService: (_, slug) => slug === "there",
    });
    expect(warnings.map(({ about }) => about)).toEqual(["guide:gone", "task:gone"]);
    expect(JSON.stringify(tree)).toContain("guide:there");
    expect(JSON.stringify(tree)).not.toContain("gone");
  });

  test("thousands of quotes within quotes do not throw", () => {
    expect(parseMarkdown(">".repeat(20_000)).problems.length).toBeLessThanOrEqual(1);
    expect(parseMarkdown(`${"- ".repeat(5_000)}x`).problems.length).toBeLessThanOrEqual(1);
  });
});

const piece = fc.constantFrom(
  "# ",
  "> ",
  "- ",
  "1. ",
  "**",
  "`",
  "```\n",
  "|",
  "\n",
  "\n\n",
  "[",
  "](",
  ")",
  "![",
  "<b>",
  "&amp;",
  "\\",
  "    ",
  "---",
  "[!NOTE]",
  "https://a.b",
  "javascript:",
  "中文",
  "text",
);

test("[RT1] [P14] any text parses to a tree that the schema takes, or to problems; never throws", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
      ),
      (markdown) => {
        const { tree, problems } = parseMarkdown(markdown);
        if (problems.length === 0) expect(v.is(richTextSchema, tree)).toBe(true);
        expect(typeof richTextToPlainText(tree)).toBe("string");
      },
    ),
    { numRuns: 500 },
  );
});
