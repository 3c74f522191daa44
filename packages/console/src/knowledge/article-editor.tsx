import type { Locale } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { pathTo } from "../router.ts";
import { Icon } from "../ui/icon.tsx";
import { ArticlePane } from "./article-pane.tsx";
import type { KnowledgeApi, ListedArticle } from "./knowledge-api.ts";
import { languages } from "./languages.ts";

/** An article in both languages, side by side; one at a time where there is no room. */
export function ArticleEditor(props: {
  knowledge: KnowledgeApi;
  slug: string;
  articles: readonly ListedArticle[];
  onChange: () => void;
}): VNode {
  const { t, site, router } = useDesk();
  const [front, setFront] = useState<Locale>(
    languages.find(({ locale }) => locale === router.place.peek().rest[1])?.locale ?? "zh-CN",
  );
  const { slug, articles } = props;
  return (
    <section class="article-editor" aria-label={slug}>
      <header class="article-editor-head">
        <a
          class="icon-button pane-back"
          href={pathTo(site.key, "knowledge")}
          aria-label={t("back")}
        >
          <Icon name="back" />
        </a>
        <h1 class="article-slug">{slug}</h1>
        <div class="language-tabs" role="tablist" aria-label={t("language")}>
          {languages.map(({ locale, name }) => (
            <button
              key={locale}
              type="button"
              role="tab"
              class="tab"
              aria-selected={front === locale}
              onClick={() => setFront(locale)}
            >
              {name}
            </button>
          ))}
        </div>
      </header>
      <div class="article-panes">
        {languages.map(({ locale, name }) => (
          <ArticlePane
            key={locale}
            knowledge={props.knowledge}
            articleKey={{ locale, slug }}
            name={name}
            isFront={front === locale}
            listed={articles.find((one) => one.slug === slug && one.locale === locale)}
            onChange={props.onChange}
          />
        ))}
      </div>
    </section>
  );
}
