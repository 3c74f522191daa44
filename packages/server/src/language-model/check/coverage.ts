import { stem } from "@helpbuoy/search";

const GRAM = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}]/u;
const RUN = new RegExp(`${GRAM.source}+`, "gu");
const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;

// What only holds a sentence together tells nothing about what it says.
const EMPTY = new Set(
  (
    "a an the i me my we us our you your he she it its they them their this that these those there here is " +
    "are am be been being was were do does did done have has had having can could will would should may " +
    "might must shall how what when where why who which whose to of in on at for from with within by as " +
    "than then into onto out up off over under about and or but if so because while before after until " +
    "also just only too very please yes sure well now still already again more most some any each every " +
    "all both either other another such same own get gets got go goes need needs want wants not no once"
  ).split(" "),
);
const EMPTY_CHARACTERS = new Set(
  "的了吗呢吧啊呀也都就会将可以请您你我他她它们和或与及在是有为把被从对于这那其个后前时内中里上下而并且则如果若需要即等",
);

/** What can support a sentence: stems of words, and pairs of characters where there are no spaces. */
export type Support = { has: (piece: string) => boolean };

/** Everything of a text that can support a sentence. */
export function supportOf(text: string): Support {
  const pieces = new Set<string>();
  const folded = fold(text);
  for (const [word] of folded.replace(RUN, " ").matchAll(WORD)) pieces.add(stem(word));
  for (const [run] of folded.matchAll(RUN)) {
    const characters = [...run];
    characters.forEach((one, at) => pieces.add(one + (characters[at + 1] ?? "")));
  }
  return pieces;
}

/** What several supports have together. */
export function allOf(supports: readonly Support[]): Support {
  return { has: (piece) => supports.some((one) => one.has(piece)) };
}

/** What a text tells: stems of its words, and its characters, each with the pairs it stands in. */
export type Telling = { words: string[]; characters: string[][] };

export function tellingOf(text: string): Telling {
  const folded = fold(text);
  const words = [...folded.replace(RUN, " ").matchAll(WORD)]
    .filter(([word]) => !EMPTY.has(word))
    .map(([word]) => stem(word));
  const characters = [...folded.matchAll(RUN)].flatMap(([run]) => {
    const signs = [...run];
    const pair = (at: number) =>
      signs[at] && signs[at + 1] ? [`${signs[at]}${signs[at + 1]}`] : [];
    return signs.flatMap((one, at) =>
      EMPTY_CHARACTERS.has(one) ? [] : [[...pair(at - 1), ...pair(at)]],
    );
  });
  return { words, characters };
}

/**
 * How much of what a text tells stands in `support`, 0 to 1: its words, and its characters that stand
 * there beside the same neighbour, two for a word. 1 for a text that tells nothing.
 */
export function coverage({ words, characters }: Telling, support: Support): number {
  const all = 2 * words.length + characters.length;
  if (all === 0) return 1;
  const heldWords = words.filter((word) => support.has(word)).length;
  const held = characters.filter((pairs) => pairs.some((pair) => support.has(pair))).length;
  return (2 * heldWords + held) / all;
}

export function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
