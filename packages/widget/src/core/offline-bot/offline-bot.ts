import { talkHistory, type ArticleId, type TalkTurn } from "@helpbuoy/protocol";
import { decide } from "@helpbuoy/search";
import type { Edition } from "../knowledge/edition.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { OfflineAnswer, ShownMessage } from "../widget.ts";
import { readIntents, type Intents } from "./intents-part.ts";
import { createKeptArticles } from "./kept-articles.ts";
import { offlineFindings, offlineOffers } from "./offline-findings.ts";
import { chosenReply, offlineReply } from "./offline-reply.ts";

export type OfflineQuestion = {
  text: string;
  /** The article picked among choices. */
  choice: ArticleId | undefined;
  /** What the talk shows before it. */
  before: readonly ShownMessage[];
};

export type OfflineBot = {
  /** Fetches and makes what answers need of what is published now. */
  prepare(): Promise<void>;
  /** undefined: nothing is kept to answer from, or nothing is to be said yet (SPEC OA2). */
  answer(asked: OfflineQuestion): Promise<OfflineAnswer | undefined>;
};

/** The server's bot over what this browser keeps of the knowledge (SPEC OA1). */
export function createOfflineBot(
  pack: Pick<Knowledge, "edition" | "index" | "fetchDepth">,
): OfflineBot {
  let held: { hash: string; intents: Intents } | undefined;

  /** @param isAhead with a network, where the visitor does not wait; else from storage alone */
  async function intentsOf(edition: Edition, isAhead: boolean): Promise<Intents | undefined> {
    const ref = edition.manifest.intents;
    if (!ref) return undefined;
    if (held?.hash === ref.hash) return held.intents;
    const { parts, mayFetchAhead } = await pack.fetchDepth();
    const how = isAhead && mayFetchAhead([ref]) ? "get" : "kept";
    const intents = await parts[how](edition, ref, readIntents);
    if (intents) held = { hash: ref.hash, intents };
    return intents;
  }

  return {
    async prepare() {
      const edition = pack.edition.peek();
      const staged = pack.index.peek();
      if (staged) await (await pack.fetchDepth()).articlesAlone(staged);
      // One that does not come is asked for again when a talk is opened; until then the texts answer.
      if (edition) await intentsOf(edition, true).catch(() => {});
    },
    async answer({ text, choice, before }) {
      const edition = pack.edition.peek();
      const staged = pack.index.peek();
      // Of files alone there is nothing to be read.
      if (!edition || !staged || (!text.trim() && choice === undefined)) return undefined;
      const depth = await pack.fetchDepth();
      const intents = await intentsOf(edition, false);
      const index = await depth.articlesAlone(staged);
      const listed = depth.listed(edition);
      const articles = createKeptArticles(edition, depth.bodies);
      const search = (question: string) => offlineFindings(question, { index, intents, articles });
      const offers = {
        settling: listed.settling,
        search: (question: string) =>
          offlineOffers(question, { index: staged.index, intents, listed }),
      };
      const asked = { query: text, history: historyOf(before), article: articles.get };
      const hasOffers = listed.documents.length > 0;
      return articles.read(() =>
        choice === undefined
          ? offlineReply(
              decide({ ...asked, search, ...(hasOffers && { offers }) }),
              articles,
              listed,
            )
          : chosenReply(String(choice), articles, listed),
      );
    },
  };
}

/** With what was said here in the server's place. */
const historyOf = (messages: readonly ShownMessage[]): TalkTurn[] =>
  talkHistory(
    messages.flatMap((message) =>
      message.offlineAnswer
        ? [message, { author: "bot" as const, ...message.offlineAnswer }]
        : [message],
    ),
  );
