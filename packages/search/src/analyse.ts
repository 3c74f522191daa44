import { fold } from "./fold.ts";
import { isStopWord, blankStops } from "./stop-words.ts";
import { tokenise } from "./tokenise.ts";

/** What a query asks for, piece by piece: a word, a code, or one or two characters of a run. */
export type Term = {
  readonly text: string;
  /** True where the piece comes from a script without spaces. */
  readonly gram: boolean;
  /** True for a pair that overlaps the piece before it. */
  readonly joined: boolean;
  /** True for words that ask rather than tell (how, the, 怎么): they weigh little. */
  readonly stop: boolean;
  /** True for a last word that may be half typed. */
  readonly open: boolean;
};

/** The terms of a text in order. Never throws, whatever the text. */
export function analyse(text: string): Term[] {
  const folded = fold(text);
  const terms: Term[] = [];
  for (const { text: whole, end, gram } of tokenise(folded)) {
    if (!gram) {
      const open = end === folded.length;
      terms.push({ text: whole, gram, joined: false, stop: !open && isStopWord(whole), open });
      continue;
    }
    // Pairs of characters; a lone one between two stop words stands for itself.
    const blanked = blankStops(whole);
    const stops = (at: number) => (blanked[at] ?? " ") === " ";
    let joined = false;
    const add = (from: number, to: number, stop: boolean) => {
      terms.push({ text: whole.slice(from, to), gram, joined, stop, open: false });
      joined = true;
    };
    for (let at = 0; at < whole.length; at++) {
      const stop = stops(at);
      const next = stops(at + 1);
      if (whole.length === 1 || (!stop && next && stops(at - 1))) add(at, at + 1, stop);
      if (at + 1 < whole.length) add(at, at + 2, stop || next);
    }
  }
  return terms;
}
