import type { VNode } from "preact";
import type { SelfServiceLink } from "../../core/widget.ts";
import { ArticleList } from "../components/article-list.tsx";
import { SelfServiceList } from "../components/self-service-list.tsx";
import { WaysOn } from "../components/ways-on.tsx";
import { usePanel } from "../panel-context.ts";
import type { ScreenNamed } from "../screens.ts";
import { screensCss } from "../styles/screens.css.ts";
import { articleCss } from "../styles/article.css.ts";
import { Empty } from "../ui/empty.tsx";
import { moreIcons } from "../ui/more-icons.ts";

export const styles = [screensCss, articleCss];

/** What can be done, walked through and read on a topic. */
export default function CategoryScreen({ screen }: { screen: ScreenNamed<"category"> }): VNode {
  const { widget, text } = usePanel();
  const { categories, articlesOf, guides, tasks } = widget.knowledge;
  const category = categories.value.find(({ slug }) => slug === screen.slug);
  const articles = articlesOf(screen.slug);
  const isHere = ({ categorySlug }: SelfServiceLink) => categorySlug === screen.slug;
  const guidesHere = guides.value.filter(isHere);
  const tasksHere = tasks.value.filter(isHere);
  const hasMore = guidesHere.length + tasksHere.length > 0;
  return (
    <div class="hb-screen hb-scroll">
      {category?.description && <p class="hb-lead">{category.description}</p>}
      <SelfServiceList kind="task" links={tasksHere} />
      <SelfServiceList kind="guide" links={guidesHere} />
      {articles.length > 0 || hasMore ? (
        <ArticleList {...(hasMore && { title: text("results") })} articles={articles} />
      ) : (
        <Empty icon={moreIcons.page} title={text("noArticles")}>
          <WaysOn />
        </Empty>
      )}
    </div>
  );
}
