import { answer, look } from "./conclude.ts";
import { fitSection, fitSentences, namedSection, readFollowUp } from "./follow-up.ts";
import { fold } from "./fold.ts";
import { ANSWER, standingOf } from "./intent-findings.ts";
import { canonical } from "./tokenise.ts";
import type { BotMove, DecideInput, DecisionTrace } from "./decision.ts";
import type { FollowUp, SectionFit } from "./follow-up.ts";

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

/**
 * What a query says about the topic before it; undefined when it stands on its own.
 * @param alone what search makes of the query by itself
 */
export function continueTopic(
  input: DecideInput,
  topic: string,
  { asked, alone }: { asked: FollowUp; alone: DecisionTrace },
): BotMove | undefined {
  const { aspect, rest } = asked;
  const article = input.article(topic);
  if (!article || !(rest.length || aspect)) return undefined;
  const named = namedSection(article, input.query);
  if (isTitleOfAnother(input, topic, alone)) return undefined;
  const fit = fitSection(article, aspect, rest);
  if (rest.length && named === undefined && leaves(alone, topic, asked, fit)) return undefined;

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
function isTitleOfAnother(input: DecideInput, topic: string, alone: DecisionTrace): boolean {
  const id = alone.hits[0]?.id;
  const title = id === undefined || id === topic ? undefined : input.article(id)?.title;
  return title !== undefined && plain(title) === plain(input.query);
}

const plain = (text: string): string => canonical(fold(text)).trim();

// Whether a query with words of its own is about something else than the topic.
function leaves(
  alone: DecisionTrace,
  topic: string,
  { aspect, rest, linked }: FollowUp,
  { coverage, headed }: SectionFit,
): boolean {
  if (coverage < (linked || aspect ? FITS : FITS_ALONE)) return true;
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
