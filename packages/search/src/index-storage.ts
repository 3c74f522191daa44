import type { SearchIndex } from "./search-index.ts";

/** An index as it is kept: the pieces in order, each at most 256 KB. */
export type StoredIndex = { readonly format: 1; readonly pieces: Uint8Array[] };

const PIECE = 256 * 1024;
const MARK = 0x31584248; // "HBX1", read little-endian: on another byte order it does not fit
const SPREAD = 8192; // arguments one call can surely take

// The arrays in the order they are stored: widest elements first, so that each is aligned where it
// falls. The first three hold floats.
const ARRAYS = [
  "matchWeights",
  "evidenceWeights",
  "docNorms",
  "docStarts",
  "lineDocs",
  "lineStarts",
  "offsets",
  "postings",
  "units",
  "lineFields",
] as const;
const FLOATS = 3;
const KINDS = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array };
// Header, in 32-bit words: mark, checksum, bytes in all, fields, documents; then for the names and
// each array its length and the bytes of an element.
const FIXED = 5;
const HEADER = FIXED + 2 * (1 + ARRAYS.length);

/** Turns an index into pieces to store. One pass of copying: some 2 ms a megabyte. */
export function exportIndex(index: SearchIndex): StoredIndex {
  // A NUL ends each name, as none can hold one.
  const names = [...index.fields, ...index.ids].map((name) => `${name}\0`).join("");
  const nameUnits = new Uint32Array(names.length);
  for (let at = 0; at < names.length; at++) nameUnits[at] = names.charCodeAt(at);
  const arrays = [nameUnits, ...ARRAYS.map((key) => index[key])];
  const used = arrays.reduce((sum, array) => sum + array.byteLength, HEADER * 4);
  const words = new Uint32Array(Math.ceil(used / 4));
  const bytes = new Uint8Array(words.buffer);
  words.set([MARK, 0, bytes.length, index.fields.length, index.ids.length]);
  let at = HEADER * 4;
  arrays.forEach((array, order) => {
    words.set([array.length, array.BYTES_PER_ELEMENT], FIXED + 2 * order);
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += array.byteLength;
  });
  words[1] = checksum(words);
  const pieces: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; from += PIECE) {
    // A copy each: a view would make a store write the whole buffer with every piece.
    pieces.push(bytes.slice(from, from + PIECE));
  }
  return { format: 1, pieces };
}

/** The index that was stored, or undefined when it is of another format, incomplete or damaged. */
export function importIndex(stored: unknown): SearchIndex | undefined {
  try {
    const { format, pieces } = stored as StoredIndex;
    if (format !== 1) return undefined;
    const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return read(bytes.buffer);
  } catch {
    // Not the shape we wrote, so not an index: the caller builds anew.
    return undefined;
  }
}

function read(buffer: ArrayBuffer): SearchIndex | undefined {
  const words = new Uint32Array(buffer);
  const [mark, sum, size, fields, ids] = words;
  if (mark !== MARK || size !== buffer.byteLength || sum !== checksum(words)) return undefined;
  let at = HEADER * 4;
  const arrays = ["names", ...ARRAYS].map((key, order) => {
    const [length = 0, width = 0] = words.subarray(FIXED + 2 * order);
    const floats = order > 0 && order <= FLOATS;
    const Kind = floats ? Float32Array : KINDS[width as 1 | 2 | 4];
    const array = new Kind(buffer, at, length);
    at += array.byteLength;
    return [key, array] as const;
  });
  const { names, ...rest } = Object.fromEntries(arrays) as unknown as SearchIndex & {
    names: Uint32Array;
  };
  let text = "";
  for (let from = 0; from < names.length; from += SPREAD) {
    text += String.fromCharCode(...names.subarray(from, from + SPREAD));
  }
  const list = text.split("\0");
  return {
    ...rest,
    fields: list.slice(0, fields),
    ids: list.slice(fields, -1),
    lineScores: new Float32Array(rest.lineDocs.length),
    docScores: new Float32Array(ids as number),
    lineTexts: [],
  };
}

function checksum(words: Uint32Array): number {
  let sum = 0;
  // Word 1 holds the sum itself.
  for (let at = 2; at < words.length; at++) {
    sum = Math.imul(sum ^ (words[at] as number), 0x01000193);
    sum ^= sum >>> 15;
  }
  return sum >>> 0;
}
