// Titles to search among: our own help centre's texts and the public sets, where present, as they
// stand; where those are too few, recombined at a word that two of them share.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readArticles } from "./knowledge.ts";
import { randomFrom } from "./random.ts";
import type { Doc } from "./json-lines.ts";
import type { Locale } from "./knowledge.ts";

const DATASETS =
  process.env.HELPBUOY_DATASETS ??
  fileURLToPath(new URL("../../../../shared/data", import.meta.url));
const SETS: Record<Locale, readonly string[]> = {
  en: ["banking77.train", "clinc150.train", "clinc150.val"],
  "zh-CN": ["xsid-zh.valid"],
};
/** Titles of one or two words, and texts nobody would set as a title, are left out. */
const LENGTHS: Record<Locale, readonly [least: number, most: number]> = {
  en: [15, 90],
  "zh-CN": [5, 30],
};

/**
 * `count` different titles. Odd and even seeds share no source text, so that what was tuned on one
 * is reported on the other.
 */
export function makeTitles(locale: Locale, count: number, seed: number): Doc[] {
  const random = randomFrom(seed);
  const sources = sourceTexts(locale).filter((_, at) => at % 2 === seed % 2);
  const titles = new Set(shuffle(sources, random).slice(0, count));
  recombine(locale, sources, titles, count, random);
  return shuffle([...titles], random).map((text, at) => ({ id: `${at}`, text }));
}

function sourceTexts(locale: Locale): string[] {
  const texts = readArticles(locale).flatMap(({ title, questions, sections }) => [
    title,
    ...questions,
    ...sections.flatMap(({ heading, text }) => [
      heading,
      ...text.split(/[\n。！？；：，]|[.!?;:] /),
    ]),
  ]);
  for (const set of SETS[locale]) {
    const path = `${DATASETS}/${set}.jsonl`;
    if (!existsSync(path)) continue;
    for (const line of readFileSync(path, "utf8").split("\n").filter(Boolean)) {
      texts.push((JSON.parse(line) as { text: string }).text);
    }
  }
  const [least, most] = LENGTHS[locale];
  const tidy = texts.map((text) => text.replace(/\s+/g, " ").trim());
  return [...new Set(tidy)].filter(({ length }) => length >= least && length <= most);
}

function recombine(
  locale: Locale,
  sources: readonly string[],
  titles: Set<string>,
  count: number,
  random: () => number,
): void {
  const segmenter = new Intl.Segmenter(locale, { granularity: "word" });
  const cutTexts = sources.map((text) =>
    [...segmenter.segment(text)].map(({ segment }) => segment),
  );
  const places = new Map<string, [text: number, at: number][]>();
  cutTexts.forEach((words, text) =>
    words.forEach((word, at) => {
      if (at > 0 && at < words.length - 1 && word !== " ")
        places.set(word, [...(places.get(word) ?? []), [text, at]]);
    }),
  );
  const [least, most] = LENGTHS[locale];
  // None begins as another does for half its length: real sets of this size seldom have such.
  const begun = new Set<string>();
  const halves = new Set<string>();
  const begin = (title: string) => Array.from(title, (_, at) => title.slice(0, at + 1));
  const half = (title: string) => title.slice(0, Math.ceil(title.length / 2));
  const keep = (title: string) => {
    titles.add(title);
    halves.add(half(title));
    for (const prefix of begin(title)) begun.add(prefix);
  };
  titles.forEach(keep);
  const words = [...places.keys()];
  for (let tries = count * 200; titles.size < count && tries > 0; tries--) {
    const all = places.get(words[Math.floor(random() * words.length)] as string)!;
    const [head, tail] = [0, 0].map(() => all[Math.floor(random() * all.length)]!) as [
      [number, number],
      [number, number],
    ];
    const title = [
      ...cutTexts[head[0]]!.slice(0, head[1]),
      ...cutTexts[tail[0]]!.slice(tail[1]),
    ].join("");
    if (title.length < least || title.length > most) continue;
    const isAlike = begun.has(half(title)) || begin(title).some((prefix) => halves.has(prefix));
    if (!isAlike) keep(title);
  }
}

export function shuffle<T>(list: readonly T[], random: () => number): T[] {
  const all = [...list];
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [all[at], all[other]] = [all[other]!, all[at]!];
  }
  return all;
}
