import { nextPlace } from "./pinyin-index.ts";
import type { PinyinIndex } from "./pinyin-index.ts";

/** The longest syllable: zhuang. */
export const LONGEST = 6;

/**
 * Where a text that sounds as typed ends, if it does from this place on: each syllable whole, or cut
 * to its initial, the last one half typed. Goes character by character with all the ways in which
 * what was typed may be split so far, so that its time is bounded by the two lengths.
 * @param slips how many syllables (0 or 1) may be others than those typed
 * @returns the place after the last one that was typed, or -1
 */
export function matchSounds(
  { index, sounds, spellings, syllables }: PinyinIndex,
  typed: string,
  place: number,
  slips: number,
): number {
  // A way is the letters it has used, doubled, and a slip that is left.
  let ways = [slips];
  for (let at = place; at >= 0 && ways.length; at = nextPlace(index, at)) {
    const all = spellings[sounds[at] as number] as readonly string[];
    const next: number[] = [];
    for (const way of ways) {
      const from = way >> 1;
      const left = way & 1;
      const go = (letters: number, slip = left) => {
        const on = (from + letters) * 2 + slip;
        if (!next.includes(on)) next.push(on);
      };
      for (const spelling of all) {
        if (typed.length - from <= spelling.length && spelling.startsWith(typed.slice(from))) {
          return at + 1;
        }
        if (typed.startsWith(spelling, from)) go(spelling.length);
        if (typed[from] !== spelling[0]) continue;
        go(1);
        if (typed[from + 1] === "h" && spelling[1] === "h") go(2);
      }
      if (!left || !all.length) continue;
      for (let letters = 1; letters <= LONGEST && from + letters <= typed.length; letters++) {
        if (!syllables.has(typed.slice(from, from + letters))) continue;
        if (from + letters === typed.length) return at + 1;
        go(letters, 0);
      }
    }
    ways = next;
  }
  return -1;
}
