import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { SuggestionsModel } from "../../core/widget.ts";
import { ArticleList } from "../components/article-list.tsx";
import { LinkList } from "../components/link-list.tsx";
import { RecentTalk } from "../components/recent-talk.tsx";
import { usePanel } from "../panel-context.ts";
import { preloadChunk } from "../screens.ts";
import { kindsCss } from "../styles/kinds.css.ts";
import { screensCss } from "../styles/screens.css.ts";
import { topicsCss } from "../styles/topics.css.ts";
import { categoryIcon } from "../ui/category-icons.ts";
import { Empty } from "../ui/empty.tsx";
import { Icon, icons } from "../ui/icon.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export const styles = [screensCss, topicsCss, kindsCss];

/** What home offers without being asked. */
export default function HomeTopics(): VNode {
  const { widget, text } = usePanel();
  const { status, categories, popular } = widget.knowledge;
  const suggestions = widget.suggestions.value;
  // What shows the kinds of results is wanted with the first of them, or it would move them.
  useEffect(() => {
    preloadChunk("kinds");
    preloadChunk("kind");
  }, []);
  if (status.value === "loading" || (status.value === "ready" && suggestions === undefined)) {
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
  const begins = new Set(suggestions?.start.value.map(({ title }) => title));
  return (
    <>
      <RecentTalk />
      {suggestions && <Suggested suggestions={suggestions} />}
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
      <ArticleList
        title={text("popular")}
        articles={popular.value.filter(({ title }) => !begins.has(title))}
      />
    </>
  );
}

/** At most two short lists: for where the visitor is, and for what they did before, or did not yet. */
function Suggested({ suggestions }: { suggestions: SuggestionsModel }): VNode {
  const { text } = usePanel();
  const { page, read, start } = suggestions;
  return (
    <>
      <LinkList title={text("forThisPage")} links={page.value} />
      <LinkList title={text("related")} links={read.value} />
      <LinkList title={text("startHere")} links={start.value} />
    </>
  );
}
