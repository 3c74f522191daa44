import { feelingOf } from "./feeling.ts";
import { fitSection, readFollowUp } from "./follow-up.ts";
import { repeatedQuestion } from "./repeated-question.ts";
import { readSlots } from "./slots.ts";
import { asksForPerson, moodOf } from "./small-talk.ts";
import { splitQuestions } from "./split-questions.ts";
import type {
  BotAnswer,
  BotDecision,
  BotMove,
  BotTurn,
  DecideInput,
  DecisionTrace,
  OfferReason,
} from "./decision.ts";
import type { FollowUp } from "./follow-up.ts";
import type { QuestionHit } from "./question-search.ts";

// Chosen with bench/decide.ts on the demo help centre, so that of the questions never seen at most 6 %
// get a wrong answer, and of those out of scope at most 5 % an answer, 8 % a choice, and 6 % of the
// unknown something near.
/** From this probability on, the first hit is the answer. */
const ANSWER = 0.68;
/** From this one on it is answered too, with what else may have been meant beside it … */
const LIKELY = 0.4;
/** … unless the second hit is this likely against the first: then the visitor chooses. */
const CLOSE = 0.5;
/** What stands beside an answer is at least this likely against it. */
const BESIDE = 0.08;
/** Below this familiarity the question is not about anything we know. */
const KNOWN = 0.35;
/** Below this one not even what stands nearest is worth a look. */
const AKIN = 0.15;
/** A third choice is at least this likely against the first, a fourth this likely against the third. */
const NEAR = 0.05;
const AS_NEAR = 0.6;
/** From this confidence on, a question asked after a topic leads away from it. */
const STANDS = 0.5;
/** How much of a follow-up's own words must stand in the topic's article. */
const FITS = 0.5;

/** Decides the bot's turn: a pure function of what was asked, what went before, and the search. */
export function decide(input: DecideInput): BotDecision {
  const { query, history } = input;
  const slots = { ...history[history.length - 1]?.slots, ...readSlots(query) };
  const move = answerAll(input) ?? decideMove(input);
  const offer = offerReason(input, move);
  if (!offer) return { ...move, slots };
  return move.kind === "unknown"
    ? { ...move, slots, offerPerson: true, offer }
    : { ...move, slots, offer };
}

// Several questions in one message, where each has an answer of its own; a later one may ask on about
// what an earlier one led to.
function answerAll(input: DecideInput): BotMove | undefined {
  const parts = splitQuestions(input.query);
  if (parts.length < 2) return undefined;
  const history = [...input.history];
  const answers: Answer[] = [];
  for (const query of parts) {
    const move = decideMove({ ...input, query, history });
    if (move.kind !== "answer") return undefined;
    answers.push(move);
    history.push({ text: query, decided: move.kind, articleId: move.articleId } satisfies BotTurn);
  }
  const told = answers.filter((one, at) => answers.findIndex((other) => isSame(one, other)) === at);
  const [first, ...more] = told;
  if (!first || more.length === 0) return undefined;
  return {
    ...first,
    more: more.map(({ articleId, section }) => ({
      articleId,
      ...(section !== undefined && { section }),
    })),
    confidence: Math.min(...told.map(({ confidence }) => confidence)),
    trace: { ...first.trace, parts },
  };
}

const isSame = (a: BotAnswer, b: BotAnswer): boolean =>
  a.articleId === b.articleId && a.section === b.section;

// Who asks for a person needs no offer; a greeting or thanks is no question.
function offerReason(
  { query, history, article }: DecideInput,
  move: BotMove,
): OfferReason | undefined {
  if (move.kind === "person_requested") return undefined;
  if (feelingOf(query)) return "negative_feeling";
  if (move.kind === "smalltalk") return undefined;
  const first =
    move.kind === "answer" ? move.articleId : move.kind === "clarify" && move.choices[0];
  if (first && article(first)?.personFirst) return "person_first";
  if (repeatedQuestion(history, query)) return "repeated_question";
  const missed = (decided: BotMove["kind"] | undefined): boolean =>
    decided === "unknown" || decided === "clarify";
  const twice = missed(move.kind) && missed(history[history.length - 1]?.decided);
  return twice || (move.kind === "unknown" && move.offerPerson) ? "low_confidence" : undefined;
}

