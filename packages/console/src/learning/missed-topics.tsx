import type { Locale, MissedTopic } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { KnowledgeApi, ListedArticle } from "../knowledge/knowledge-api.ts";
import { NewArticleDialog } from "../knowledge/new-article-dialog.tsx";
import { Empty } from "../ui/empty.tsx";
import { seedOf } from "./article-seed.ts";
import type { LearningApi } from "./learning-api.ts";
import { LoadingState } from "./loading-state.tsx";
import { SettledList, type Settled } from "./settled-list.tsx";
import { TopicCard } from "./topic-card.tsx";
import { useKeptFocus } from "./use-kept-focus.ts";
import { useLoaded } from "./use-loaded.ts";

/** Topics that no article answers, and what is made of them. */
export function MissedTopics(props: {
  learning: LearningApi;
  knowledge: KnowledgeApi;
  locale: Locale;
  articles: readonly ListedArticle[];
}): VNode {
  const { learning, knowledge, locale, articles } = props;
  const { t, say, problemText } = useDesk();
  const topics = useLoaded(() => learning.missed(locale));
  const [settled, setSettled] = useState<readonly Settled[]>([]);
  const [written, setWritten] = useState<MissedTopic>();
  const place = useKeptFocus<HTMLDivElement>(topics.value);

  async function done(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (cause) {
      say(problemText(cause), "problem");
    }
    await topics.reload();
  }
  const confirm = (article: { slug: string; title: string }, texts: readonly string[]) =>
    done(async () => {
      await learning.confirm(locale, article.slug, texts);
      setSettled((before) => [{ ...article, texts }, ...before]);
    });
  const undo = (one: Settled) =>
    done(async () => {
      for (const text of one.texts) await learning.takeBack(locale, text);
      setSettled((before) => before.filter((other) => other !== one));
      say(t("undone"));
    });
  const putAside = (texts: readonly string[]) =>
    done(async () => {
      await learning.putAside(locale, texts);
      say(t("put_aside_said"));
    });

  return (
    <div ref={place} class="topics keeps-focus" tabIndex={-1}>
      <SettledList settled={settled} locale={locale} onUndo={undo} />
      {!topics.value || topics.problem !== undefined ? (
        <LoadingState {...topics} />
      ) : topics.value.length === 0 ? (
        <section class="card">
          <Empty icon="check" title={t("missed_none")}>
            {t("missed_none_text")}
          </Empty>
        </section>
      ) : (
        <ul class="topics" aria-label={t("missed_title")}>
          {topics.value.map((topic) => (
            <li key={topic.questions[0]?.text}>
              <TopicCard
                topic={topic}
                locale={locale}
                articles={articles}
                onConfirm={confirm}
                onPutAside={putAside}
                onWrite={() => setWritten(topic)}
              />
            </li>
          ))}
        </ul>
      )}
      {written && (
        <NewArticleDialog
          knowledge={knowledge}
          taken={(slug) => articles.some((one) => one.slug === slug)}
          seed={seedOf(written, locale, articles)}
          onClose={() => setWritten(undefined)}
        />
      )}
    </div>
  );
}
