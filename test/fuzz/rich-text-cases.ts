import fc from "fast-check";
import { textOf } from "./fuzz.ts";

/** What strangers may write as Markdown. */
export const markdown = textOf([
  ..."#>-*_`|[]()!<&;\\:/~\"'\n\r\t ",
  "\n\n",
  "    ",
  "1. ",
  "```\n",
  "| a | b |\n| :-- | --: |\n",
  "[!NOTE]\n",
  "- [x] ",
  "](",
  "![x](",
  "[r]: ",
  "<b onclick=x>",
  "<script>",
  "<https://a.b>",
  "javascript:",
  "jAvA\tscript:",
  "data:text/html,",
  "vbscript:x",
  "//evil.example",
  "/relative",
  "\\\\evil.example",
  "https:evil.example",
  "https://a.b/c",
  "HTTP://A.B",
  "mailto:a@b.c",
  "tel:+1",
  "article:refund",
  "media/a.png",
  "&#106;avascript&colon;",
  "&amp;",
  "%0a",
  "中文，",
  "\u202e",
  "\u0000",
  "text",
]);

/** What may stand in storage in the place of a tree. */
export const anyNode = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(
      "javascript:alert(1)",
      "https://a.b",
      "media/a.png",
      ["https://a.b"],
      ["media/a.png"],
      { toString: 1 },
      null,
      3,
      "",
    ),
    fc.string(),
    fc.json().map((json): unknown => JSON.parse(json)),
    tie("node"),
    fc.array(tie("node"), { maxLength: 4 }),
    fc.array(fc.array(tie("node"), { maxLength: 2 }), { maxLength: 2 }),
  ),
  node: fc.oneof(
    fc.dictionary(
      fc.constantFrom(
        ..."type children text href source poster captions items level".split(" "),
        ..."head rows align alt title kind locale start width".split(" "),
        ..."dangerouslySetInnerHTML onclick style ref key props constructor".split(" "),
      ),
      tie("value"),
      { noNullPrototype: true },
    ),
    fc
      .tuple(
        fc.constantFrom(
          ..."paragraph heading list codeBlock quote callout table image".split(" "),
          ..."video divider text strong code break link script iframe".split(" "),
        ),
        fc.dictionary(
          fc.constantFrom(
            ..."children text href source poster captions items level".split(" "),
            ..."head rows align alt title kind start width ordered".split(" "),
          ),
          tie("value"),
          { noNullPrototype: true },
        ),
      )
      .map(([type, rest]) => ({ ...rest, type })),
  ),
}));

/** Nodes of the right shapes, of which the addresses decide whether they are taken. */
export const shaped = fc.letrec((tie) => {
  const inlines = fc.array(tie("inline"), { maxLength: 3 });
  const blocks = fc.array(tie("block"), { maxLength: 3 });
  const address = fc.constantFrom(
    ..."https://a.b/c http://a.b mailto:a@b.c tel:+1 article:refund media/a.png".split(" "),
    ..."https://[ javascript:alert(1) //evil.example media/../x data:,x https://video.example/v".split(
      " ",
    ),
    "",
  );
  const cells = fc.array(fc.record({ children: inlines }), { maxLength: 3 });
  return {
    inline: fc.oneof(
      { maxDepth: 3 },
      fc.record({ type: fc.constantFrom("text", "code"), text: fc.string() }),
      fc.constant({ type: "break" }),
      fc.record({
        type: fc.constantFrom("strong", "emphasis", "deleted"),
        children: inlines,
      }),
      fc.record({ type: fc.constant("link"), href: address, children: inlines }),
    ),
    block: fc.oneof(
      { maxDepth: 3 },
      fc.record({ type: fc.constant("paragraph"), children: inlines }),
      fc.constant({ type: "divider" }),
      fc.record({
        type: fc.constant("heading"),
        level: fc.constantFrom(2, 3, 4),
        children: inlines,
      }),
      fc.record({
        type: fc.constant("list"),
        ordered: fc.boolean(),
        items: fc.array(blocks, { maxLength: 2 }),
      }),
      fc.record({ type: fc.constant("codeBlock"), text: fc.string() }),
      fc.record({ type: fc.constant("quote"), children: blocks }),
      fc.record({
        type: fc.constant("callout"),
        kind: fc.constantFrom("note", "tip", "warning"),
        children: blocks,
      }),
      fc.record({ type: fc.constant("table"), head: cells, rows: fc.array(cells) }),
      fc.record({ type: fc.constant("image"), source: address, alt: fc.string() }),
      fc.record({
        type: fc.constant("video"),
        source: address,
        title: fc.string(),
        poster: address,
        captions: fc.array(fc.record({ locale: fc.string(), source: address }), { maxLength: 2 }),
      }),
    ),
  };
});
