import { kindOf } from "./rank-kinds.ts";
import { needOf } from "./symptom.ts";
import type { BotMove, BotOffers, DecideInput, Offered } from "./decision.ts";
import type { Findings, QuestionHit } from "./question-search.ts";

// Chosen on the help centre's questions for tuning, with guides and tasks made for it; see DESIGN.md.
/** So many at most. */
const MOST = 2;
/** Nothing but what it settles itself is more than this likely against what fits … */
const CLOSE = 0.7;
/** … and the question is this familiar; more where no article answers it. */
const FAMILIAR = 0.35;
const FAMILIAR_ALONE = 0.6;
/** An article that is no more likely than this against what fits, and that it does not settle, is no answer. */
const OUTDONE = 0.1;

export type Offering = {
  readonly offers: readonly Offered[];
  /** What fits does so beyond doubt, and is about something else than the article that would answer. */
  readonly outdoes: boolean;
};

/**
 * The guides and tasks to offer with a move: those that settle the article that answers, and the one
 * that fits what was asked better than all else. What the turn before has offered is not said again.
 */
export function offersOf({ offers, history }: DecideInput, move: BotMove): Offering {
  if (!offers || move.kind === "smalltalk" || move.kind === "person_requested") {
    return { offers: [], outdoes: false };
  }
  const findings = offers.search(move.trace.searched);
  const settling = answeredBy(move).flatMap((articleId) => offers.settling(articleId));
  const familiar = move.kind === "unknown" ? FAMILIAR_ALONE : FAMILIAR;
  const fits = findings.familiarity < familiar ? undefined : fitting(findings, move, offers);
  const said = history[history.length - 1]?.offered ?? [];
  // What is found first for the question goes first.
  const place = (id: string) => {
    const at = findings.hits.findIndex((hit) => hit.id === id);
    return at < 0 ? findings.hits.length : at;
  };
  const ids = new Set(fits ? [...settling, fits.id] : settling);
  const offered = [...ids]
    .filter((id) => !said.includes(id))
    .sort((a, b) => place(a) - place(b))
    .slice(0, MOST);
  return {
    offers: offered.map((id) => ({ id, why: settling.includes(id) ? "settles" : "fits" })),
    outdoes: fits !== undefined && !settling.includes(fits.id) && isOutdone(move, fits, findings),
  };
}

/** Of a question on its own: a choice that was picked and a follow-up stand on what was said before. */
const isOutdone = (move: BotMove, fits: QuestionHit, { hits }: Findings): boolean =>
  move.kind === "answer" &&
  move.confidence < 1 &&
  move.trace.topic === undefined &&
  (hits.find(({ id }) => id === move.articleId)?.probability ?? 0) <= OUTDONE * fits.probability;

const answeredBy = (move: BotMove): string[] =>
  move.kind === "answer" ? [move, ...(move.more ?? [])].map(({ articleId }) => articleId) : [];

/** The guide, for a fault, or the task that stands clear of all that it does not settle itself. */
function fitting(
  { hits }: Findings,
  { trace }: BotMove,
  { settling }: BotOffers,
): QuestionHit | undefined {
  const isFault = needOf(trace.searched) === "fault";
  const best = hits.find(({ id }) => kindOf(id) === "task" || (isFault && kindOf(id) === "guide"));
  if (!best) return undefined;
  const isRival = ({ id }: QuestionHit) => id !== best.id && !settling(id).includes(best.id);
  const rival = hits.find(isRival)?.probability ?? 0;
  return rival <= CLOSE * best.probability ? best : undefined;
}
