import type { VNode } from "preact";
import { ArticleList } from "../components/article-list.tsx";
import { SearchPane } from "../components/search-pane.tsx";
import { usePanel } from "../panel-context.ts";

/** Search alone, for `show("search")`; home has the same box. */
export function SearchScreen(): VNode {
  const { widget, text } = usePanel();
  const { popular } = widget.knowledge;
  return (
    <div class="hb-screen hb-scroll">
      <SearchPane>
        <ArticleList title={text("popular")} articles={popular.value} />
      </SearchPane>
    </div>
  );
}
