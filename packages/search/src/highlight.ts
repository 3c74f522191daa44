import { analyse } from "./analyse.ts";
import { foldWithOffsets } from "./fold.ts";
import { ALIKE, wordSimilarity } from "./word-similarity.ts";
import { tokenise } from "./tokenise.ts";
import type { Term } from "./analyse.ts";
import type { Token } from "./tokenise.ts";

/** A stretch of a text, in UTF-16 units: from the first offset up to, not including, the second. */
export type TextRange = readonly [start: number, end: number];

/**
 * What of a text answers a query, as ranges of the text as written: in order, apart, and never
 * inside a character. Half-typed words mark what was typed; misspelt ones mark the nearest word.
 */
export function highlight(text: string, query: string): TextRange[] {
  const all = analyse(query);
  const telling = all.filter((term) => !term.stop);
  const terms = telling.length ? telling : all;
  const folded = foldWithOffsets(text);
  const words = tokenise(folded.text).filter((token) => !token.gram);
  let found = terms.flatMap((term) =>
    term.gram ? occurrences(folded.text, term.text) : nearest(words, term),
  );
  if (!found.length) {
    // No pair of characters stands in the text (a typo, or one character in common): show those.
    found = terms.flatMap((term) =>
      term.gram ? [...term.text].flatMap((one) => occurrences(folded.text, one)) : [],
    );
  }
  const ranges: [number, number][] = [];
  for (const [from, to] of found.sort((a, b) => a[0] - b[0])) {
    const start = folded.starts[from] as number;
    const end = folded.ends[to - 1] as number;
    const last = ranges[ranges.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else ranges.push([start, end]);
  }
  return ranges;
}

function occurrences(text: string, piece: string): TextRange[] {
  const ranges: TextRange[] = [];
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) {
    ranges.push([at, at + piece.length]);
  }
  return ranges;
}

// The words equal to a term, or if half typed or not found whole, beginning with it; else those
// most like it.
function nearest(words: readonly Token[], term: Term): TextRange[] {
  let begun = term.open ? [] : words.filter(({ text }) => text === term.text);
  if (!begun.length && (term.open || term.text.length > 2)) {
    begun = words.filter(({ text }) => text.startsWith(term.text));
  }
  if (begun.length) {
    return begun.map(({ text, start, end }) => [
      start,
      // With a hyphen or apostrophe inside, what was typed has no plain place: mark the word.
      text.length === end - start ? start + term.text.length : end,
    ]);
  }
  if (term.text.length < 4) return [];
  const alike = words.map(({ text }) => wordSimilarity(term.text, text));
  const most = Math.max(ALIKE, ...alike);
  return words.filter((_, at) => alike[at] === most).map(({ start, end }) => [start, end]);
}
