import { setImmediate } from "node:timers/promises";
import type { ConfirmedQuestion, Locale, MissedQuestion, MissedTopic } from "@helpbuoy/protocol";
import { groupQuestions, type Findings } from "@helpbuoy/search";
import type { Agent } from "../agents/agents.service.ts";
import type { AuditService } from "../audit/audit.service.ts";
import { botDecision } from "../bot/bot-reply.ts";
import { isoTime } from "../clock.ts";
import { inTransaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import type { KnowledgeService } from "../knowledge/knowledge.service.ts";
import type { PublishedKnowledge } from "../knowledge/published-knowledge.ts";
import type { PublishService } from "../knowledge/publish.service.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { ConfirmedQuestions } from "./confirmed-questions.ts";
import {
  dismissMissedQuestions,
  listMissedQuestions,
  reopenMissedQuestion,
} from "./missed-questions.repository.ts";
import { askedText } from "./missed-questions.ts";

/** So many questions are looked at, the most asked ones. */
const LOOKED_AT = 400;
/** An article is near from this probability on. */
const NEAR = 0.1;
const MOST_NEAR = 3;

/** With the ids of the articles that are near. */
type OpenQuestion = { text: string; count: number; near: string[]; question: MissedQuestion };

type By = { site: StoredSite; locale: Locale; agent: Pick<Agent, "id" | "name"> };

export type LearningService = ReturnType<typeof createLearningService>;

/** What visitors asked and did not find, and what agents make of it (SPEC LN1-LN4). */
export function createLearningService(
  { database, clock }: Deps,
  {
    knowledge,
    publish,
    confirmed,
    audit,
  }: {
    knowledge: KnowledgeService;
    publish: PublishService;
    confirmed: ConfirmedQuestions;
    audit: AuditService;
  },
) {
  return {
    /** Missed questions that are still open, those that ask the same together, the most asked first. */
    async missedTopics(site: StoredSite, locale: Locale): Promise<MissedTopic[]> {
      const published = await knowledge.published(site, locale);
      const missed = await listMissedQuestions(database, site.key, locale, LOOKED_AT);
      const open: OpenQuestion[] = [];
      for (const question of missed) {
        // Four hundred decisions take up to a second: others are answered in between.
        await setImmediate();
        const { text, count } = question;
        const searched = searchingOnce(published);
        if (isSettled(question, searched)) continue;
        open.push({ text, count, near: nearTo(text, searched), question });
      }
      return groupQuestions(open).map((questions) => ({
        count: questions.reduce((sum, { count }) => sum + count, 0),
        questions: questions.map(({ question }) => question),
        near: commonest(questions.flatMap(({ near }) => near)).flatMap((id) => {
          const article = published.article(Number(id));
          return article ? [{ slug: article.slug, title: article.title }] : [];
        }),
      }));
    },

    /** @param slug of the one article whose questions are wanted */
    async confirmed(site: StoredSite, locale: Locale, slug?: string): Promise<ConfirmedQuestion[]> {
      const questions = await confirmed.list(site.key, locale);
      return slug === undefined ? questions : questions.filter((one) => one.slug === slug);
    },

    /**
     * These questions ask for that article: search and bot know it from the next question on.
     * @throws ProblemError `article_not_found`
     */
    async confirm(
      { site, locale, agent }: By,
      { slug, texts }: { slug: string; texts: readonly string[] },
    ): Promise<void> {
      const published = await knowledge.published(site, locale);
      if (!published.article(slug)) throw new ProblemError("article_not_found");
      const asked = texts.map(askedText);
      await inTransaction(database, async (transaction) => {
        const questions = asked.map((text) => ({ slug, text }));
        await confirmed.save(transaction, site.key, locale, { questions, origin: "agent" });
        const at = isoTime(clock.now());
        await dismissMissedQuestions(transaction, site.key, locale, { queries: asked, at });
        await publish.relearn(transaction, site.key, locale);
        const entry = { siteKey: site.key, agent, act: "question.confirmed" as const };
        await audit.append(transaction, { ...entry, subject: `${locale}/${slug}` });
      });
    },

    /**
     * What was confirmed no longer holds; a question that was missed is open again.
     * @throws ProblemError `not_found`
     */
    async takeBack({ site, locale, agent }: By, text: string): Promise<void> {
      await inTransaction(database, async (transaction) => {
        const query = askedText(text);
        const isGone = await confirmed.remove(transaction, site.key, locale, query);
        if (!isGone) throw new ProblemError("not_found");
        await reopenMissedQuestion(transaction, site.key, locale, query);
        await publish.relearn(transaction, site.key, locale);
        const entry = { siteKey: site.key, agent, act: "question.taken_back" as const };
        await audit.append(transaction, { ...entry, subject: locale });
      });
    },

    /** Nobody needs to answer these, until they are asked again. */
    async dismiss({ site, locale, agent }: By, texts: readonly string[]): Promise<void> {
      await inTransaction(database, async (transaction) => {
        const at = isoTime(clock.now());
        const queries = texts.map(askedText);
        await dismissMissedQuestions(transaction, site.key, locale, { queries, at });
        const entry = { siteKey: site.key, agent, act: "question.dismissed" as const };
        await audit.append(transaction, { ...entry, subject: locale });
      });
    },
  };
}

/** The same knowledge, for one question: what is near it was mostly searched for to decide it. */
function searchingOnce(knowledge: PublishedKnowledge): PublishedKnowledge {
  const found = new Map<string, Findings>();
  return {
    ...knowledge,
    rank(asked) {
      const findings = found.get(asked) ?? knowledge.rank(asked);
      found.set(asked, findings);
      return findings;
    },
  };
}

/** What nothing answered and something answers by now; an answer that did not do is none. */
function isSettled(
  { text, notHelped, askedAgain }: MissedQuestion,
  knowledge: PublishedKnowledge,
): boolean {
  if (notHelped + askedAgain > 0) return false;
  return botDecision({ text, messages: [] }, knowledge).kind === "answer";
}

const nearTo = (text: string, knowledge: PublishedKnowledge): string[] =>
  knowledge
    .rank(text)
    .hits.filter(({ probability }) => probability >= NEAR)
    .slice(0, MOST_NEAR)
    .map(({ id }) => id);

function commonest(ids: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_NEAR)
    .map(([id]) => id);
}
