import type { VNode } from "preact";
import { ArticleList } from "../components/article-list.tsx";
import { RecentTalk } from "../components/recent-talk.tsx";
import { usePanel } from "../panel-context.ts";
import { screensCss } from "../styles/screens.css.ts";
import { topicsCss } from "../styles/topics.css.ts";
import { categoryIcon } from "../ui/category-icons.ts";
import { Empty } from "../ui/empty.tsx";
import { Icon, icons } from "../ui/icon.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export const styles = [screensCss, topicsCss];

/** What home offers without being asked. */
export default function HomeTopics(): VNode {
  const { widget, text } = usePanel();
  const { status, categories, popular, suggestions } = widget.knowledge;
  if (status.value === "loading") {
    return (
      <div class="hb-waiting">
        <Skeleton lines={8} label={text("loading")} />
      </div>
    );
  }
  if (status.value !== "ready") {
    return (
      <>
        <RecentTalk />
        <Empty
          icon={icons.offline}
          title={text(status.value === "offline" ? "offline" : "knowledgeFailed")}
          hint={text("knowledgeHint")}
        />
      </>
    );
  }
  return (
    <>
      <RecentTalk />
      <ArticleList title={text("forThisPage")} articles={suggestions.value} />
      <section class="hb-section">
        <h3 class="hb-section-title">{text("categories")}</h3>
        <ul class="hb-categories">
          {categories.value.map(({ slug, title, icon }) => (
            <li key={slug}>
              <button
                type="button"
                class="hb-category"
                onClick={() => widget.panel.show({ name: "category", slug })}
              >
                <span class="hb-glyph">
                  <Icon strokes={categoryIcon(icon)} />
                </span>
                {title}
              </button>
            </li>
          ))}
        </ul>
      </section>
      <ArticleList title={text("popular")} articles={popular.value} />
    </>
  );
}
