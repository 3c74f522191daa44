import { fold } from "../fold.ts";
import { fitOf } from "../rank.ts";
import { lineText } from "../search-index.ts";
import { LONGEST, matchSounds } from "./match-sounds.ts";
import { kindOf, KINDS } from "./pinyin-index.ts";
import { search } from "../search.ts";
import type { SearchHit, SearchOptions } from "../search.ts";
import type { PinyinIndex } from "./pinyin-index.ts";

export type PinyinHit = SearchHit & {
  /** What of the text sounds like the query, to be shown as found; missing where it was read. */
  readonly said?: string;
};

/** Places tried per query: bounds the time for a letter or two. */
const BUDGET = 16_000;
/** What a match is worth against one by text, and with a syllable that is not as typed. */
const HEARD = 0.95;
const SLIPPED = 0.8;
/** Letters from which a slip is forgiven. */
const LONG = 6;
/** How much of a query must stand in a text to be taken at its word. */
const SURE = 0.99;

/**
 * Finds what `search` finds and what sounds like the query: `tuikuan`, `tk`, `tui k`, `退kuan`, or
 * the wrong character of the right sound (`推款`).
 */
export function searchPinyin(
  pinyin: PinyinIndex,
  query: string,
  options: SearchOptions = {},
): PinyinHit[] {
  const best = new Map<string, PinyinHit>();
  const read = search(pinyin.index, query, options);
  for (const hit of read) best.set(hit.id, hit);
  // What is written as it was typed needs no ear.
  if (!(read[0] && read[0].coverage > SURE)) {
    for (const hit of hear(pinyin, query)) {
      if (hit.score > (best.get(hit.id)?.score ?? 0)) best.set(hit.id, hit);
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, options.limit ?? 10);
}

function hear(pinyin: PinyinIndex, query: string): PinyinHit[] {
  const typed = spell(pinyin, query);
  if (!typed) return [];
  const best = new Map<number, PinyinHit>();
  collect(pinyin, typed, 0, best);
  if (!best.size && typed.length >= LONG) collect(pinyin, typed, 1, best);
  return [...best.values()];
}

/** The query in Latin letters and digits alone. */
function spell({ read }: PinyinIndex, query: string): string {
  return fold(query)
    .replace(/\p{sc=Han}/gu, (character) => read(character) ?? "")
    .replace(/[^a-z0-9]/g, "");
}

function collect(
  pinyin: PinyinIndex,
  typed: string,
  slips: number,
  best: Map<number, PinyinHit>,
): void {
  const { index, offsets, places } = pinyin;
  let budget = BUDGET;
  for (const [from, to] of beginnings(pinyin, typed)) {
    const end = Math.min(offsets[to + 1]!, offsets[from]! + budget);
    for (let at = offsets[from]!; at < end; at++) {
      budget--;
      const place = places[at]!;
      const stop = matchSounds(pinyin, typed, place, slips);
      if (stop < 0) continue;
      const line = lineAt(index.lineStarts, place);
      const doc = index.lineDocs[line]!;
      const text = lineText(index, line);
      const start = place - index.lineStarts[line]!;
      const said = text.slice(start, start + stop - place);
      const fit = fitOf(1, (said.length + 1) / text.length, 1, start === 1 ? 1 : 0);
      const field = index.lineFields[line]!;
      const score = (slips ? SLIPPED : HEARD) * fit ** 3 * index.weights[field]!.match;
      if (score > (best.get(doc)?.score ?? 0)) {
        best.set(doc, {
          id: index.ids[doc]!,
          score,
          field: index.fields[field]!,
          coverage: 1,
          said,
        });
      }
    }
  }
}

/** The pairs of first letters, as ranges of them, that what was typed may begin with. */
function beginnings({ syllables }: PinyinIndex, typed: string): [from: number, to: number][] {
  const first = kindOf(typed) * KINDS;
  const pairs = new Set<number>();
  for (let length = 1; length <= LONGEST; length++) {
    const head = typed.slice(0, length);
    const isCut = length === 1 || /^[zcs]h$/.test(head);
    if (length >= typed.length) break;
    if (isCut || syllables.has(head)) pairs.add(first + kindOf(typed[length]!));
  }
  // All of it may be one syllable, half typed: then anything may follow.
  if ([...syllables].some((one) => one.startsWith(typed))) return [[first, first + KINDS - 1]];
  return [...pairs].map((pair) => [pair, pair]);
}

/** The line that a place stands in. */
function lineAt(lineStarts: Uint32Array, place: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lineStarts[middle]! <= place) low = middle;
    else high = middle;
  }
  return low;
}
