/* oxlint-disable max-lines -- one decision, read from top to bottom */
import { analyse } from "./analyse.ts";
import { chosen, choosesNone } from "./chosen.ts";
import { feelingOf } from "./feeling.ts";
import { familiarityOf } from "./familiarity.ts";
import { fitSection, fitSentences, namedSection, readFollowUp } from "./follow-up.ts";
import { righted } from "./mistyped.ts";
import { fold } from "./fold.ts";
import { ANSWER, confidenceOf, standingOf } from "./intent-findings.ts";
import { repeatedQuestion } from "./repeated-question.ts";
import { onlyTellsSlots, readSlots, withoutSlots } from "./slots.ts";
import { asksForPerson, moodOf, withoutGreeting } from "./small-talk.ts";
import { splitQuestions } from "./split-questions.ts";
import { canonical } from "./tokenise.ts";
import type {
  BotAnswer,
  BotDecision,
  BotMove,
  BotTurn,
  DecideInput,
  DecisionTrace,
  OfferReason,
} from "./decision.ts";
import type { FollowUp, SectionFit } from "./follow-up.ts";
import type { QuestionHit } from "./question-search.ts";

// Chosen with bench/decide.ts on the demo help centre, so that of the questions never seen at most 6 %
// get a wrong answer, and of those out of scope at most 5 % an answer, 8 % a choice, and 6 % of the
// unknown something near.
/** From this one on it is answered too, with what else may have been meant beside it … */
const LIKELY = 0.4;
/** … unless the second hit is this likely against the first: then the visitor chooses. */
const CLOSE = 0.5;
/** With a trained model, this familiarity is ours; what is likely is answered unless the second is as good as this. */
const OURS = 0.5;
/** Rounding aside, the share of what a question tells that is known. */
const ALL_KNOWN = 0.999;
/** So few words that tell something. */
const FEW = 2;
const AS_GOOD = 0.7;
/** Below this confidence it stands with what else may have been meant. */
const SURE = 0.99;
/** What stands beside an answer is at least this likely against it. */
const BESIDE = 0.04;
/** Below this familiarity the question is not about anything we know. */
const KNOWN = 0.35;
/** Below this one not even what stands nearest is worth a look. */
const AKIN = 0.15;
const AKIN_LEARNT = 0.03;
/** A third choice is at least this likely against the first, a fourth this likely against the third. */
const NEAR = 0.05;
const AS_NEAR = 0.6;
/** From this confidence on, a question asked after a topic leads away from it. */
const STANDS = 0.5;
/** The same, where it says so few words only, and they stand in the topic's article. */
const STANDS_APART = 0.97;
const BRIEF = 1;
const BRIEF_LINKED = 2;
/** How much of a follow-up's own words must stand in the topic's article. */
const FITS = 0.5;
/** The same, where nothing shows that it goes on about the topic. */
const FITS_ALONE = 0.75;

/** Decides the bot's turn: a pure function of what was asked, what went before, and the search. */
export function decide(told: DecideInput): BotDecision {
  const { history } = told;
  const slots = { ...history[history.length - 1]?.slots, ...readSlots(told.query) };
  const input = { ...told, query: righted(withoutGreeting(withoutSlots(told.query))) };
  const move = onlyTellsSlots(told.query)
    ? noted(told.query)
    : (answerAll(input) ?? decideMove(input));
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
    more: more.map(({ articleId, section, sentences }) => ({
      articleId,
      ...(section !== undefined && { section }),
      ...(sentences !== undefined && { sentences }),
    })),
    confidence: Math.min(...told.map(({ confidence }) => confidence)),
    trace: { ...first.trace, parts },
  };
}

const noted = (searched: string): BotMove => ({
  kind: "smalltalk",
  mood: "noted",
  trace: { searched, hits: [], confidence: 0, familiarity: 0 },
});

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

  const picked = pick(input, trace);
  if (picked) return picked;
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
  const confidence = confidenceOf(findings);
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

