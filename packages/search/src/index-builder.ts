import { readLines } from "./line-reader.ts";
import { sortPostings } from "./postings.ts";
import { withScratch } from "./search-index.ts";
import type { Lines } from "./line-reader.ts";
import type { Postings } from "./postings.ts";
import type { SearchDocument, SearchIndex } from "./search-index.ts";

export type FieldWeight = {
  /** What a match of the whole query in one text of this field is worth, 1 being a title. */
  readonly match: number;
  /** What each single word found in a text of this field adds to the document's evidence. */
  readonly evidence: number;
};

/** `weights` by field name; a field not named weighs as a body does. */
export type IndexOptions = { readonly weights?: Readonly<Record<string, FieldWeight>> };

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

// Keywords are few and chosen, so each tells much; questions are many, so that each tells little.
const BODY: FieldWeight = { match: 0.15, evidence: 0.3 };
const WEIGHTS = {
  title: { match: 1, evidence: 1 },
  questions: { match: 0.8, evidence: 0.15 },
  keywords: { match: 0.6, evidence: 2 },
  body: BODY,
};
/** How much of BM25's length correction applies between documents. */
const DOC_SHARE = 0.75;
const STRIDE = 64; // lines per step while flattening

export function createIndexBuilder(options: IndexOptions = {}): IndexBuilder {
  const weights: Readonly<Record<string, FieldWeight>> = options.weights ?? WEIGHTS;
  const documents: SearchDocument[] = [];
  return {
    add(more) {
      for (const document of more) documents.push(document);
    },
    *build() {
      const added = documents.slice();
      const lines = yield* readLines(added);
      const postings = yield* sortPostings(lines);
      return yield* flatten(added, lines, postings, weights);
    },
  };
}

/** Builds an index in one go: for servers, tests, and small sets. */
export function buildIndex(
  documents: Iterable<SearchDocument>,
  options?: IndexOptions,
): SearchIndex {
  const builder = createIndexBuilder(options);
  builder.add(documents);
  const steps = builder.build();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function* flatten(
  documents: readonly SearchDocument[],
  lines: Lines,
  postings: Postings,
  weights: Readonly<Record<string, FieldWeight>>,
): Generator<void, SearchIndex> {
  const { texts, docs, fields, names } = lines;
  const count = texts.length;
  const docStarts = new Uint32Array(documents.length + 1);
  const docNorms = new Float32Array(documents.length);
  const lineDocs = new Uint32Array(count);
  const lineFields = new Uint8Array(count);
  const lineStarts = new Uint32Array(count + 1);
  const units = lines.wide ? new Uint16Array(lines.units) : new Uint8Array(lines.units);
  let doc = 0;
  let start = 0;
  const close = (upTo: number, line: number) => {
    // `doc` had lines from its start to here; those between it and `upTo` had none.
    for (; doc < upTo; doc++) {
      const length = start - (lineStarts[docStarts[doc] as number] as number);
      docNorms[doc] = 1 - DOC_SHARE + (DOC_SHARE * length * documents.length) / lines.units;
      docStarts[doc + 1] = line;
    }
  };
  for (let line = 0; line < count; line++) {
    lineStarts[line] = start;
    close(docs[line] as number, line);
    const text = texts[line] as string;
    for (let at = 0; at < text.length; at++) units[start + at] = text.charCodeAt(at);
    lineDocs[line] = docs[line] as number;
    lineFields[line] = fields[line] as number;
    start += text.length;
    if (line % STRIDE === 0) yield;
  }
  lineStarts[count] = start;
  close(documents.length, count);
  return withScratch({
    fields: names,
    matchWeights: Float32Array.from(names, (name) => (weights[name] ?? BODY).match),
    evidenceWeights: Float32Array.from(names, (name) => (weights[name] ?? BODY).evidence),
    ids: documents.map((document) => document.id),
    docStarts,
    docNorms,
    lineDocs,
    lineFields,
    lineStarts,
    units,
    ...postings,
  });
}
