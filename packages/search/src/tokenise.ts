// Scripts written without spaces are matched by overlapping pairs of characters ("grams").
const GRAM = "[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Thai}ー]";
const LETTER = `(?!${GRAM})[\\p{L}\\p{M}\\p{N}]`;
// An apostrophe belongs to its word (don't); a hyphen, dot or underscore before a digit belongs to
// its code (SF-2024-001, v4.0.2). No lookbehind: Safari before 16.4 refuses the whole script.
const TOKEN = new RegExp(`(${GRAM}+)|${LETTER}(?:['’]?${LETTER}|[-_.](?=\\p{N}))*`, "gu");
const JOINERS = /['’_.-]/g;

export type Token = {
  /** Without apostrophes, hyphens, dots: `SF-2024` is `sf2024`. */
  readonly text: string;
  /** Offsets in the folded text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** True for a run of a script without spaces, false for a word or code. */
  readonly gram: boolean;
};

/** Splits folded text into words, codes, and runs of scripts without spaces. */
export function tokenise(folded: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let match; (match = TOKEN.exec(folded));) {
    const [raw, run] = match;
    tokens.push({
      text: raw.replace(JOINERS, ""),
      start: match.index,
      end: TOKEN.lastIndex,
      gram: run !== undefined,
    });
  }
  return tokens;
}

/** Tokens joined by single spaces with one before and after: what the index keeps of a text. */
export function canonical(folded: string): string {
  let text = " ";
  for (const token of tokenise(folded)) text += `${token.text} `;
  return text;
}