// One of the choices just offered, told in other words than by pressing it.
function pick(input: DecideInput, trace: DecisionTrace): BotMove | undefined {
  const before = input.history[input.history.length - 1];
  const choices = before?.choices ?? [];
  if (choices.length > 0 && choosesNone(input.query)) {
    return { kind: "unknown", near: [], offerPerson: true, trace };
  }
  const found = chosen(input.query, choices, (id) => input.article(id)?.title ?? "");
  if (!found || (before?.decided === "answer" && !found.sure)) return undefined;
  const alone = look(input, input.query);
  // A question of its own that shares a word with one of them.
  const elsewhere = !choices.includes(alone.hits[0]?.id ?? found.id);
  if (!found.sure && elsewhere && standingOf(alone) >= ANSWER) return undefined;
  return answer(found.id, undefined, { ...trace, ...alone, confidence: 1 });
}

// What a query says about the topic before it; undefined when it stands on its own.
function continueTopic(input: DecideInput, topic: string, asked: FollowUp): BotMove | undefined {
  const { aspect, rest } = asked;
  const article = input.article(topic);
  if (!article || !(rest.length || aspect)) return undefined;
  const named = namedSection(article, input.query);
  if (isTitleOfAnother(input, topic)) return undefined;
  const fit = fitSection(article, aspect, rest);
  if (rest.length && named === undefined && leaves(input, topic, asked, fit)) return undefined;

  const trace: DecisionTrace = {
    ...look(input, `${article.title} ${input.query}`),
    topic,
    ...(aspect && { aspect }),
  };
  if (failsAgain(input, asked)) {
    // It failed twice: the same answer again would not help.
    return { kind: "unknown", near: [topic], offerPerson: true, trace };
  }
  const section = named ?? fit.section;
  const opening = section === 0 ? article.sections[0] : undefined;
  const sentences = opening && fitSentences(opening.text, aspect, rest);
  return { ...answer(topic, section, trace), ...(sentences && { sentences }) };
}

/** Who says an article's very title asks for it, whatever went before. */
function isTitleOfAnother(input: DecideInput, topic: string): boolean {
  const id = look(input, input.query).hits[0]?.id;
  const title = id === undefined || id === topic ? undefined : input.article(id)?.title;
  return title !== undefined && plain(title) === plain(input.query);
}

const plain = (text: string): string => canonical(fold(text)).trim();

// Whether a query with words of its own is about something else than the topic.
function leaves(
  input: DecideInput,
  topic: string,
  { aspect, rest, linked }: FollowUp,
  { coverage, headed }: SectionFit,
): boolean {
  if (coverage < (linked || aspect ? FITS : FITS_ALONE)) return true;
  const alone = look(input, input.query);
  if (alone.hits[0]?.id === topic) return !linked && !aspect && standingOf(alone) >= ANSWER;
  // A pair of characters is half a word.
  const words = rest.reduce((sum, { gram }) => sum + (gram ? 0.5 : 1), 0);
  const isSide = aspect !== undefined && aspect !== "failure";
  const goesOn = (linked || isSide) && aspect !== "steps";
  const isBrief = goesOn && coverage === 1 && words <= (linked ? BRIEF_LINKED : BRIEF);
  // "How long does the appeal take?" where the topic has a section of its own on appeals.
  if (isBrief && headed === 1) return false;
  const apart = isBrief ? STANDS_APART : linked ? ANSWER : STANDS;
  return standingOf(alone) >= apart;
}

function failsAgain({ history }: DecideInput, asked: FollowUp): boolean {
  const before = history[history.length - 1];
  const last = before && readFollowUp(before.text);
  return [asked, last].every((one) => one?.aspect === "failure" && one.rest.length === 0);
}

function conclude(input: DecideInput, trace: DecisionTrace, asked: FollowUp): BotMove {
  const choices = choose(trace.hits);
  const [first] = choices;
  if (first === undefined || !isOurs(trace)) {
    const near = trace.familiarity < (trace.isLearnt ? AKIN_LEARNT : AKIN) ? [] : choices;
    return { kind: "unknown", near, offerPerson: false, trace };
  }
  const isSure = trace.confidence >= (trace.isLearnt ? SURE : ANSWER);
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
  if (trace.isLearnt) return trace.confidence >= ANSWER && lead < AS_GOOD;
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

type Answer = Extract<BotMove, { kind: "answer" }>;

const answer = (articleId: string, section: number | undefined, trace: DecisionTrace): Answer => ({
  kind: "answer",
  articleId,
  ...(section !== undefined && { section }),
  confidence: trace.confidence,
  trace,
});
