import type { VNode } from "preact";
import { ArticleList } from "../components/article-list.tsx";
import { WaysOn } from "../components/ways-on.tsx";
import { usePanel } from "../panel-context.ts";
import type { ScreenNamed } from "../screens.ts";
import { screensCss } from "../styles/screens.css.ts";
import { articleCss } from "../styles/article.css.ts";
import { Empty } from "../ui/empty.tsx";
import { moreIcons } from "../ui/more-icons.ts";

export const styles = [screensCss, articleCss];

export default function CategoryScreen({ screen }: { screen: ScreenNamed<"category"> }): VNode {
  const { widget, text } = usePanel();
  const { categories, articlesOf } = widget.knowledge;
  const category = categories.value.find(({ slug }) => slug === screen.slug);
  const articles = articlesOf(screen.slug);
  return (
    <div class="hb-screen hb-scroll">
      {category?.description && <p class="hb-lead">{category.description}</p>}
      {articles.length > 0 ? (
        <ArticleList articles={articles} />
      ) : (
        <Empty icon={moreIcons.page} title={text("noArticles")}>
          <WaysOn />
        </Empty>
      )}
    </div>
  );
}
