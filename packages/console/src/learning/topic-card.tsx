import type { Locale, MissedTopic } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useId, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { formatDistance, formatFull } from "../format.ts";
import type { ListedArticle } from "../knowledge/knowledge-api.ts";
import { Icon } from "../ui/icon.tsx";
import { ArticleChoice, type ChosenArticle } from "./article-choice.tsx";
import { hasAnswer, lastAsked } from "./topic-facts.ts";
import { TopicQuestions, WhyMarks } from "./topic-questions.tsx";

/** One topic: how many asked it in which words, and what to make of it. */
export function TopicCard(props: {
  topic: MissedTopic;
  locale: Locale;
  articles: readonly ListedArticle[];
  onConfirm: (article: ChosenArticle, texts: readonly string[]) => Promise<void>;
  onPutAside: (texts: readonly string[]) => Promise<void>;
  onWrite: () => void;
}): VNode {
  const { topic, locale } = props;
  const { t, preferences } = useDesk();
  const id = useId();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const { count, questions, near } = topic;
  const [first] = questions;
  const texts = questions.map(({ text }) => text).filter((text) => !left.has(text));
  const lastAt = lastAsked(topic);
  const isOff = isBusy || texts.length === 0;

  async function act(does: () => Promise<void>): Promise<void> {
    setBusy(true);
    await does();
    setBusy(false);
  }
  const headline = `topic_${hasAnswer(topic) ? "unhelped" : "unanswered"}` as const;
  return (
    <article class="card topic" aria-labelledby={id}>
      <header class="topic-head">
        <span class="topic-count" aria-hidden="true">
          {new Intl.NumberFormat(preferences.locale.value, { notation: "compact" }).format(count)}
        </span>
        <div class="topic-name">
          <h2 id={id} lang={locale}>
            {first?.text}
          </h2>
          <p class="topic-facts">
            {count === 1 ? t(`${headline}_one`) : t(headline, { count })}
            <time dateTime={lastAt} title={formatFull(lastAt, preferences.locale.value)}>
              {t("topic_last", {
                time: formatDistance(lastAt, Date.now(), preferences.locale.value),
              })}
            </time>
          </p>
          {questions.length === 1 && first && hasAnswer(topic) && <WhyMarks question={first} />}
        </div>
      </header>
      {questions.length > 1 && (
        <TopicQuestions questions={questions} locale={locale} left={left} onLeft={setLeft} />
      )}
      <ArticleChoice
        near={near}
        articles={props.articles}
        locale={locale}
        isOff={isOff}
        onChoose={(article) => act(() => props.onConfirm(article, texts))}
      />
      <footer class="topic-acts">
        <button type="button" class="button is-primary" onClick={props.onWrite}>
          <Icon name="pen" />
          {t("write_article")}
        </button>
        <button
          type="button"
          class="button is-quiet"
          disabled={isOff}
          onClick={() => void act(() => props.onPutAside(texts))}
        >
          {t("put_aside")}
        </button>
      </footer>
    </article>
  );
}
