import { richTextToPlainText, type BotReasons, type BotTurn, type Id } from "@helpbuoy/protocol";
import type { BotDecision } from "@helpbuoy/search";
import type { ConversationsService } from "../conversations/conversations.service.ts";
import type { Connection } from "../database/database.ts";
import type { KnowledgeService } from "../knowledge/knowledge.service.ts";
import type { PublishedKnowledge } from "../knowledge/published-knowledge.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { SitesService } from "../sites/sites.service.ts";
import { botDecision } from "./bot-reply.ts";
import { textLocale } from "./text-locale.ts";
import { visitorTexts } from "../conversations/visitor-texts.ts";

/** So many articles are told. */
const MOST = 5;

export type BotReasonsService = ReturnType<typeof createBotReasonsService>;

/** Why the bot answered so. Nothing is kept for it: a decision is a pure function (SPEC BT5, BT10). */
export function createBotReasonsService({
  database,
  conversations,
  knowledge,
  sites,
}: {
  database: Connection;
  conversations: ConversationsService;
  knowledge: KnowledgeService;
  sites: SitesService;
}) {
  return {
    /** @throws ProblemError `not_found`: no such answer of the bot to words of a visitor */
    async reasons(
      site: StoredSite,
      { conversationId, messageId }: { conversationId: Id; messageId: Id },
    ): Promise<BotReasons> {
      const snapshot = await conversations.find(database, site.key, conversationId);
      const messages = snapshot?.messages ?? [];
      const at = messages.findIndex(({ id }) => id === messageId);
      const turn = messages[at]?.turn;
      const asking = messages.slice(0, at).findLastIndex(({ author }) => author === "visitor");
      const question = messages[asking];
      if (!snapshot || !turn || !question) throw new ProblemError("not_found");
      const asked = richTextToPlainText(question.body);
      const locale = sites.locale(site, [snapshot.conversation.locale]);
      const earlier = messages.slice(0, asking);
      const spoken = textLocale(asked, locale, site.locales, visitorTexts(earlier));
      const published = await knowledge.published(site, spoken);
      const decision = botDecision({ text: asked, messages: earlier }, published);
      return {
        locale: published.locale,
        asked,
        ...told(decision, published),
        isSame: isSame(decision, turn),
      };
    },
  };
}

function told(
  { kind, trace, offers = [] }: BotDecision,
  knowledge: PublishedKnowledge,
): Omit<BotReasons, "locale" | "asked" | "isSame"> {
  const { searched, familiarity, confidence, hits, topic, aspect, parts } = trace;
  const offered = offers.flatMap(({ id, why }) => {
    const one = knowledge.selfService(id);
    return one ? [{ kind: one.kind, title: one.title, why }] : [];
  });
  return {
    kind,
    searched,
    familiarity,
    confidence,
    hits: hits.slice(0, MOST).flatMap(({ id, probability }) => {
      const article = knowledge.article(Number(id));
      return article ? [{ slug: article.slug, title: article.title, probability }] : [];
    }),
    ...(topic !== undefined && { topic: knowledge.article(Number(topic))?.title ?? "" }),
    ...(aspect && { aspect }),
    ...(parts && { parts: [...parts] }),
    ...(offered.length > 0 && { offers: offered }),
  };
}

const isSame = (decision: BotDecision, turn: BotTurn): boolean =>
  decision.kind === turn.kind &&
  (decision.kind !== "answer" || Number(decision.articleId) === turn.citations[0]?.articleId);
