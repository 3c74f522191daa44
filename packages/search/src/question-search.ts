import { collect } from "./collect.ts";
import { familiarityOf } from "./familiarity.ts";
import { eachFeature, PAIR, WORD } from "./features.ts";
import { fold } from "./fold.ts";
import { byLength, readFeature, readQuery } from "./query.ts";
import { relatedWords } from "./related-words.ts";
import { lineText } from "./search-index.ts";
import { stem } from "./stem.ts";
import { tokenise } from "./tokenise.ts";
import type { Term } from "./analyse.ts";
import type { Candidate } from "./collect.ts";
import type { Signals } from "./familiarity.ts";
import type { Query, QueryFeature } from "./query.ts";
import type { SearchIndex } from "./search-index.ts";

// Chosen on held-out questions, one pair for both languages; see DESIGN.md.
/** What a related word gains, against one that was said. */
const RELATED = 0.3;
/** How evidence turns into odds: e to this power for each unit that one article has over another. */
const SHARPNESS = 2.1;
/** The units that an article is ahead by when one of its texts says exactly the question. */
const SAID = 2;
const HITS = 10;
/** A question is asked once, so more may be read than for each key as one types. */
const POSTINGS = 16_000;
/** Documents that share the probability; the thresholds of `decide` were fitted with as many. */
const RIVALS = 24;

export type QuestionHit = {
  readonly id: string;
  /** Probability that this article answers if any of ours does, 0 to 1. */
  readonly probability: number;
};

export type Findings = {
  /** At most ten, best first. */
  readonly hits: readonly QuestionHit[];
  /** Probability that the question is about what the articles are about at all, 0 to 1. */
  readonly familiarity: number;
  /** A trained model had a say: what it makes likely is right more often. */
  readonly isLearnt?: boolean;
  /** What familiarity was read from; missing where there are no hits. */
  readonly signals?: Signals;
};

type Told = Candidate & { readonly told: number };

/**
 * Finds what answers a question that was asked, not one being typed: all texts of an article tell
 * together, and words count too that say the same as the question's.
 */
export function searchQuestion(index: SearchIndex, question: string): Findings {
  // The space closes the last word.
  const query = readQuery(index, `${question} `);
  const features = [...query.features, ...relatedFeatures(index, question, query)].sort(byLength);
  const candidates = collect(index, { ...query, features }, POSTINGS).slice(0, RIVALS);
  const told = candidates.map((candidate) => ({
    ...candidate,
    told: candidate.evidence * query.ideal + (saysExactly(index, candidate, query) ? SAID : 0),
  }));
  told.sort((a, b) => b.told - a.told);
  const [first] = told;
  if (!first) return { hits: [], familiarity: 0 };

  const odds = told.map((one) => Math.exp(SHARPNESS * (one.told - first.told)));
  const all = odds.reduce((sum, one) => sum + one);
  const hits = told.slice(0, HITS).map(({ doc }, at) => ({
    id: index.ids[doc] as string,
    probability: (odds[at] as number) / all,
  }));
  const signals = readSignals(index, query, first);
  return { hits, familiarity: familiarityOf(signals), signals };
}

/** What share of all that a text tells stands in some article, 0 to 1; 0 where it tells nothing. */
export function knownShare(index: SearchIndex, text: string): number {
  const query = readQuery(index, `${text} `);
  return query.ideal > 0 ? knownIn(query) : 0;
}

const knownIn = ({ features, ideal }: Query): number =>
  features.reduce((sum, { gain }) => sum + gain, 0) / ideal;

const saysExactly = (index: SearchIndex, { lines }: Candidate, { text }: Query): boolean =>
  lines.some((line) => lineText(index, line) === `${text} `);

function readSignals(index: SearchIndex, query: Query, { doc, evidence, told }: Told): Signals {
  let text = "";
  for (let line = index.docStarts[doc]!; line < index.docStarts[doc + 1]!; line++) {
    text += lineText(index, line);
  }
  const telling = query.terms.filter((term) => !term.stop);
  // On the text itself: hashes collide, and parts of words meet.
  const says = ({ text: word, gram }: Term) => text.includes(gram ? word : ` ${stem(word)}`);
  return {
    evidence,
    told,
    known: knownIn(query),
    words: telling.filter(says).length,
    spaced: telling.filter(({ gram }) => !gram).length / Math.max(1, telling.length),
  };
}

function relatedFeatures(index: SearchIndex, question: string, query: Query): QueryFeature[] {
  const seen = new Set(query.features.map(({ from }) => from));
  const related: QueryFeature[] = [];
  for (const token of tokenise(fold(relatedWords(question).join(" ")))) {
    eachFeature(token, (hash, kind) => {
      // Parts of a word that was not even said tell nothing.
      if (kind !== WORD && kind !== PAIR) return;
      const feature = readFeature(index, hash, RELATED);
      if (feature.to === feature.from || seen.has(feature.from)) return;
      seen.add(feature.from);
      related.push(feature);
    });
  }
  return related;
}
