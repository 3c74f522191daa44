/** A sentence of an answer, or a line or cell of a list, with the passages it cites by number. */
export type Sentence = { text: string; cites: number[] };

const MARK = /\s*[[【［]\s*\d{1,3}(?:\s*[,，、]\s*\d{1,3})*\s*[\]】］]/g;
// A full stop ends a sentence only before a space, so that 3.5 and v4.0 stay whole.
const ENDS = /(?<=[。！？!?；])|(?<=[.;])(?=\s|$)|\n/;

/** A text without its citations `[1]`, `[1, 2]`, `【1】`. */
export function withoutMarks(text: string): string {
  return text.replace(MARK, "");
}

/** Cuts a text into sentences. */
export function sentencesOf(text: string): string[] {
  return text
    .split(ENDS)
    .map((one) => one.trim())
    .filter(Boolean);
}

/**
 * Cuts a stretch of an answer into sentences. What stands between two citations is one too, so that each
 * part of `A [1], and B [2].` answers for itself; a citation after the full stop is of the one before.
 */
export function citedSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (const match of [...text.matchAll(MARK), undefined]) {
    for (const words of sentencesOf(text.slice(from, match?.index))) {
      if (/[\p{L}\p{N}]/u.test(words)) sentences.push({ text: words, cites: [] });
    }
    if (!match) break;
    from = match.index + match[0].length;
    const numbers = [...match[0].matchAll(/\d+/g)].map(([number]) => Number(number));
    sentences.at(-1)?.cites.push(...numbers);
  }
  return sentences;
}

/**
 * Gives each sentence the passages it stands on: its own, else those of the next sentence of its
 * stretch that cites, else of the one before; then of the stretches around it.
 * @returns undefined where nothing is cited at all
 */
export function resolveCites(stretches: readonly Sentence[][]): Sentence[] | undefined {
  const all = stretches.flatMap((sentences, stretch) =>
    sentences.map((sentence) => ({ sentence, stretch })),
  );
  const resolved = all.map(({ sentence, stretch }, at): Sentence | undefined => {
    if (sentence.cites.length > 0) return sentence;
    const cites = (one: (typeof all)[number]) => one.sentence.cites.length > 0;
    const after = all.slice(at + 1);
    const before = all.slice(0, at).reverse();
    const from =
      after.find((one) => one.stretch === stretch && cites(one)) ??
      before.find((one) => one.stretch === stretch && cites(one)) ??
      after.find(cites) ??
      before.find(cites);
    return from && { text: sentence.text, cites: from.sentence.cites };
  });
  return resolved.every((one) => one !== undefined) ? resolved : undefined;
}
