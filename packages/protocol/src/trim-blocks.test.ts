import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { richTextToPlainText, type BlockNode } from "./rich-text.ts";
import { trimBlocks } from "./trim-blocks.ts";

const paragraph = (text: string): BlockNode => ({
  type: "paragraph",
  children: [{ type: "text", text }],
});
const list = (...items: string[]): BlockNode => ({
  type: "list",
  ordered: true,
  items: items.map((item) => [paragraph(item)]),
});

describe("keeps what fits", () => {
  test("whole blocks, in order, until one does not", () => {
    const blocks = [paragraph("aaaa"), paragraph("bbbb"), paragraph("cccccccc"), paragraph("d")];
    expect(trimBlocks(blocks, 10)).toEqual(blocks.slice(0, 2));
  });

  test("of a list its first items, at least one", () => {
    expect(trimBlocks([list("aaaa", "bbbb", "cccc")], 9)).toEqual([list("aaaa", "bbbb")]);
    expect(trimBlocks([list("aaaaaaaaaaaaaaaa", "b")], 5)).toEqual([list("aaaaaaaaaaaaaaaa")]);
  });

  test("the first block whatever its length", () => {
    expect(trimBlocks([paragraph("a".repeat(100))], 10)).toHaveLength(1);
  });

  test("no picture, video or divider, in lists neither", () => {
    const picture: BlockNode = { type: "image", source: "media/a.png", alt: "A" };
    const item: BlockNode = { type: "list", ordered: true, items: [[paragraph("a"), picture]] };
    expect(trimBlocks([picture, { type: "divider" }, item], 100)).toEqual([list("a")]);
  });
});

test("never says more than its budget, but for its first block", () => {
  const block = fc.oneof(
    fc.string({ maxLength: 50 }).map(paragraph),
    fc
      .array(fc.string({ maxLength: 20 }), { minLength: 1, maxLength: 6 })
      .map((items) => list(...items)),
  );
  fc.assert(
    fc.property(fc.array(block), fc.nat(200), (blocks, budget) => {
      const kept = trimBlocks(blocks, budget);
      const rest = kept.slice(1);
      const length = rest.reduce((sum, one) => sum + richTextToPlainText([one]).length, 0);
      expect(length).toBeLessThanOrEqual(budget + 20);
      expect(kept.length).toBeLessThanOrEqual(blocks.length);
    }),
  );
});
