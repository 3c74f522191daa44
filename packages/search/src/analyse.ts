import { fold } from "./fold.ts";
import { isStopWord, stopUnits } from "./stop-words.ts";
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
    const add = (piece: string, stop: boolean, joined = false, open = false) =>
      terms.push({ text: piece, gram, joined, stop, open });
    if (!gram) {
      const open = end === folded.length;
      add(whole, !open && isStopWord(whole), false, open);
      continue;
    }
    // Pairs of characters; a lone one between two stop words stands for itself.
    const stops = stopUnits(whole);
    for (let at = 0; at < whole.length; at++) {
      const stop = stops[at] as boolean;
      const next = stops[at + 1] ?? true;
      const lone = !stop && next && (stops[at - 1] ?? true);
      if (lone || whole.length === 1) add(whole.charAt(at), stop, at > 0);
      if (at + 1 < whole.length) add(whole.slice(at, at + 2), stop || next, lone || at > 0);
    }
  }
  return terms;
}
