import { allOf, coverage, fold, supportOf, tellingOf, type Support } from "./coverage.ts";
import { statementsOf, turnsRound, type Statement } from "./negation.ts";
import type { Passage } from "./passage.ts";
import { quantitiesOf } from "./quantities.ts";
import { sentencesOf } from "./sentences.ts";
import { namesOf, touchyWords } from "./suspicious.ts";

export type SentenceFault = "unsupported" | "invented" | "turned_round";

/** How much of a sentence must stand in the lines it rests on. */
const ENOUGH = 0.6;
/** The same for one that speaks of passwords, codes, links and the like: next to word for word. */
const ENOUGH_OF_TOUCHY = 0.9;
/** Lines that cover a sentence this much less than the best are as good. */
const AS_CLOSE = 0.05;
/** A sentence rests on so many lines beside one another. */
const WINDOW = 4;

/** A passage taken apart, once for all sentences. */
export type ReadPassage = {
  /** Folded. */
  whole: string;
  windows: { support: Support; quantities: ReadonlySet<string>; statements: Statement[] }[];
};

export function readPassage({ title, heading, text }: Passage): ReadPassage {
  const above = supportOf(`${title}\n${heading}`);
  const lines = sentencesOf(text).map((line) => ({
    support: supportOf(line),
    quantities: quantitiesOf(line, "said"),
    statements: statementsOf(line),
  }));
  const windows = lines.map((_, at) => {
    const window = lines.slice(at, at + WINDOW);
    return {
      support: allOf([above, ...window.map(({ support }) => support)]),
      quantities: new Set(window.flatMap(({ quantities }) => quantities)),
      statements: window.flatMap(({ statements }) => statements),
    };
  });
  return { whole: fold(`${title}\n${heading}\n${text}`), windows };
}

/** What is wrong with a sentence, against the passages it cites; undefined where it holds. */
export function sentenceFault(
  sentence: string,
  passages: readonly ReadPassage[],
): SentenceFault | undefined {
  const isSaid = (word: string) => passages.some(({ whole }) => whole.includes(word));
  const touchy = touchyWords(sentence);
  if (![...namesOf(sentence), ...touchy].every(isSaid)) return "invented";
  const enough = touchy.length > 0 ? ENOUGH_OF_TOUCHY : ENOUGH;

  const telling = tellingOf(sentence);
  const close = passages
    .flatMap(({ windows }) => windows)
    .map((window) => ({ ...window, covers: coverage(telling, window.support) }))
    .filter(({ covers }) => covers >= enough);
  if (close.length === 0) return "unsupported";
  const asked = quantitiesOf(sentence, "asked");
  const exact = close.filter(({ quantities }) => asked.every((one) => quantities.has(one)));
  if (exact.length === 0) return "invented";
  // Lines nearby may say much of the same without the denial: what it was taken from counts.
  const most = Math.max(...exact.map(({ covers }) => covers));
  const nearest = exact.filter(({ covers }) => covers >= most - AS_CLOSE);
  return nearest.every(({ statements }) => turnsRound(sentence, statements))
    ? "turned_round"
    : undefined;
}
