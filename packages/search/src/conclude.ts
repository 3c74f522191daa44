import { analyse } from "./analyse.ts";
import { familiarityOf } from "./familiarity.ts";
import { fitSection } from "./follow-up.ts";
import { ANSWER, confidenceOf } from "./intent-findings.ts";
import type { BotMove, DecideInput, DecisionTrace } from "./decision.ts";
import type { FollowUp } from "./follow-up.ts";
import type { QuestionHit } from "./question-search.ts";

// What the hits of a question come to. Of texts alone: chosen with bench/decide.ts on 46 articles, so that
// of the questions never seen at most 6 % got a wrong answer, and of those out of scope at most 5 % an
// answer, 8 % a choice, and 6 % of the unknown something near. With a trained model: with
// bench/help-centre.ts. What they come to now: DESIGN.md and README.md.
/** Below this familiarity the question is not about anything we know … */
const KNOWN = 0.35;
/** … nor, with a model, below this one … */
const OURS = 0.5;
/** … unless it has so few words that tell anything, and the texts know (rounding aside) all of them. */
const FEW = 2;
const ALL_KNOWN = 0.999;
/** Below this familiarity not even what stands nearest is worth a look. */
const AKIN = 0.15;
const AKIN_LEARNT = 0.03;
/** From this confidence on, what is not sure is answered too, with what else may have been meant beside it … */
const LIKELY = 0.4;
/** … unless the second hit is this likely against the first: then the visitor chooses. */
const CLOSE = 0.5;
const CLOSE_LEARNT = 0.7;
/** With a model, what else may have been meant stands beside an answer below this confidence. */
const SURE_LEARNT = 0.99;
/** What stands beside an answer is at least this likely against it. */
const BESIDE = 0.04;
/** A third choice is at least this likely against the first, a fourth this likely against the third. */
const NEAR = 0.05;
const AS_NEAR = 0.6;

export type Answer = Extract<BotMove, { kind: "answer" }>;

export const answer = (
  articleId: string,
  section: number | undefined,
  trace: DecisionTrace,
): Answer => ({
  kind: "answer",
  articleId,
  ...(section !== undefined && { section }),
  confidence: trace.confidence,
  trace,
});

/** Asks the search, and says how sure it is. */
export function look({ search }: DecideInput, searched: string): DecisionTrace {
  const findings = search(searched);
  const confidence = confidenceOf(findings);
  return { searched, confidence, ...findings };
}

/** The move for a question that stands on its own. */
export function conclude(input: DecideInput, trace: DecisionTrace, asked: FollowUp): BotMove {
  const choices = choose(trace.hits);
  const [first] = choices;
  if (first === undefined || !isOurs(trace)) {
    const near = trace.familiarity < (trace.isLearnt ? AKIN_LEARNT : AKIN) ? [] : choices;
    return { kind: "unknown", near, offerPerson: false, trace };
  }
  const isSure = trace.confidence >= (trace.isLearnt ? SURE_LEARNT : ANSWER);
  if (!isSure && choices.length > 1 && !isLikely(trace)) return { kind: "clarify", choices, trace };
  const article = input.article(first);
  // What fails is what the whole article is about.
  const side = asked.aspect === "failure" ? undefined : asked.aspect;
  const fit = article && side && fitSection(article, side, []);
  const told = answer(first, fit?.section, trace);
  const beside = isSure ? [] : besideOf(trace.hits);
  return beside.length > 0 ? { ...told, beside } : told;
}

const isOurs = (trace: DecisionTrace): boolean =>
  trace.isLearnt
    ? trace.familiarity >= OURS || trace.confidence >= ANSWER || isSaidByTexts(trace)
    : trace.familiarity >= KNOWN;

/** Two words that every article on appeals says teach a model little: the texts know them. */
const isSaidByTexts = ({ signals, searched }: DecisionTrace): boolean =>
  signals !== undefined &&
  signals.known > ALL_KNOWN &&
  familiarityOf(signals) >= KNOWN &&
  analyse(`${searched} `).filter((term) => !term.stop).length <= FEW;

function isLikely(trace: DecisionTrace): boolean {
  const [first, second] = trace.hits;
  const lead = (second?.probability ?? 0) / (first?.probability ?? 1);
  if (trace.isLearnt) return trace.confidence >= ANSWER && lead < CLOSE_LEARNT;
  return trace.confidence >= LIKELY && lead < CLOSE;
}

function besideOf([first, ...others]: readonly QuestionHit[]): string[] {
  return others
    .slice(0, 2)
    .filter(({ probability }) => probability >= BESIDE * (first?.probability ?? 1))
    .map(({ id }) => id);
}

function choose(hits: readonly QuestionHit[]): string[] {
  const chances = hits.map((hit) => hit.probability);
  const [best = 0, , third = 0] = chances;
  const least = [0, 0, NEAR * best, Math.max(NEAR * best, AS_NEAR * third)];
  const end = least.findIndex((chance, at) => (chances[at] ?? -1) < chance);
  return hits.slice(0, end < 0 ? least.length : end).map((hit) => hit.id);
}
