import { richTextToPlainText, type Citation, type Locale, type Message } from "@helpbuoy/protocol";
import type { Conversation, Turn } from "./conversation.ts";
import type { DemoHelpCentre } from "./demo-help-centre.ts";

/**
 * Holds one conversation with the bot.
 * @returns a line for each thing that is not as expected, under the turn as it was held
 */
export async function holdConversation(
  { turns }: Conversation,
  locale: Locale,
  centre: DemoHelpCentre,
): Promise<string[]> {
  const talk = await centre.begin();
  const failures: string[] = [];
  let choices: string[] = [];
  for (const turn of turns) {
    const answer = await talk.say({
      text: turn.say,
      locale,
      ...(turn.pick && { choice: (await centre.article(turn.pick, locale)).id }),
    });
    const wrong = answer
      ? await misses(turn, answer, { locale: turn.language ?? locale, choices, centre })
      : ["no answer"];
    choices = titlesOf(answer?.turn?.choices);
    if (wrong.length > 0) failures.push(`${turn.say || turn.pick} → ${shown(answer)}`, ...wrong);
  }
  return failures;
}

async function misses(
  turn: Turn,
  { turn: told, body }: Message,
  {
    locale,
    choices: offered,
    centre,
  }: { locale: Locale; choices: readonly string[]; centre: DemoHelpCentre },
): Promise<string[]> {
  const words = richTextToPlainText(body);
  const titles = async (slugs: readonly string[]) =>
    (await Promise.all(slugs.map((slug) => centre.article(slug, locale)))).map(
      ({ title }) => title,
    );
  const wrong: string[] = [];
  const expect = (what: string, wanted: unknown, found: unknown) => {
    const [a, b] = [JSON.stringify(wanted), JSON.stringify(found)];
    if (a !== b) wrong.push(`  ${what}: expected ${a}, found ${b}`);
  };
  expect("kind", turn.bot, told?.kind);
  const cites = turn.place ? [offered[turn.place - 1]] : await titles(turn.cites);
  expect("cites", cites, titlesOf(told?.citations));
  const choices = titlesOf(told?.choices);
  for (const title of await titles(turn.choices)) {
    if (!choices.includes(title))
      wrong.push(`  choice missing: ${title} of ${choices.join(" · ")}`);
  }
  const offers = (told?.offers ?? []).map(({ kind, slug }) => `${kind}/${slug}`);
  expect("offers", turn.offers, turn.offersNothing ? offers : offers.slice(0, turn.offers.length));
  for (const part of turn.holds) {
    if (!words.includes(part)) wrong.push(`  does not hold: ${part}`);
  }
  expect("language", locale, /\p{sc=Han}/u.test(words) ? "zh-CN" : "en");
  if (turn.slots) expect("slots", sorted(turn.slots), sorted(told?.slots ?? {}));
  expect("offer", turn.offer, told?.offerReason);
  expect("offers a person", isOffered(turn), told?.offerPerson);
  return wrong;
}

const isOffered = ({ bot, offer }: Turn): boolean =>
  offer !== undefined || bot === "person_requested";

const titlesOf = (cited: readonly Citation[] = []): string[] => cited.map(({ title }) => title);

const sorted = (slots: object): unknown => Object.entries(slots).sort();

function shown(answer: Message | undefined): string {
  if (!answer) return "silence";
  const { turn, body } = answer;
  const words = richTextToPlainText(body).replaceAll("\n", " / ");
  return `${turn?.kind} (${turn?.confidence.toFixed(2)}): ${words.slice(0, 300)}`;
}
