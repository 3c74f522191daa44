import { cut } from "./cut.ts";
import { eachBeginning, eachFeature } from "./features.ts";
import { fold } from "./fold.ts";
import { tokenise } from "./tokenise.ts";
import type { SearchDocument } from "./search-index.ts";

/** The texts of all documents, cut into lines and hashed; not yet sorted. */
export type Lines = {
  readonly names: string[];
  /** Per document: its first line; then the number of lines. */
  readonly docStarts: number[];
  /** Per line: canonical text, field, and where its hashes end. */
  readonly texts: string[];
  readonly fields: number[];
  readonly hashEnds: number[];
  /** Hash `i` is `chunks[i >> CHUNK_BITS][i & (2 ** CHUNK_BITS - 1)]`. */
  readonly chunks: Uint32Array[];
  readonly hashes: number;
  /** UTF-16 units in all texts; `wide` if any of them is above 255. */
  readonly units: number;
  readonly wide: boolean;
};

export const CHUNK_BITS = 13;
const CHUNK = 1 << CHUNK_BITS;
/** Longest line in UTF-16 units, before folding; bounds the work of a step. */
const LINE_UNITS = 240;

/**
 * Reads documents line by line; a step reads one.
 * @param cutAlready how many documents, from the first, have texts that are lines as they stand
 */
export function* readLines(
  documents: readonly SearchDocument[],
  cutAlready = 0,
): Generator<void, Lines> {
  const names: string[] = [];
  const texts: string[] = [];
  const docStarts: number[] = [0];
  const fields: number[] = [];
  const hashEnds: number[] = [];
  // Chunks, for a growing array would be copied whole in one step.
  const chunks: Uint32Array[] = [];
  let hashes = 0;
  let units = 0;
  let bits = 0;
  const emit = (hash: number) => {
    if ((hashes & (CHUNK - 1)) === 0) chunks.push(new Uint32Array(CHUNK));
    (chunks[hashes >> CHUNK_BITS] as Uint32Array)[hashes++ & (CHUNK - 1)] = hash;
  };

  for (const document of documents) {
    for (const [name, value] of Object.entries(document.fields)) {
      for (const whole of typeof value === "string" ? [value] : value) {
        for (const piece of cut(whole, docStarts.length > cutAlready ? LINE_UNITS : Infinity)) {
          let text = " ";
          for (const token of tokenise(fold(piece))) {
            text += `${token.text} `;
            eachFeature(token, emit);
          }
          yield;
          if (text === " ") continue;
          eachBeginning(text, emit);
          for (let at = 0; at < text.length; at++) bits |= text.charCodeAt(at);
          units += text.length;
          texts.push(text);
          fields.push(placeIn(names, name));
          hashEnds.push(hashes);
        }
      }
    }
    docStarts.push(texts.length);
  }
  return { names, docStarts, texts, fields, hashEnds, chunks, hashes, units, wide: bits > 0xff };
}

/** The place of a name in a list, which it joins if it is new there. */
export function placeIn(names: string[], name: string): number {
  const at = names.indexOf(name);
  return at < 0 ? names.push(name) - 1 : at;
}
