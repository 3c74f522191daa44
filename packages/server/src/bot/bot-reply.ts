import {
  answerBody,
  plainTextToRichText,
  richTextToPlainText,
  talkHistory,
  type ArticleId,
  type BotTurn,
  type Message,
  type RichText,
} from "@helpbuoy/protocol";
import {
  decide,
  type BotAnswer,
  type BotDecision,
  type OfferReason,
  type Slots,
} from "@helpbuoy/search";
import type { PublishedKnowledge } from "../knowledge/published-knowledge.ts";
import { botWords, type BotWords } from "./bot-words.ts";

/** How many articles an unknown question may be near to. */
const NEAR = 3;
/** How many guides and tasks go with an article that was picked. */
const OFFERS = 2;

export type Asked = {
  text: string;
  /** The article picked among a clarifying answer's choices. */
  choice: ArticleId | undefined;
  hasFiles: boolean;
  /** All that was said before, oldest first. */
  messages: readonly Message[];
  replyWithinHours: number;
};

export type BotReply = { body: RichText; turn: BotTurn };

/**
 * The bot's next words: a pure function of what was asked, the talk so far and what is published.
 * What it has said already it says again only with the offer of a person.
 */
export function botReply(asked: Asked, knowledge: PublishedKnowledge): BotReply {
  const words = botWords(knowledge.locale);
  const reply = firstReply(asked, knowledge, words);
  const { kind, offerPerson } = reply.turn;
  if (kind === "smalltalk" || offerPerson || !isSaidAlready(reply.body, asked.messages))
    return reply;
  return offering("repeated_question", reply, words, asked.replyWithinHours);
}

/** The answer just given, or one that was given twice; an offer may stand after it. */
function isSaidAlready(body: RichText, messages: readonly Message[]): boolean {
  const said = messages.filter(({ author }) => author === "bot").map((message) => message.body);
  const text = richTextToPlainText(body);
  const isSame = (one: RichText) => richTextToPlainText(one.slice(0, body.length)) === text;
  return said.filter(isSame).length > 1 || said.slice(-1).some(isSame);
}

function firstReply(asked: Asked, knowledge: PublishedKnowledge, words: BotWords): BotReply {
  const picked = asked.choice === undefined ? undefined : knowledge.article(asked.choice);
  if (picked) {
    const settling = knowledge.offers?.settling(String(picked.id)) ?? [];
    const turn = turnOf("answer", { citations: cite(knowledge, [picked.id]), confidence: 1 });
    const reply = {
      body: wordsOf([{ articleId: String(picked.id) }], false, knowledge),
      turn: { ...turn, ...offersOf(settling.slice(0, OFFERS), knowledge) },
    };
    return knowledge.botArticle(picked.id)?.personFirst
      ? offering("person_first", reply, words, asked.replyWithinHours)
      : reply;
  }
  if (!asked.text.trim() && asked.hasFiles) return say(words.onlyFiles, turnOf("unknown"));
  const decision = botDecision(asked, knowledge);
  const told = decisionReply(decision, knowledge, words, asked.replyWithinHours);
  const { slots, offers = [] } = decision;
  const turn = {
    ...told.turn,
    ...(!isEmpty(slots) && { slots }),
    ...offersOf(
      offers.map(({ id }) => id),
      knowledge,
    ),
  };
  const reply = { ...told, turn };
  return decision.offer ? offering(decision.offer, reply, words, asked.replyWithinHours) : reply;
}

/** What the bot makes of a question, and why (SPEC BT5). */
export function botDecision(
  { text, messages }: Pick<Asked, "text" | "messages">,
  knowledge: PublishedKnowledge,
): BotDecision {
  return decide({
    query: text,
    history: talkHistory(messages),
    search: (query) => knowledge.rank(query),
    article: (id) => knowledge.botArticle(Number(id)),
    ...(knowledge.offers && { offers: knowledge.offers }),
  });
}

const isEmpty = (slots: Slots): boolean => Object.keys(slots).length === 0;

/** Says after what was found that a person is there, and why (SPEC BT6, BT7). */
function offering(
  offerReason: OfferReason,
  { body, turn }: BotReply,
  words: BotWords,
  hours: number,
): BotReply {
  const offered = { ...turn, offerPerson: true, offerReason };
  if (offerReason === "low_confidence") {
    // An unknown already says so in its own words.
    if (turn.kind === "unknown") return { body, turn: offered };
    return { body: [...body, ...plainTextToRichText(words.offerMissed(hours))], turn: offered };
  }
  const said = plainTextToRichText(words.offer[offerReason](hours));
  return { body: turn.kind === "unknown" ? said : [...body, ...said], turn: offered };
}

function decisionReply(
  decision: BotDecision,
  knowledge: PublishedKnowledge,
  words: BotWords,
  hours: number,
): BotReply {
  const { confidence } = decision.trace;
  switch (decision.kind) {
    case "answer": {
      const answers = [decision, ...(decision.more ?? [])];
      const ids = [...new Set(answers.map(({ articleId }) => Number(articleId)))];
      const body = wordsOf(answers, decision.trace.topic !== undefined, knowledge);
      const choices = cite(knowledge, (decision.beside ?? []).map(Number));
      return {
        body: choices.length > 0 ? [...body, ...plainTextToRichText(words.beside)] : body,
        turn: turnOf("answer", {
          citations: cite(knowledge, ids),
          choices,
          confidence: decision.confidence,
        }),
      };
    }
    case "clarify": {
      const choices = cite(knowledge, decision.choices.map(Number));
      return say(words.clarify, turnOf("clarify", { choices, confidence }));
    }
    case "unknown": {
      const { offerPerson } = decision;
      const choices = cite(knowledge, decision.near.map(Number)).slice(0, NEAR);
      const near = choices.length > 0 ? words.unknownNear : words.unknown;
      // What settles it is no longer unknown, though no article tells of it.
      const said = decision.offers ? words.unknownOffered : near;
      return say(
        offerPerson ? words.unknownAgain(hours) : said,
        turnOf("unknown", { choices, confidence, offerPerson }),
      );
    }
    case "smalltalk":
      return say(words[decision.mood], turnOf("smalltalk"));
    case "person_requested":
      return say(words.person(hours), turnOf("person_requested", { offerPerson: true }));
    default:
      return decision satisfies never;
  }
}

function wordsOf(
  answers: readonly BotAnswer[],
  isFollowUp: boolean,
  knowledge: PublishedKnowledge,
): RichText {
  return answerBody(answers, isFollowUp, (id) => {
    const article = knowledge.article(Number(id));
    return article && { title: article.title, sections: knowledge.sections(article.id) };
  });
}

/** Guides and tasks as the turn names them; nothing where there are none. */
function offersOf(ids: readonly string[], knowledge: PublishedKnowledge): Pick<BotTurn, "offers"> {
  const offers = ids.flatMap((id) => {
    const one = knowledge.selfService(id);
    return one ? [{ kind: one.kind, slug: one.slug, title: one.title }] : [];
  });
  return offers.length > 0 ? { offers } : {};
}

function turnOf(kind: BotTurn["kind"], rest: Partial<BotTurn> = {}): BotTurn {
  return { kind, citations: [], choices: [], confidence: 0, offerPerson: false, ...rest };
}

function say(text: string, turn: BotTurn): BotReply {
  return { body: plainTextToRichText(text), turn };
}

function cite(knowledge: PublishedKnowledge, ids: readonly ArticleId[]): BotTurn["citations"] {
  return ids.flatMap((id) => {
    const article = knowledge.article(id);
    return article ? [{ articleId: id, title: article.title }] : [];
  });
}
