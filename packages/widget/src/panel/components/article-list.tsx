import type { VNode } from "preact";
import type { ArticleLink } from "../../core/widget.ts";
import { usePanel } from "../panel-context.ts";
import { Row } from "../ui/row.tsx";

/** Titles that open their articles; nothing where there are none. */
export function ArticleList(options: {
  title?: string;
  articles: readonly ArticleLink[];
}): VNode | null {
  const { title, articles } = options;
  const { widget } = usePanel();
  if (articles.length === 0) return null;
  return (
    <section class={title && "hb-section"}>
      {title && <h3 class="hb-section-title">{title}</h3>}
      <ul class="hb-list">
        {articles.map((article) => (
          <li key={article.id}>
            <Row onClick={() => widget.panel.show({ name: "article", idOrSlug: article.id })}>
              <span class="hb-row-text">{article.title}</span>
            </Row>
          </li>
        ))}
      </ul>
    </section>
  );
}
