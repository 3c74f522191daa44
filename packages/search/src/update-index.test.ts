import fc from "fast-check";
import { expect, test } from "vitest";
import { buildIndex } from "./index-builder.ts";
import { updateIndex } from "./update-index.ts";
import type { SearchDocument } from "./search-index.ts";
import type { IndexDelta } from "./update-index.ts";
import type { SearchIndex } from "./search-index.ts";

const update = (index: SearchIndex, delta: IndexDelta): SearchIndex => {
  const steps = updateIndex(index, delta);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};
// What queries leave behind is none of an index's content.
const content = (index: SearchIndex) => ({ ...index, lineTexts: [], rarities: [] });

const word = fc.constantFrom(
  "退款",
  "到账",
  "Pay",
  "don't",
  "SF-2024",
  "手机",
  "x_1",
  "🙂",
  "，",
  "ｶﾞ",
);
const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(" "));
const fields = fc.oneof(
  fc.record({ title: text, questions: fc.array(text, { maxLength: 3 }) }),
  fc.record({ title: text, body: text }),
  fc.record({ note: text }),
);
const documents = fc.uniqueArray(fc.record({ id: fc.nat(30).map(String), fields }), {
  selector: ({ id }) => id,
  maxLength: 20,
});

test("[F5.05] an index that was updated is the one built anew", () => {
  fc.assert(
    fc.property(documents, documents, fc.array(fc.nat(30).map(String)), (old, added, removed) => {
      const gone = new Set([...removed, ...added.map(({ id }) => id)]);
      const anew = buildIndex([...old.filter(({ id }) => !gone.has(id)), ...added]);
      const updated = update(buildIndex(old), { removed, added });
      expect(content(updated)).toEqual(content(anew));
    }),
  );
});

const titles = (from: number, to: number): SearchDocument[] =>
  Array.from({ length: to - from }, (_, at) => ({
    id: `${from + at}`,
    fields: { title: `How do I reset password number ${from + at} 退款` },
  }));

test("so is one that keeps its buckets, one that outgrows them, and an emptied one", () => {
  const index = buildIndex(titles(0, 3000));
  const after = (delta: IndexDelta) => content(update(index, delta));
  expect(after({ added: titles(3000, 3010), removed: ["7"] })).toEqual(
    content(buildIndex([...titles(0, 7), ...titles(8, 3010)])),
  );
  expect(after({ added: titles(3000, 9000) })).toEqual(content(buildIndex(titles(0, 9000))));
  expect(after({ removed: index.ids })).toEqual(content(buildIndex([])));
});

test("a step is a small part of the work, and the old index stays as it was", () => {
  const index = buildIndex(titles(0, 3000));
  const before = structuredClone(content(index));
  expect([...updateIndex(index, { added: titles(3000, 3100) })].length).toBeGreaterThan(200);
  expect(content(index)).toEqual(before);
});
