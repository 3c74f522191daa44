// What people type to find a title, made from a file of titles and a seed.
import { pinyin } from "pinyin-pro";
import { isStopWord } from "../src/stop-words.ts";
import { homophonesOf, makeSlip } from "./make-slip.ts";
import { shuffle } from "./make-titles.ts";
import { randomFrom } from "./random.ts";
import type { Doc, TypedQuery } from "./json-lines.ts";

const PREFIX = 0.6;
const SHORT = 0.3;
/** Titles that a lone keyword may stand in, to tell anything. */
const FEW = 20;
const SYLLABLES = 4;
const HAN = /\p{sc=Han}/u;

/**
 * `count` queries of each kind that the titles allow: the whole title, prefixes (60 and 30 %) and two words in any order, some
 * also with one slip; a keyword; and for Chinese a slip to a homophone, pinyin, and its initials.
 */
export function makeQueries(docs: readonly Doc[], count: number, seed: number): TypedQuery[] {
  const random = randomFrom(seed);
  const content = docs.map(({ text }) => contentWords(text));
  const holders = new Map<string, string[]>();
  docs.forEach(({ id }, at) => {
    for (const word of content[at]!) holders.set(word, [...(holders.get(word) ?? []), id]);
  });
  const homophones = homophonesOf(docs.map(({ text }) => text));
  type Made = Omit<TypedQuery, "kind"> | undefined;
  const known = (at: number, text: string | undefined): Made =>
    text?.trim() ? { text: text.trim(), relevant: [docs[at]!.id] } : undefined;
  const prefix = (at: number, share = PREFIX) => {
    const characters = [...docs[at]!.text];
    const length = Math.ceil(characters.length * share);
    return characters.slice(0, length).join("").trim();
  };
  const twoWords = (at: number) => {
    const words = shuffle([...content[at]!], random).slice(0, 2);
    return words.length === 2 ? words : undefined;
  };
  const twoWordsSlip = (at: number, by?: typeof homophones) => {
    const words = twoWords(at);
    if (!words) return undefined;
    const which = random() < 0.5 ? 0 : 1;
    const slip = makeSlip(words[which]!, random, by);
    return slip && (which ? [words[0], slip] : [slip, words[1]]).join(" ");
  };
  const begun = (at: number) => (docs[at]!.text.match(/[\p{sc=Han}a-z0-9]/giu) ?? []).join("");
  const spelt = (at: number, pattern: "pinyin" | "first") => {
    const whole = begun(at);
    // A sound depends on the words around, so the whole title is read before it is cut.
    const sounds = pinyin(docs[at]!.text, { toneType: "none", pattern, type: "array" }).filter(
      (sound) => /^[a-z0-9]+$/i.test(sound),
    );
    const length = Math.max(SYLLABLES, Math.ceil(sounds.length * PREFIX));
    return [...whole].every((one) => HAN.test(one)) && sounds.length >= SYLLABLES
      ? sounds.slice(0, length).join("")
      : undefined;
  };
  const keyword = (at: number): Made => {
    const rare = [...content[at]!].filter((word) => holders.get(word)!.length <= FEW);
    const word = rare[Math.floor(random() * rare.length)];
    return word ? { text: word, relevant: holders.get(word)! } : undefined;
  };
  const latin: Record<string, (at: number) => Made> = {
    whole: (at) => known(at, prefix(at, 1)),
    prefix: (at) => known(at, prefix(at)),
    "short prefix": (at) => known(at, prefix(at, SHORT)),
    "prefix + typo": (at) => known(at, makeSlip(prefix(at), random)),
    "two words": (at) => known(at, twoWords(at)?.join(" ")),
    "two words + typo": (at) => known(at, twoWordsSlip(at)),
    keyword,
  };
  const chinese: typeof latin = {
    "prefix + homophone": (at) => known(at, makeSlip(prefix(at), random, homophones)),
    "two words + homophone": (at) => known(at, twoWordsSlip(at, homophones)),
    "full pinyin": (at) => known(at, spelt(at, "pinyin")),
    initials: (at) => known(at, spelt(at, "first")),
  };
  const isChinese = docs.filter(({ text }) => HAN.test(text)).length > docs.length / 2;
  return Object.entries({ ...latin, ...(isChinese && chinese) }).flatMap(([kind, make]) => {
    const made: TypedQuery[] = [];
    for (let tries = count * 20; made.length < count && tries > 0; tries--) {
      const one = make(Math.floor(random() * docs.length));
      if (one) made.push({ ...one, kind });
    }
    return made;
  });
}

const segmenters = {
  zh: new Intl.Segmenter("zh", { granularity: "word" }),
  en: new Intl.Segmenter("en", { granularity: "word" }),
};

/** The words that tell: no stop words, and of two Chinese characters or three letters at least. */
function contentWords(text: string): Set<string> {
  const isChinese = HAN.test(text);
  const words = [...segmenters[isChinese ? "zh" : "en"].segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment.toLowerCase())
    .filter((word) => word.length >= (HAN.test(word) ? 2 : 3) && !isStopWord(word));
  return new Set(words);
}
