import { fold } from "./fold.ts";
import { stem } from "./stem.ts";
import { canonical } from "./tokenise.ts";

/** Words, or runs of them, that say the same. */
export type SynonymGroup = readonly string[];

const stems = (text: string): string[] => canonical(fold(text)).trim().split(" ").map(stem);

// A pattern stands between spaces, but for a script without spaces, which has no words to part.
const pattern = (word: string): string => {
  const text = stems(word).join(" ");
  return /^[a-z]/.test(text) ? ` ${text} ` : text;
};

/**
 * Reads groups, such as a site edits, into a function that names the words which say the same as some
 * of a text's, those left out that the text says itself. Put into an article's keywords when it is
 * published, they are found as one types at no cost to the page. Groups of less than two words, and
 * words of nothing but punctuation, count for nothing.
 */
export function readSynonyms(groups: readonly SynonymGroup[]): (text: string) => string[] {
  const patterns = groups.map((group) =>
    group.map((word) => ({ word, pattern: pattern(word) })).filter((one) => one.pattern),
  );
  return (text) => {
    const said = ` ${stems(text).join(" ")} `;
    const says = (one: { pattern: string }) => said.includes(one.pattern);
    return patterns.flatMap((group) =>
      group.some(says) ? group.filter((one) => !says(one)).map(({ word }) => word) : [],
    );
  };
}
