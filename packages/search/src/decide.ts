import { chosen, choosesNone } from "./chosen.ts";
import { feelingOf } from "./feeling.ts";
import { answer, conclude, look, type Answer } from "./conclude.ts";
import { continueTopic } from "./continue-topic.ts";
import { offersOf } from "./offers.ts";
import { readFollowUp } from "./follow-up.ts";
import { righted } from "./mistyped.ts";
import { ANSWER, standingOf } from "./intent-findings.ts";
import { repeatedQuestion } from "./repeated-question.ts";
import { onlyTellsSlots, readSlots, withoutSlots } from "./slots.ts";
import { asksForPerson, moodOf, withoutGreeting } from "./small-talk.ts";
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

/** Decides the bot's turn: a pure function of what was asked, what went before, and the search. */
export function decide(asked: DecideInput): BotDecision {
  const { history } = asked;
  const slots = { ...history[history.length - 1]?.slots, ...readSlots(asked.query) };
  const input = { ...asked, query: righted(withoutGreeting(withoutSlots(asked.query))) };
  const decided = onlyTellsSlots(asked.query)
    ? noted(asked.query)
    : (answerAll(input) ?? decideMove(input));
  const { offers, outdoes } = offersOf(input, decided);
  const move: BotMove = outdoes
    ? { kind: "unknown", near: [], offerPerson: false, trace: decided.trace }
    : decided;
  const offer = offerReason(input, move);
  const told = { slots, ...(offer && { offer }), ...(offers.length > 0 && { offers }) };
  return move.kind === "unknown" && offer
    ? { ...move, ...told, offerPerson: true }
    : { ...move, ...told };
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
  trace: nothingFound(searched),
});

const nothingFound = (searched: string): DecisionTrace => ({
  searched,
  hits: [],
  confidence: 0,
  familiarity: 0,
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
  const trace = nothingFound(query);
  if (asksForPerson(query)) return { kind: "person_requested", trace };
  const mood = moodOf(query);
  if (mood) return { kind: "smalltalk", mood, trace };

  const alone = look(input, query);
  const picked = pick(input, alone);
  if (picked) return picked;
  const asked = readFollowUp(query);
  let topic: string | undefined;
  for (const turn of history) topic = turn.articleId ?? topic;
  return (
    (topic === undefined ? undefined : continueTopic(input, topic, { asked, alone })) ??
    conclude(input, lookWithBefore(input, alone), asked)
  );
}

// After a choice was offered, a few more words are meant together with what was asked before.
function lookWithBefore(input: DecideInput, alone: DecisionTrace): DecisionTrace {
  const last = input.history[input.history.length - 1];
  if (last?.decided !== "clarify" || alone.confidence >= ANSWER) return alone;
  const joined = look(input, `${last.text} ${input.query}`);
  return joined.confidence > alone.confidence ? joined : alone;
}

// One of the choices just offered, told in other words than by pressing it.
function pick(input: DecideInput, alone: DecisionTrace): BotMove | undefined {
  const before = input.history[input.history.length - 1];
  const choices = before?.choices ?? [];
  if (choices.length > 0 && choosesNone(input.query)) {
    return { kind: "unknown", near: [], offerPerson: true, trace: nothingFound(input.query) };
  }
  const found = chosen(input.query, choices, (id) => input.article(id)?.title ?? "");
  if (!found || (before?.decided === "answer" && !found.sure)) return undefined;
  // A question of its own that shares a word with one of them.
  const elsewhere = !choices.includes(alone.hits[0]?.id ?? found.id);
  if (!found.sure && elsewhere && standingOf(alone) >= ANSWER) return undefined;
  return answer(found.id, undefined, { ...alone, confidence: 1 });
}
