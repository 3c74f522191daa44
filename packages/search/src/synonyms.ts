import { fold } from "./fold.ts";
import { stem } from "./stem.ts";
import { tokenise } from "./tokenise.ts";

/** Words, or runs of them, that say the same. */
export type SynonymGroup = readonly string[];

/** A word with the text that says it. */
type Said = { readonly word: string; readonly pattern: string };

/**
 * Reads groups, such as a site edits, into a function that names the words which say the same as some
 * of a text's, those left out that the text says itself. Put into an article's keywords when it is
 * published, they are found as one types at no cost to the page. Groups of less than two words, and
 * words of nothing but punctuation, count for nothing.
 */
export function readSynonyms(groups: readonly SynonymGroup[]): (text: string) => string[] {
  const read = groups.map((group) =>
    group.map((word): Said => ({ word, pattern: patternOf(word) })).filter((one) => one.pattern),
  );
  // By their beginnings, so that a text is read once however many there are.
  const beginnings = new Map<string, Said[]>();
  for (const one of read.flat()) {
    const [beginning = ""] = beginningsAt(one.pattern, 0);
    const others = beginnings.get(beginning);
    if (others) others.push(one);
    else beginnings.set(beginning, [one]);
  }
  return (text) => {
    const whole = ` ${stems(text)} `;
    const said = new Set<Said>();
    for (let at = 0; at < whole.length; at++) {
      for (const beginning of beginningsAt(whole, at)) {
        for (const one of beginnings.get(beginning) ?? []) {
          if (whole.startsWith(one.pattern, at)) said.add(one);
        }
      }
    }
    return read.flatMap((group) =>
      group.some((one) => said.has(one))
        ? group.filter((one) => !said.has(one)).map(({ word }) => word)
        : [],
    );
  };
}

const stems = (text: string): string =>
  tokenise(fold(text))
    .map((token) => stem(token.text))
    .join(" ");

// A word stands between spaces; a script without spaces has no words to part.
function patternOf(word: string): string {
  const tokens = tokenise(fold(word));
  const edge = (token = tokens[0]) => (token?.gram === false ? " " : "");
  return edge() + stems(word) + edge(tokens[tokens.length - 1]);
}

/** What stands at a place, as a pattern may begin there: a word with its spaces, or two characters, or one. */
function beginningsAt(text: string, at: number): string[] {
  const end = text[at] === " " ? text.indexOf(" ", at + 1) + 1 : at + 2;
  return [text.slice(at, end), text.slice(at, at + 1)];
}
