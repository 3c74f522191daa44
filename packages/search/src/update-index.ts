import { flatten } from "./index-builder.ts";
import { placeIn, readLines } from "./line-reader.ts";
import { mergePostings } from "./merge-postings.ts";
import { bucketsFor, sortPostings } from "./postings.ts";
import { lineText } from "./search-index.ts";
import type { Lines } from "./line-reader.ts";
import type { SearchDocument, SearchIndex } from "./search-index.ts";

/** What changed between two editions. A document added under an id that is there replaces it. */
export type IndexDelta = {
  readonly removed?: Iterable<string>;
  readonly added?: Iterable<SearchDocument>;
};

const STRIDE = 64; // lines per step

/**
 * The index after a change, in steps of well under a millisecond as `IndexBuilder.build` takes them;
 * the old one answers until then. What stays is not read again, so that it takes a fraction of a
 * build; what is added stands last. Answers are those of an index built anew of the same documents.
 */
export function* updateIndex(
  index: SearchIndex,
  { removed = [], added = [] }: IndexDelta,
): Generator<void, SearchIndex> {
  const more = [...added];
  const gone = new Set([...removed, ...more.map(({ id }) => id)]);
  const kept = [...index.ids.keys()].filter((doc) => !gone.has(index.ids[doc]!));
  const { lines: old, places } = yield* linesOf(index, kept);
  const fresh = yield* readLines(more);
  const lines = unite(old, fresh);
  const buckets = bucketsFor(lines);
  if (buckets === index.offsets.length - 1) {
    const extent = { first: old.texts.length, lines: lines.texts.length };
    const listed = yield* sortPostings(fresh, buckets);
    const postings = yield* mergePostings(index, places, listed, extent);
    const ids = [...kept.map((doc) => ({ id: index.ids[doc]! })), ...more];
    return yield* flatten(ids, lines, postings);
  }
  // With more or fewer buckets every word falls elsewhere.
  const documents = [...kept.map((doc) => documentOf(index, old, doc, places)), ...more];
  const again = yield* readLines(documents, kept.length);
  return yield* flatten(documents, again, yield* sortPostings(again));
}

/** A document as it is at rest: its lines, in their order but for fields that alternate. */
function documentOf(
  index: SearchIndex,
  { names, texts, fields }: Lines,
  doc: number,
  places: Int32Array,
): SearchDocument {
  const own: Record<string, string[]> = {};
  for (let line = index.docStarts[doc]!; line < index.docStarts[doc + 1]!; line++) {
    const place = places[line]!;
    (own[names[fields[place]!]!] ??= []).push(texts[place]!);
  }
  return { id: index.ids[doc]!, fields: own };
}

/** The lines of some documents, not hashed; and per line of the index its new place, or -1. */
function* linesOf(
  index: SearchIndex,
  docs: readonly number[],
): Generator<void, { lines: Lines; places: Int32Array }> {
  const places = new Int32Array(index.lineDocs.length).fill(-1);
  const names: string[] = [];
  const texts: string[] = [];
  const fields: number[] = [];
  const docStarts = [0];
  let units = 0;
  let bits = 0;
  for (const doc of docs) {
    for (let line = index.docStarts[doc]!; line < index.docStarts[doc + 1]!; line++) {
      const text = lineText(index, line);
      for (let at = 0; at < text.length; at++) bits |= text.charCodeAt(at);
      units += text.length;
      places[line] = texts.push(text) - 1;
      fields.push(placeIn(names, index.fields[index.lineFields[line]!]!));
      if (line % STRIDE === 0) yield;
    }
    docStarts.push(texts.length);
  }
  const hashed = { hashEnds: [], chunks: [], hashes: 0 };
  const wide = bits > 0xff;
  return { lines: { names, docStarts, texts, fields, units, wide, ...hashed }, places };
}

/** One after the other, but for hashes. */
function unite(one: Lines, other: Lines): Lines {
  const names = [...one.names];
  return {
    ...one,
    names,
    docStarts: one.docStarts.concat(other.docStarts.slice(1).map((at) => at + one.texts.length)),
    texts: one.texts.concat(other.texts),
    fields: one.fields.concat(other.fields.map((field) => placeIn(names, other.names[field]!))),
    units: one.units + other.units,
    wide: one.wide || other.wide,
  };
}
