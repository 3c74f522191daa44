import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseMarkdown } from "./parse.ts";
import { richTextToMarkdown } from "./to-markdown.ts";

const media = (source: string, title: string) =>
  /\.(webm|mp4)$/.test(source)
    ? ({ type: "video", source, title } as const)
    : ({ type: "image", source, alt: title } as const);
const parse = (markdown: string) => parseMarkdown(markdown, { media }).tree;

test.each([
  "plain, *emphasis*, **strong**, ~~gone~~, `code` and `` a`b ``",
  "a\\*b \\[c\\] 1 < 2 & 3 &amp; 4 \\_d\\_ a|b",
  "## Heading *with* words\n\n### Another\n\ntext",
  "- one\n- two\n  - deeper\n- three",
  "3. three\n4. four",
  "- first\n\n  more of it\n- second",
  "> said\n>\n> more",
  "> [!WARNING]\n> careful **now**\n>\n> - a\n> - b",
  "| a | b |\n| --- | :-: |\n| 1 | **2** |",
  "```js\nlet a = `x`;\n```",
  "![A picture](media/abc.png)\n\n![A film](media/abc.webm)",
  "line one\\\nline two",
  "[a link](https://example.com/?a=1&b=2) and [an article](article:refunds)",
  "\\# not a heading\n\n\\- not a list\n\n1\\. not either",
  "---",
  "- a\n\n<!-- -->\n\n- b",
  "```\n```",
  "    code at the very end\n",
  "\\#\n\n## What is C \\#",
  "| a |\n| --- |\n| `x\\|y` |",
  "[spaces](https://example.com/a_\\(b) after (it)",
  "Look!<https://example.com/?a=1> or <who@example.com>",
  "none is a link: who\\@example.com https\\://example.com www\\.example.com",
  "- ***",
  "> ```\n> ends in a tab\t\n> ```",
])("is read as the same tree: %s", (markdown) => {
  const tree = parse(markdown);
  expect(tree).not.toEqual([]);
  expect(parse(richTextToMarkdown(tree))).toEqual(tree);
});

test("so is every article of the demo", () => {
  const folder = join(import.meta.dirname, "../../../examples/knowledge");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".md"),
  );
  expect(files.length).toBeGreaterThan(50);
  const wrong = files.filter((name) => {
    const [, , ...rest] = readFileSync(join(folder, name), "utf8").split(/^---$/m);
    const tree = parse(rest.join("---"));
    return JSON.stringify(parse(richTextToMarkdown(tree))) !== JSON.stringify(tree);
  });
  expect(wrong).toEqual([]);
});
