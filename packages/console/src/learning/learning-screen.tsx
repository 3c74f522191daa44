import type { Locale } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { createKnowledgeApi, type ListedArticle } from "../knowledge/knowledge-api.ts";
import { languages } from "../knowledge/languages.ts";
import { pathTo } from "../router.ts";
import { ConfirmedList } from "./confirmed-list.tsx";
import { createLearningApi } from "./learning-api.ts";
import { MissedTopics } from "./missed-topics.tsx";

const tabs = ["missed", "confirmed"] as const;

/** What visitors asked and did not find, and what was made of it: `questions/<locale>/<tab>`. */
export function LearningScreen(): VNode {
  const { api, site, router, t, preferences, say, problemText } = useDesk();
  const [wanted, shown] = router.place.value.rest;
  const locale: Locale =
    languages.find((one) => one.locale === wanted)?.locale ?? preferences.locale.value;
  const tab = tabs.find((name) => name === shown) ?? "missed";
  const learning = useMemo(() => createLearningApi(api.client, site.key), [site.key]);
  const knowledge = useMemo(() => createKnowledgeApi(api.client, site.key), [site.key]);
  const [articles, setArticles] = useState<readonly ListedArticle[]>([]);

  useEffect(() => {
    knowledge.list().then(
      (answer) => setArticles(answer.articles),
      (cause) => say(problemText(cause), "problem"),
    );
  }, [knowledge]);

  const place = { learning, knowledge, locale, articles };
  return (
    <main class="page learning">
      <header class="learning-head">
        <h1>{t("missed_title")}</h1>
        <p class="card-text">{t(tab === "missed" ? "missed_text" : "confirmed_text")}</p>
        <div class="learning-ways">
          <nav class="ways" aria-label={t("screen_questions")}>
            {tabs.map((name) => (
              <a
                key={name}
                class="way"
                href={pathTo(site.key, "questions", locale, name)}
                aria-current={name === tab ? "page" : undefined}
              >
                {t(`${name}_tab`)}
              </a>
            ))}
          </nav>
          <nav class="ways is-pill" aria-label={t("language")}>
            {languages.map(({ locale: one, name }) => (
              <a
                key={one}
                class="way"
                lang={one}
                href={pathTo(site.key, "questions", one, tab)}
                aria-current={one === locale ? "true" : undefined}
              >
                {name}
              </a>
            ))}
          </nav>
        </div>
      </header>
      {tab === "missed" ? (
        <MissedTopics key={locale} {...place} />
      ) : (
        <ConfirmedList key={locale} {...place} />
      )}
    </main>
  );
}
