import fc from "fast-check";
import { expect, test } from "vitest";
import { buildIndex } from "./index-builder.ts";
import { exportIndex, importIndex } from "./index-storage.ts";
import { search } from "./search.ts";

const mixed = buildIndex([
  { id: "a", fields: { title: "怎么申请退款", questions: ["钱什么时候退"], body: "三天到账" } },
  { id: "编号-é", fields: { title: "Reset your password" } },
  { id: "", fields: { title: "" } },
]);
const latin = buildIndex([{ id: "a", fields: { title: "Reset your password" } }]);
const empty = buildIndex([]);
const queries = ["退款", "reset pas", "三天", ""];

test.each([
  ["wide", mixed],
  ["Latin", latin],
  ["empty", empty],
])("a %s index answers the same after its way through storage", (_, index) => {
  const back = importIndex(structuredClone(exportIndex(index)));
  expect(back).toEqual(index);
  for (const query of queries) {
    expect(back && search(back, query)).toEqual(search(index, query));
  }
});

test("pieces hold at most 256 KB, and own their bytes", () => {
  const titles = Array.from({ length: 6000 }, (_, at) => `How do I reset item ${at} of my list`);
  const index = buildIndex(titles.map((title, at) => ({ id: `${at}`, fields: { title } })));
  const { pieces } = exportIndex(index);
  // A head and eight arrays would be nine: some array is in parts.
  expect(pieces.length).toBeGreaterThan(9);
  for (const piece of pieces.slice(1) as Uint8Array[]) {
    expect(piece.buffer.byteLength).toBe(piece.byteLength);
    expect(piece.byteLength).toBeLessThanOrEqual(256 * 1024);
  }
  const back = importIndex({ format: 4, pieces });
  expect(back && search(back, "item 4711")).toEqual(search(index, "item 4711"));
});

test.each([
  undefined,
  null,
  0,
  {},
  { format: 4 },
  { format: 4, pieces: [] },
  { format: 4, pieces: ["text"] },
  { format: 3, pieces: exportIndex(mixed).pieces },
])("what is no index is refused without a throw: %j", (stored) => {
  expect(importIndex(stored)).toBeUndefined();
});

test("any damaged byte is noticed", () => {
  const size = exportIndex(mixed).pieces.length;
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), (which, at, flip) => {
      const stored = exportIndex(mixed);
      const piece = stored.pieces[1 + (which % (size - 1))] as Uint8Array;
      const bytes = new Uint8Array(piece.buffer);
      bytes[at % bytes.length]! ^= flip;
      expect(importIndex(stored)).toBeUndefined();
    }),
  );
});

test("a lost, doubled, swapped or shortened piece is noticed", () => {
  const [head, first, ...rest] = exportIndex(mixed).pieces as [object, ...Uint8Array[]];
  const damaged = [
    [head, ...rest],
    [head, first, first, ...rest],
    [head, ...rest, first],
    [head, first?.slice(1), ...rest],
    [first, ...rest],
  ];
  for (const pieces of damaged) expect(importIndex({ format: 4, pieces })).toBeUndefined();
});
