import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { richTextSchema } from "./rich-text-schema.ts";
import {
  isAllowedHref,
  isAllowedMediaSource,
  plainTextToRichText,
  richTextToPlainText,
} from "./rich-text.ts";

const paragraph = (...children: unknown[]) => [{ type: "paragraph", children }];

describe("[RT1] what is not in the schema is refused when written", () => {
  test.each([
    ["an unknown block", [{ type: "script", children: [] }]],
    ["an unknown inline node", paragraph({ type: "html", text: "<b>" })],
    ["an unknown attribute", [{ type: "divider", onclick: "alert(1)" }]],
    ["a node hidden in a list", [{ type: "list", ordered: false, items: [[{ type: "iframe" }]] }]],
    ["a heading of level 1", [{ type: "heading", level: 1, children: [] }]],
    ["something else than a list", "<p>hello</p>"],
  ])("%s", (_, tree) => {
    expect(v.safeParse(richTextSchema, tree).success).toBe(false);
  });
});

describe("[RT3] addresses", () => {
  test.each([
    "https://example.com/a?b#c",
    "http://example.com",
    "mailto:help@example.com",
    "tel:+8610123456",
    "article:refund-time",
    "guide:no-sound",
    "task:refund",
  ])("%s may be linked", (href) => expect(isAllowedHref(href)).toBe(true));

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    " javascript:alert(1)",
    "\u0001javascript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "blob:https://example.com/x",
    "file:///etc/passwd",
    "//evil.example",
    "/relative",
    "https:\\\\evil.example",
    "https://",
    "article:../x",
    "guide:",
  ])("%j may not", (href) => expect(isAllowedHref(href)).toBe(false));

  test.each(["http://example.com/a.png", "media/../secret", "/media/a.png", "data:image/png,x"])(
    "%j is no picture",
    (source) => expect(isAllowedMediaSource(source)).toBe(false),
  );

  test("no text of any kind becomes a link with a scheme outside the list", () => {
    const schemes = new Set(["http:", "https:", "mailto:", "tel:", "article:", "guide:", "task:"]);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        if (isAllowedHref(text)) expect(schemes).toContain(new URL(text, "x:").protocol);
      }),
    );
  });
});

test("[RT4] typed text: blank lines part paragraphs, single ones break, nothing else is read", () => {
  const tree = plainTextToRichText("one\ntwo\n\n**three** <b>four</b>");
  expect(tree).toEqual([
    {
      type: "paragraph",
      children: [{ type: "text", text: "one" }, { type: "break" }, { type: "text", text: "two" }],
    },
    { type: "paragraph", children: [{ type: "text", text: "**three** <b>four</b>" }] },
  ]);
  expect(v.safeParse(richTextSchema, tree).success).toBe(true);
});

test("[RT4] lines end as any system ends them", () => {
  const tree = plainTextToRichText("one\ntwo\n\nthree");
  expect(plainTextToRichText("one\r\ntwo\r\n\r\nthree")).toEqual(tree);
  expect(plainTextToRichText("one\rtwo\r\rthree")).toEqual(tree);
});

test("[RT4] no typed text is lost on the way to a tree and back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (typed) => {
      const words = (text: string) => text.replace(/\s+/g, " ").trim();
      expect(words(richTextToPlainText(plainTextToRichText(typed)))).toBe(words(typed));
    }),
  );
});
