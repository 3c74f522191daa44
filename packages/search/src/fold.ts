const MARKS = /[\u0300-\u036f]/g;
// A character with what joins it: marks, half-width voicing marks, conjoining Hangul.
const CHARACTERS = /.[\p{M}\uff9e\uff9f\u1160-\u11ff]*/gsu;

/** Folds width, case, compatibility forms and Latin accents: `Ｃａｆé` and `cafe` become one. */
export const fold = (text: string): string =>
  // Decompose, drop Latin accents, compose again: NFC gives Hangul and kana their one-unit form back.
  text.normalize("NFKD").replace(MARKS, "").normalize("NFC").toLowerCase();

/** A folded text that remembers where each of its UTF-16 units stood in the original. */
export type FoldedText = {
  readonly text: string;
  /** Original offset at which the character behind folded unit `i` starts. */
  readonly starts: readonly number[];
  /** Original offset at which the character behind folded unit `i` ends. */
  readonly ends: readonly number[];
};

/** Folds character by character, so that a match can be shown in the text as it was written. */
export function foldWithOffsets(text: string): FoldedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = "";
  for (const { 0: character, index } of text.matchAll(CHARACTERS)) {
    const piece = fold(character);
    folded += piece;
    for (let unit = 0; unit < piece.length; unit++) {
      starts.push(index);
      ends.push(index + character.length);
    }
  }
  return { text: folded, starts, ends };
}
