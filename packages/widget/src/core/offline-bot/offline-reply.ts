import { answerBody, type BotTurn, type Citation } from "@helpbuoy/protocol";
import type { BotDecision } from "@helpbuoy/search";
import type { ListedSelfService } from "../knowledge/listed-self-service.ts";
import type { OfflineAnswer } from "../widget.ts";
import type { KeptArticles } from "./kept-articles.ts";

type Articles = Pick<KeptArticles, "get">;
type Listed = Pick<ListedSelfService, "hits" | "settling">;

/** How many articles an unknown question may be near to. */
const NEAR = 3;
/** How many guides and tasks go with an article that was picked. */
const OFFERS = 2;

/** What a decision says before the server does; undefined: small talk can wait (SPEC OA2). */
export function offlineReply(
  decision: BotDecision,
  articles: Articles,
  listed: Listed,
): OfflineAnswer | undefined {
  const { kind, slots, offer, offers = [], trace } = decision;
  const turn: BotTurn = {
    kind,
    citations: [],
    choices: [],
    confidence: trace.confidence,
    offerPerson: offer !== undefined || kind === "person_requested",
    ...(Object.keys(slots).length > 0 && { slots: { ...slots } }),
    ...offersOf(
      offers.map(({ id }) => id),
      listed,
    ),
  };
  switch (kind) {
    case "answer": {
      const told = [decision, ...(decision.more ?? [])];
      return {
        body: answerBody(told, trace.topic !== undefined, articles.get),
        turn: {
          ...turn,
          citations: cite(
            told.map(({ articleId }) => articleId),
            articles,
          ),
          choices: cite(decision.beside ?? [], articles),
        },
      };
    }
    case "clarify":
      return { body: [], turn: { ...turn, choices: cite(decision.choices, articles) } };
    case "unknown":
      return {
        body: [],
        turn: { ...turn, choices: cite(decision.near.slice(0, NEAR), articles) },
      };
    case "person_requested":
      return { body: [], turn };
    case "smalltalk":
      return undefined;
  }
}

/** The article that was picked among choices. */
export function chosenReply(
  id: string,
  articles: Articles,
  listed: Listed,
): OfflineAnswer | undefined {
  const article = articles.get(id);
  return (
    article && {
      body: answerBody([{ articleId: id }], false, articles.get),
      turn: {
        kind: "answer",
        citations: cite([id], articles),
        choices: [],
        confidence: 1,
        offerPerson: article.personFirst ?? false,
        ...offersOf(listed.settling(id).slice(0, OFFERS), listed),
      },
    }
  );
}

const cite = (ids: readonly string[], articles: Articles): Citation[] =>
  [...new Set(ids)].flatMap((id) => {
    const article = articles.get(id);
    return article ? [{ articleId: Number(id), title: article.title }] : [];
  });

/** Guides and tasks as a turn names them; nothing where there are none. */
function offersOf(ids: readonly string[], { hits }: Listed): Pick<BotTurn, "offers"> {
  const offers = ids.flatMap((id) => {
    const one = hits.get(id);
    return one ? [{ kind: one.kind, slug: one.slug, title: one.title }] : [];
  });
  return offers.length > 0 ? { offers } : {};
}
