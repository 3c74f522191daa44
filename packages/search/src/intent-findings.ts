import type { Findings } from "./question-search.ts";

/** What a trained intent model makes of a question: see `classify`. */
export type IntentFindings = {
  readonly intents: readonly { readonly label: string; readonly score: number }[];
  /** Probability that the question is about any label, 0 to 1. */
  readonly familiarity: number;
};

// Chosen with bench/help-centre.ts on the questions for tuning, both languages together; see DESIGN.md.
/** How much the model's word counts against that of the texts. */
const SHARE = 0.7;
/** Makes the pooled probabilities as sure as they are right. */
const SHARPNESS = 1.6;
/** What neither has seen is not impossible. */
const LEAST = 1e-4;
/** How the two familiarities weigh as log-odds, and where their sum is even. */
const OF_TEXTS = 0.3;
const OF_MODEL = 0.8;
const EVEN = 2.4;
/** From this confidence on, the first hit is the answer. */
export const ANSWER = 0.68;
/** How the first hit's probability weighs beside the familiarities. */
const OF_FIRST = 0.6;
const HITS = 10;
/** What it tells against a question that it names something of others, as log-odds. */
const FOREIGN = 5;

/**
 * What the texts say and what a model learnt, as one: a weighted geometric mean of the two (a
 * logarithmic opinion pool, Genest & Zidek 1986). Labels are the ids of the documents.
 */
export function withIntents(
  findings: Findings,
  { intents, familiarity }: IntentFindings,
): Findings {
  const told = new Map(findings.hits.map(({ id, probability }) => [id, probability]));
  const learnt = new Map(intents.map(({ label, score }) => [label, score]));
  const pooled = [...new Set([...told.keys(), ...learnt.keys()])].map((id) => ({
    id,
    probability:
      (((learnt.get(id) ?? 0) + LEAST) ** SHARE * ((told.get(id) ?? 0) + LEAST) ** (1 - SHARE)) **
      SHARPNESS,
  }));
  const all = pooled.reduce((sum, { probability }) => sum + probability, 0) || 1;
  pooled.sort((a, b) => b.probability - a.probability);
  const hits = pooled
    .slice(0, HITS)
    .map(({ id, probability }) => ({ id, probability: probability / all }));
  const odds = OF_TEXTS * logOdds(findings.familiarity) + OF_MODEL * logOdds(familiarity) - EVEN;
  return { ...findings, hits, familiarity: 1 / (1 + Math.exp(-odds)), isLearnt: true };
}

/**
 * Probability that the first hit answers, 0 to 1: of texts alone their familiarity and its share, of
 * learnt findings both as log-odds, with what is as likely right as not at `ANSWER`.
 */
export function confidenceOf({ hits: [first], familiarity, isLearnt }: Findings): number {
  const chance = first?.probability ?? 0;
  if (!isLearnt) return familiarity * chance;
  if (!first) return 0;
  const odds = logOdds(familiarity) + OF_FIRST * logOdds(chance) + logOdds(ANSWER);
  return 1 / (1 + Math.exp(-odds));
}

/**
 * How much a question stands on its own, 0 to 1: what it is held against when it may be a follow-up.
 * There the doubt whether it is ours at all weighs less.
 */
export function standingOf(findings: Findings): number {
  const chance = findings.hits[0]?.probability ?? 0;
  if (!findings.isLearnt) return findings.familiarity * chance;
  return chance / (1 + Math.exp(-logOdds(findings.familiarity) - EVEN));
}

/** The same, where a question names what its first article does not know: another company's product. */
export const asForeign = (findings: Findings): Findings => ({
  ...findings,
  familiarity: 1 / (1 + Math.exp(FOREIGN - logOdds(findings.familiarity))),
});

const logOdds = (chance: number): number => Math.log((chance + LEAST) / (1 - chance + LEAST));
