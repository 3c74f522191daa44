import type { BotReasons } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useMemo, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { ChosenArticle } from "../learning/article-choice.tsx";
import { createKnowledgeApi } from "../knowledge/knowledge-api.ts";
import { createLearningApi } from "../learning/learning-api.ts";
import { OtherArticle } from "../learning/other-article.tsx";
import { SettledList, type Settled } from "../learning/settled-list.tsx";
import { useKeptFocus } from "../learning/use-kept-focus.ts";
import { useLoaded } from "../learning/use-loaded.ts";
import { pathTo } from "../router.ts";
import { ProbabilityBar } from "./probability-bar.tsx";
import { teachable } from "./teachable.ts";

/** The articles that were weighed; the visitor's question is confirmed for one of them, or another. */
export function WhyWeighed({ reasons }: { reasons: BotReasons }): VNode {
  const { api, site, t, say, problemText } = useDesk();
  const learning = useMemo(() => createLearningApi(api.client, site.key), [site.key]);
  const known = useLoaded(() => createKnowledgeApi(api.client, site.key).list());
  const [settled, setSettled] = useState<Settled>();
  const place = useKeptFocus<HTMLElement>(settled);
  const [isBusy, setBusy] = useState(false);
  const { locale, asked, hits } = reasons;
  const answer = teachable(reasons);

  async function act(does: () => Promise<void>): Promise<void> {
    setBusy(true);
    await does().catch((cause) => say(problemText(cause), "problem"));
    setBusy(false);
  }
  const confirm = ({ slug, title }: ChosenArticle) =>
    act(async () => {
      await learning.confirm(locale, slug, [asked]);
      setSettled({ slug, title, texts: [asked] });
    });
  const undo = () =>
    act(async () => {
      await learning.takeBack(locale, asked);
      setSettled(undefined);
      say(t("undone"));
    });
  const mayTeach = answer === "yes" && !settled;

  return (
    <section ref={place} class="why-weighed keeps-focus" tabIndex={-1}>
      <h3>{t("why_weighed")}</h3>
      <p class="field-hint">
        {t(hits.length > 0 ? "why_weighed_hint" : "why_none")}{" "}
        {mayTeach && hits.length > 0 && t("why_teach_text")}
      </p>
      {hits.length > 0 && (
        <ol class="why-hits">
          {hits.map((hit) => (
            <li key={hit.slug} class="why-hit">
              <a lang={locale} href={pathTo(site.key, "knowledge", hit.slug, locale)}>
                {hit.title}
              </a>
              <ProbabilityBar probability={hit.probability} />
              {mayTeach && (
                <button
                  type="button"
                  class="button is-small"
                  disabled={isBusy}
                  aria-label={t("confirm_for_named", { title: hit.title })}
                  onClick={() => void confirm(hit)}
                >
                  {t("confirm_for")}
                </button>
              )}
            </li>
          ))}
        </ol>
      )}
      {settled && <SettledList settled={[settled]} locale={locale} onUndo={undo} />}
      {answer !== "yes" && <p class="why-untaught">{t(`not_taught_${answer}`)}</p>}
      {mayTeach && (
        <div class="why-teach">
          <OtherArticle
            articles={known.value?.articles ?? []}
            locale={locale}
            isOff={isBusy}
            onChoose={confirm}
          />
        </div>
      )}
    </section>
  );
}