function decideMove(input: DecideInput): BotMove {
  const { query, history } = input;
  const trace: DecisionTrace = { searched: query, hits: [], confidence: 0, familiarity: 0 };
  if (asksForPerson(query)) return { kind: "person_requested", trace };
  const mood = moodOf(query);
  if (mood) return { kind: "smalltalk", mood, trace };

  const asked = readFollowUp(query);
  let topic: string | undefined;
  for (const turn of history) topic = turn.articleId ?? topic;
  return (
    (topic === undefined ? undefined : continueTopic(input, topic, asked)) ??
    conclude(input, lookWithBefore(input), asked)
  );
}

function look({ search }: DecideInput, searched: string): DecisionTrace {
  const findings = search(searched);
  const confidence = findings.familiarity * (findings.hits[0]?.probability ?? 0);
  return { searched, confidence, ...findings };
}

// After a choice was offered, a few more words are meant together with what was asked before.
function lookWithBefore(input: DecideInput): DecisionTrace {
  const alone = look(input, input.query);
  const last = input.history[input.history.length - 1];
  if (last?.decided !== "clarify" || alone.confidence >= ANSWER) return alone;
  const joined = look(input, `${last.text} ${input.query}`);
  return joined.confidence > alone.confidence ? joined : alone;
}

// What a query says about the topic before it; undefined when it stands on its own.
function continueTopic(
  input: DecideInput,
  topic: string,
  { aspect, rest, linked }: FollowUp,
): BotMove | undefined {
  const article = input.article(topic);
  if (!article || !(aspect || linked)) return undefined;
  const fit = fitSection(article, aspect, rest);
  if (rest.length) {
    if (fit.coverage < FITS) return undefined;
    const alone = look(input, input.query);
    const elsewhere = alone.hits[0]?.id !== topic;
    if (elsewhere && alone.confidence >= (linked ? ANSWER : STANDS)) return undefined;
  } else if (!aspect) return undefined;

  const trace: DecisionTrace = {
    ...look(input, `${article.title} ${input.query}`),
    topic,
    ...(aspect && { aspect }),
  };
  const before = input.history[input.history.length - 1];
  if (aspect === "failure" && before && readFollowUp(before.text).aspect === "failure") {
    // It failed twice: the same answer again would not help.
    return { kind: "unknown", near: [topic], offerPerson: true, trace };
  }
  return answer(topic, fit.section, trace);
}

function conclude(input: DecideInput, trace: DecisionTrace, asked: FollowUp): BotMove {
  const choices = choose(trace.hits);
  const [first] = choices;
  if (first === undefined || trace.familiarity < KNOWN) {
    const near = trace.familiarity < AKIN ? [] : choices;
    return { kind: "unknown", near, offerPerson: false, trace };
  }
  const isSure = trace.confidence >= ANSWER;
  if (!isSure && choices.length > 1 && !isLikely(trace)) return { kind: "clarify", choices, trace };
  const article = input.article(first);
  const fit = article && asked.aspect && fitSection(article, asked.aspect, []);
  const told = answer(first, fit?.section, trace);
  const beside = isSure ? [] : besideOf(trace.hits);
  return beside.length > 0 ? { ...told, beside } : told;
}

function isLikely({ confidence, hits: [first, second] }: DecisionTrace): boolean {
  return confidence >= LIKELY && (second?.probability ?? 0) < CLOSE * (first?.probability ?? 0);
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

type Answer = Extract<BotMove, { kind: "answer" }>;

const answer = (articleId: string, section: number | undefined, trace: DecisionTrace): Answer => ({
  kind: "answer",
  articleId,
  ...(section !== undefined && { section }),
  confidence: trace.confidence,
  trace,
});
