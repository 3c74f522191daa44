import { CHUNK_BITS } from "./line-reader.ts";
import type { Lines } from "./line-reader.ts";

/** Bucket `b` (see `bucketOf`) lists the lines `postings[offsets[b] … offsets[b + 1]]`. */
export type Postings = {
  readonly offsets: Uint32Array;
  readonly postings: Uint16Array | Uint32Array;
};

const STRIDE = 1 << 12; // elements per step
const MAX_BITS = 16;

/**
 * The bucket of a hash: a power of two of them for what tells of words, by its lower bits, and a
 * fourth as many for beginnings, by its highest bit, which so never collide with words.
 */
export function bucketOf(hash: number, buckets: number): number {
  const beginnings = buckets / 5;
  const words = buckets - beginnings;
  return hash >>> 31 ? words + (hash & (beginnings - 1)) : hash & (words - 1);
}

/** A quarter as many as hashes, roughly: words repeat, and what collides is told apart on the text. */
export const bucketsFor = ({ units, wide }: Pick<Lines, "units" | "wide">): number =>
  1.25 * 2 ** Math.min(MAX_BITS, Math.ceil(Math.log2(units * (wide ? 0.4 : 0.25) + 4)));

/** Sorts the hashes of lines into posting lists: a counting sort, in slices. */
export function* sortPostings(
  lines: Lines,
  buckets = bucketsFor(lines),
): Generator<void, Postings> {
  const offsets = new Uint32Array(buckets + 1);
  const last = new Uint32Array(buckets); // the last line put in a bucket, plus one
  yield;

  function* eachPosting(visit: (bucket: number, line: number) => void): Generator<void> {
    last.fill(0);
    let at = 0;
    for (let line = 0; line < lines.hashEnds.length; line++) {
      for (const end = lines.hashEnds[line] as number; at < end; at++) {
        const chunk = lines.chunks[at >> CHUNK_BITS] as Uint32Array;
        const bucket = bucketOf(chunk[at & ((1 << CHUNK_BITS) - 1)] as number, buckets);
        if (last[bucket] !== line + 1) {
          last[bucket] = line + 1;
          visit(bucket, line);
        }
        if (at % STRIDE === 0) yield;
      }
    }
  }

  yield* eachPosting((bucket) => {
    offsets[bucket]!++;
  });
  let size = 0;
  for (let bucket = 0; bucket <= buckets; bucket++) {
    const count = offsets[bucket] as number;
    offsets[bucket] = size;
    size += count;
  }
  yield;
  const wide = lines.texts.length > 0xffff;
  const postings = wide ? new Uint32Array(size) : new Uint16Array(size);
  // Filling moves each offset to its bucket's end, which is the next bucket's start …
  yield* eachPosting((bucket, line) => {
    postings[offsets[bucket]!++] = line;
  });
  // … so that one shift puts them right.
  offsets.copyWithin(1, 0, buckets);
  offsets[0] = 0;
  return { offsets, postings };
}
