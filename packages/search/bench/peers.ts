// The search engines of npm, each tuned for typing: prefixes, slips, any order; and for Chinese
// given pairs of characters, but for those that bring better of their own.
import uFuzzy from "@leeoniya/ufuzzy";
import { create, insertMultiple, search as searchOrama } from "@orama/orama";
import { Charset, Index as FlexIndex } from "flexsearch";
import Fuse from "fuse.js";
import lunr from "lunr";
import MiniSearch from "minisearch";
import type { Doc } from "./json-lines.ts";

/** The ids of what was found, best first. */
export type Ask = (text: string) => readonly string[];
export type Peer = {
  readonly build: (docs: readonly Doc[]) => Ask;
  /** Every how manieth query of a kind is asked; 1 unless the engine is slow. */
  readonly sample: number;
};

const RUN = /\p{sc=Han}+|[\p{L}\p{N}]+/gu;
const HAN = /\p{sc=Han}/u;
const TOP = 10;

/** Words, and overlapping pairs of Chinese characters. */
const words = (text: string): string[] =>
  (text.toLowerCase().match(RUN) ?? []).flatMap((run) =>
    HAN.test(run) && run.length > 1
      ? Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2))
      : [run],
  );
const isChinese = (docs: readonly Doc[]) =>
  docs.filter(({ text }) => HAN.test(text)).length > docs.length / 2;

function miniSearch(docs: readonly Doc[], options: object): Ask {
  const engine = new MiniSearch<Doc>({ fields: ["text"], tokenize: words });
  engine.addAll(docs);
  return (text) =>
    engine
      .search(text, options)
      .slice(0, TOP)
      .map(({ id }) => id as string);
}

function flexSearch(docs: readonly Doc[]): Ask {
  const engine = new FlexIndex(
    isChinese(docs)
      ? { tokenize: "forward", encode: words }
      : { tokenize: "forward", encoder: Charset.LatinBalance },
  );
  docs.forEach(({ text }, at) => engine.add(at, text));
  return (text) =>
    engine.search(text, { limit: TOP, suggest: true }).map((at) => docs[Number(at)]!.id);
}

function orama(docs: readonly Doc[]): Ask {
  const engine = create({
    schema: { text: "string" } as const,
    components: {
      tokenizer: { language: "english", normalizationCache: new Map(), tokenize: words },
    },
  });
  void insertMultiple(
    engine,
    docs.map(({ id, text }) => ({ id, text })),
    docs.length,
  );
  return (text) => {
    const found = searchOrama(engine, {
      term: text,
      limit: TOP,
      tolerance: HAN.test(text) ? 0 : 1,
      threshold: 1,
    });
    if (found instanceof Promise) throw new Error("orama answered later");
    return found.hits.map(({ id }) => id);
  };
}

function fuse(docs: readonly Doc[]): Ask {
  const engine = new Fuse(docs, {
    keys: ["text"],
    threshold: 0.6,
    ignoreLocation: true,
    useTokenSearch: true,
  } as never);
  return (text) => engine.search(text, { limit: TOP }).map(({ item }) => item.id);
}

function lunrEngine(docs: readonly Doc[]): Ask {
  const engine = lunr(function build() {
    this.tokenizer = ((text: unknown) =>
      words(String(text)).map((word) => new lunr.Token(word, {}))) as typeof lunr.tokenizer;
    this.pipeline.reset();
    this.searchPipeline.reset();
    this.field("text");
    for (const doc of docs) this.add(doc);
  });
  return (text) => {
    const found = engine.query((query) => {
      for (const word of words(text)) {
        query.term(word, { boost: 10 });
        query.term(word, { wildcard: lunr.Query.wildcard.TRAILING, boost: 3 });
        if (word.length > 3) query.term(word, { editDistance: 1 });
      }
    });
    return found.slice(0, TOP).map(({ ref }) => ref);
  };
}

function uFuzzyEngine(docs: readonly Doc[], tuned: boolean): Ask {
  const engine = new uFuzzy({
    unicode: true,
    interSplit: "[^\\p{L}\\d']+",
    intraSplit: "\\p{Ll}\\p{Lu}",
    intraBound: "\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}",
    intraChars: "[\\p{L}\\d']",
    ...(tuned && ({ intraMode: 1, intraIns: 1 } as const)),
  });
  // Chinese is searched by pairs, as it writes no spaces.
  const split = (text: string) => (HAN.test(text) ? words(text).join(" ") : text);
  const haystack = docs.map(({ text }) => split(text));
  return (text) => {
    const [ids, info, order] = engine.search(haystack, split(text), tuned ? 5 : 1, 1e4);
    if (!ids) return [];
    const best = info && order ? order.map((at) => info.idx[at]!) : ids;
    return best.slice(0, TOP).map((at) => docs[at]!.id);
  };
}

/** Out of the box, and tuned (`+`), as far as the two differ. */
export const PEERS: Readonly<Record<string, Readonly<Record<string, Peer>>>> = {
  minisearch: {
    minisearch: { build: (docs) => miniSearch(docs, {}), sample: 1 },
    "minisearch+": { build: (docs) => miniSearch(docs, { prefix: true, fuzzy: 0.2 }), sample: 2 },
  },
  flexsearch: { "flexsearch+": { build: flexSearch, sample: 1 } },
  orama: { "orama+": { build: orama, sample: 10 } },
  fuse: { "fuse+": { build: fuse, sample: 20 } },
  lunr: { "lunr+": { build: lunrEngine, sample: 4 } },
  ufuzzy: {
    ufuzzy: { build: (docs) => uFuzzyEngine(docs, false), sample: 1 },
    "ufuzzy+": { build: (docs) => uFuzzyEngine(docs, true), sample: 4 },
  },
};
