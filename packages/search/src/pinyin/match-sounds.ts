import { nextPlace } from "./pinyin-index.ts";
import type { PinyinIndex } from "./pinyin-index.ts";

/** Letters that a syllable may be cut to: its first, or zh, ch, sh. */
const INITIAL = /^[zcs]h|^./;
/** The longest syllable: zhuang. */
const LONGEST = 6;

/**
 * Where a text that sounds as typed ends, if it does from this place on: each syllable whole, or cut
 * to its initial, the last one half typed.
 * @param slips how many syllables may be others than those typed
 * @returns the place after the last one that was typed, or -1
 */
export function matchSounds(
  pinyin: PinyinIndex,
  typed: string,
  place: number,
  slips: number,
  from = 0,
): number {
  const spellings = pinyin.spellings[pinyin.sounds[place] as number] as readonly string[];
  const next = nextPlace(pinyin, place);
  const rest = typed.length - from;
  const goOn = (length: number, left: number): number => {
    if (length === rest) return place + 1;
    return next < 0 ? -1 : matchSounds(pinyin, typed, next, left, from + length);
  };
  // Whole syllables first: `xian` is 先 sooner than 西安.
  for (const spelling of spellings) {
    if (rest < spelling.length && spelling.startsWith(typed.slice(from))) return place + 1;
    const end = typed.startsWith(spelling, from) ? goOn(spelling.length, slips) : -1;
    if (end >= 0) return end;
  }
  for (const spelling of spellings) {
    const initial = (INITIAL.exec(spelling) as RegExpExecArray)[0];
    for (let length = initial.length; length > 0; length--) {
      if (length === spelling.length || !typed.startsWith(initial.slice(0, length), from)) continue;
      const end = goOn(length, slips);
      if (end >= 0) return end;
    }
  }
  if (!slips || !spellings.length) return -1;
  for (let length = Math.min(LONGEST, rest - 1); length > 0; length--) {
    const isSyllable = pinyin.syllables.has(typed.slice(from, from + length));
    const end = isSyllable ? goOn(length, slips - 1) : -1;
    if (end >= 0) return end;
  }
  return -1;
}
