import { readSounds } from "./sounds.ts";
import type { SearchIndex } from "../search-index.ts";

/**
 * An index by sound beside the one by text. A "place" is an offset in the index's `units`: a Chinese
 * character, or a Latin letter or digit, which sounds as it is written.
 */
export type PinyinIndex = {
  readonly index: SearchIndex;
  /** Per unit: its place in `spellings`, 0 for what has no sound. */
  readonly sounds: Uint16Array;
  /** What each sound is typed as, several ways for characters of several readings. */
  readonly spellings: readonly (readonly string[])[];
  /** `places[offsets[k] … offsets[k + 1]]` begin with the pair `k` of first letters. */
  readonly offsets: Uint32Array;
  readonly places: Uint32Array;
  /** How a character sounds first of all, for queries in Chinese. */
  readonly read: (character: string) => string | undefined;
  /** All that a syllable can be typed as. */
  readonly syllables: ReadonlySet<string>;
};

const SPACE = 32;
const STRIDE = 1 << 12; // units per step
const LINES = 64; // per step
/** Fields whose match counts for as much are heard: titles, questions, keywords. */
const NAMED = 0.5;
/** Letters, digits, and at 0 the end of a text. */
export const KINDS = 37;

/** The place of a first letter or digit among `KINDS`. */
export function kindOf(letter: string): number {
  const at = "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(letter[0] ?? " ");
  return at + 1;
}

/** The next place of the same text, over a space between words; -1 at the end. */
export function nextPlace({ units }: SearchIndex, place: number): number {
  if (units[place + 1] !== SPACE) return place + 1;
  // A text ends with a space, and the next begins with one.
  const next = units[place + 2];
  return next === undefined || next === SPACE ? -1 : place + 2;
}

/** Builds it, in steps of well under a millisecond but for the first, which reads the table. */
export function* buildPinyinIndex(index: SearchIndex): Generator<void, PinyinIndex> {
  const table = readSounds();
  yield;
  const { units } = index;
  const sounds = new Uint16Array(units.length);
  const spellings: (readonly string[])[] = [[]];
  const known = new Map<number, number>();
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] as number;
    let sound = known.get(unit);
    if (sound === undefined) {
      const character = String.fromCharCode(unit);
      const typed = /[a-z0-9]/.test(character) ? [character] : table.get(character);
      sound = typed ? spellings.push(typed) - 1 : 0;
      known.set(unit, sound);
    }
    sounds[at] = sound;
    if (at % STRIDE === 0) yield;
  }

  const kinds = spellings.map((typed) => [...new Set(typed.map(kindOf))]);
  const NONE = [0];
  const isWord = (at: number) =>
    spellings[sounds[at] as number]?.[0]?.length === 1 && units[at]! < 128;
  function* eachPlace(visit: (pair: number, at: number) => void): Generator<void> {
    for (let line = 0; line < index.lineDocs.length; line++) {
      if (line % LINES === 0) yield;
      // By sound one looks for what an article is called, not for words of its body.
      if (index.weights[index.lineFields[line]!]!.match < NAMED) continue;
      for (let at = index.lineStarts[line]!; at < index.lineStarts[line + 1]!; at++) {
        // A word written in Latin letters is typed from its start.
        if (!sounds[at] || (isWord(at) && isWord(at - 1))) continue;
        const next = nextPlace(index, at);
        const follow = next > 0 ? kinds[sounds[next] as number]! : NONE;
        for (const first of kinds[sounds[at] as number]!) {
          for (const second of follow.length ? follow : NONE) visit(first * KINDS + second, at);
        }
      }
    }
  }
  const offsets = new Uint32Array(KINDS * KINDS + 2);
  yield* eachPlace((pair) => {
    offsets[pair + 2]!++;
  });
  for (let pair = 2; pair < offsets.length; pair++) offsets[pair]! += offsets[pair - 1]!;
  const places = new Uint32Array(offsets[offsets.length - 1] as number);
  yield* eachPlace((pair, at) => {
    places[offsets[pair + 1]!++] = at;
  });
  return {
    index,
    sounds,
    spellings,
    offsets,
    places,
    read: (character) => table.get(character)?.[0],
    syllables: new Set([...table.values()].flat()),
  };
}
