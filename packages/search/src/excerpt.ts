import { cutPoint, SENTENCES } from "./cut.ts";
import { highlight } from "./highlight.ts";
import type { TextRange } from "./highlight.ts";

export type Excerpt = {
  readonly text: string;
  /** What answers the query, as ranges of the excerpt's own text. */
  readonly ranges: TextRange[];
};

/**
 * The part of a text that answers a query best, at most `maxChars` UTF-16 units with its ellipses,
 * cut where a sentence or a word ends. Line breaks become spaces.
 */
export function excerpt(text: string, query: string, maxChars: number): Excerpt {
  const ranges = highlight(text, query);
  const room = Math.max(1, maxChars - 2);
  let from = 0;
  let to = text.length;
  if (to > maxChars) {
    from = startBefore(text, richest(ranges, text, room), room);
    to = text.length - from > room ? from + cutPoint(text.slice(from, from + room)) : text.length;
  }
  const lead = from > 0 ? "…" : "";
  const shift = lead.length - from;
  return {
    text: lead + text.slice(from, to).replace(/\s/g, " ") + (to < text.length ? "…" : ""),
    ranges: ranges
      .filter(([start, end]) => start >= from && end <= to)
      .map(([start, end]) => [start + shift, end + shift]),
  };
}

// Where the stretch begins in which the most different matches stand.
function richest(ranges: readonly TextRange[], text: string, room: number): number {
  let best = 0;
  let most = 0;
  ranges.forEach(([first], at) => {
    const seen = new Set<string>();
    for (const [start, end] of ranges.slice(at)) {
      if (end > first + room * 0.75) break;
      seen.add(text.slice(start, end).toLowerCase());
    }
    if (seen.size > most) {
      most = seen.size;
      best = first;
    }
  });
  return best;
}

// The start of the sentence `at` stands in; if that is far back, of a word a little before `at`.
function startBefore(text: string, at: number, room: number): number {
  const back = Math.max(0, at - Math.floor(room * 0.25));
  if (back === 0) return 0;
  const before = text.slice(back, at);
  const skipped = SENTENCES.exec(before) ?? /.*? /s.exec(before);
  return skipped ? back + skipped[0].length : at;
}
