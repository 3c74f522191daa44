import {
  analyse,
  buildIndex,
  excerpt,
  exportIndex,
  feelingOf,
  highlight,
  importIndex,
  search,
  searchQuestion,
  type SearchDocument,
} from "@helpbuoy/search";
import fc from "fast-check";
import { expect } from "vitest";
import { fuzz, textOf } from "./fuzz.ts";

/** Milliseconds that a busy machine may take for what takes a hundred. */
const MOST = 5_000;

const text = textOf([
  ..." \n\t-_.'’/、，。？！\u3000\u200b\u200d\ufeff\0",
  "退款",
  "多久",
  "怎么",
  "手机号",
  "password",
  "pass",
  "resset",
  "How do I",
  "SF-2024-001",
  "v4.0.2",
  "ｆｕｌｌ",
  "é",
  "e\u0301",
  "ﬁ",
  "İ",
  "ß",
  "ｶﾞ",
  "한글",
  "ไทย",
  "עברית",
  "🙂",
  "👩‍👩‍👧",
  "𠮷",
  "\ud800",
  "\udc00",
  "\u202e",
  "\u0300".repeat(20),
  "ﷺ",
  "__proto__",
  "constructor",
]);

fuzz(
  "any text is read as terms: none is empty, none is made up, and reading it twice says the same",
  fc.property(text, (typed) => {
    const terms = analyse(typed);
    for (const { text: term } of terms) expect(term.length).toBeGreaterThan(0);
    expect(analyse(typed)).toEqual(terms);
    expect(feelingOf(typed)).toBeOneOf([undefined, "anger", "threat", "distress"]);
  }),
);

fuzz(
  "what is marked and cut out stands in the text, in order, apart, and within",
  fc.property(text, text, fc.integer({ min: 1, max: 200 }), (written, query, most) => {
    const marked = (ranges: readonly (readonly [number, number])[], length: number) => {
      let before = 0;
      for (const [start, end] of ranges) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(length);
        before = end;
      }
    };
    marked(highlight(written, query), written.length);
    const cut = excerpt(written, query, most);
    marked(cut.ranges, cut.text.length);
  }),
);

const document = fc.record({
  id: fc.oneof(fc.string(), fc.constantFrom("a", "__proto__", "1")),
  fields: fc.record({
    title: text,
    questions: fc.array(text, { maxLength: 3 }),
    keywords: text,
    body: text,
  }),
});

fuzz(
  "whatever was written and whatever is asked, hits are of the documents, best first, from 0 to 1",
  fc.property(fc.array(document, { maxLength: 6 }), text, (documents, query) => {
    const index = buildIndex(documents as SearchDocument[]);
    const ids = new Set(documents.map(({ id }) => id));
    let before = Number.POSITIVE_INFINITY;
    for (const { id, score, coverage } of search(index, query)) {
      expect(ids.has(id)).toBe(true);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(before);
      expect(coverage).toBeGreaterThan(0);
      before = score;
    }
    for (const { probability } of searchQuestion(index, query).hits) {
      expect(probability).toBeGreaterThanOrEqual(0);
      expect(probability).toBeLessThanOrEqual(1);
    }
    // What was stored answers the same.
    const again = importIndex(structuredClone(exportIndex(index)));
    expect(again && search(again, query)).toEqual(search(index, query));
  }),
);

fuzz(
  "[P8] an index that was tampered with in storage is none, or still answers",
  fc.property(
    fc.array(document, { minLength: 1, maxLength: 3 }),
    text,
    fc.nat(),
    fc.nat(),
    fc.json().map((json): unknown => JSON.parse(json)),
    (documents, query, piece, at, other) => {
      const stored = structuredClone(exportIndex(buildIndex(documents as SearchDocument[])));
      const pieces = [...stored.pieces] as unknown[];
      const hit = pieces[piece % pieces.length];
      if (ArrayBuffer.isView(hit) && "length" in hit) {
        const numbers = hit as Uint8Array;
        if (numbers.length > 0) numbers[at % numbers.length] = at;
      } else pieces[piece % pieces.length] = other;
      for (const one of [{ ...stored, pieces }, { ...stored, pieces: pieces.slice(1) }, other]) {
        const index = importIndex(one);
        if (index) search(index, query);
      }
    },
  ),
);

fuzz(
  "[P10] a long text is read in time that grows with it, and holds nothing up",
  fc.property(
    fc.constantFrom("a", "退", " ", "'", "-1", "\u0300", "一下", "a'", "💥", "\ud800"),
    (unit) => {
      const long = unit.repeat(20_000);
      const start = performance.now();
      analyse(long);
      highlight(long.slice(0, 5_000), unit.repeat(20));
      feelingOf(long.slice(0, 4_000));
      expect(performance.now() - start).toBeLessThan(MOST);
    },
  ),
);
