import type { Postings } from "./postings.ts";

const STRIDE = 1 << 8; // buckets per step

/**
 * Posting lists of what stays and what comes, of equally many buckets.
 * @param places per old line its new place, -1 for none; in their old order
 * @param first the place of the first line that comes
 */
export function* mergePostings(
  old: Postings,
  places: Int32Array,
  fresh: Postings,
  { first, lines }: { first: number; lines: number },
): Generator<void, Postings> {
  const buckets = old.offsets.length - 1;
  const offsets = new Uint32Array(buckets + 1);
  const postings =
    lines > 0xffff
      ? new Uint32Array(old.postings.length + fresh.postings.length)
      : new Uint16Array(old.postings.length + fresh.postings.length);
  let size = 0;
  for (let bucket = 0; bucket < buckets; bucket++) {
    for (let at = old.offsets[bucket]!; at < old.offsets[bucket + 1]!; at++) {
      const place = places[old.postings[at]!]!;
      if (place >= 0) postings[size++] = place;
    }
    for (let at = fresh.offsets[bucket]!; at < fresh.offsets[bucket + 1]!; at++) {
      postings[size++] = fresh.postings[at]! + first;
    }
    offsets[bucket + 1] = size;
    if (bucket % STRIDE === 0) yield;
  }
  return { offsets, postings: postings.slice(0, size) };
}
