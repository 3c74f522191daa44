import { readLines } from "./line-reader.ts";
import { sortPostings } from "./postings.ts";
import { withScratch } from "./search-index.ts";
import type { Lines } from "./line-reader.ts";
import type { Postings } from "./postings.ts";
import type { SearchDocument, SearchIndex } from "./search-index.ts";

export type IndexBuilder = {
  /** Takes documents in; costs next to nothing, and copies no text. */
  add(documents: Iterable<SearchDocument>): void;
  /**
   * Builds the index of all that was added. Each step takes well under a millisecond; drive it with
   * `do step = build.next(); while (!step.done && now() < deadline)`. To index more fields later,
   * build a new index with a new builder while the old one still answers.
   */
  build(): Generator<void, SearchIndex>;
};

/** How much of BM25's length correction applies between documents. */
const DOC_SHARE = 0.75;
const STRIDE = 64; // lines per step while flattening

export function createIndexBuilder(): IndexBuilder {
  const documents: SearchDocument[] = [];
  return {
    add(more) {
      for (const document of more) documents.push(document);
    },
    *build() {
      const added = documents.slice();
      const lines = yield* readLines(added);
      return yield* flatten(added, lines, yield* sortPostings(lines));
    },
  };
}

/** Builds an index in one go: for servers, tests, and small sets. */
export function buildIndex(documents: Iterable<SearchDocument>): SearchIndex {
  const builder = createIndexBuilder();
  builder.add(documents);
  const steps = builder.build();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Lines and where they are listed, as typed arrays. */
export function* flatten(
  documents: readonly Pick<SearchDocument, "id">[],
  lines: Lines,
  postings: Postings,
): Generator<void, SearchIndex> {
  const { texts } = lines;
  const docStarts = Uint32Array.from(lines.docStarts);
  const docNorms = new Float32Array(documents.length);
  const lineDocs = new Uint32Array(texts.length);
  const lineStarts = new Uint32Array(texts.length + 1);
  const units = lines.wide ? new Uint16Array(lines.units) : new Uint8Array(lines.units);
  let line = 0;
  let start = 0;
  for (let doc = 0; doc < documents.length; doc++) {
    const before = start;
    for (; line < docStarts[doc + 1]!; line++) {
      const text = texts[line]!;
      for (let at = 0; at < text.length; at++) units[start++] = text.charCodeAt(at);
      lineDocs[line] = doc;
      lineStarts[line + 1] = start;
      if (line % STRIDE === 0) yield;
    }
    docNorms[doc] =
      1 - DOC_SHARE + (DOC_SHARE * (start - before) * documents.length) / (lines.units || 1);
  }
  return withScratch({
    fields: lines.names,
    ids: documents.map((document) => document.id),
    docStarts,
    docNorms,
    lineDocs,
    lineFields: Uint8Array.from(lines.fields),
    lineStarts,
    units,
    ...postings,
  });
}
