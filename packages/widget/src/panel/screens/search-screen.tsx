import type { VNode } from "preact";
import { SearchPane } from "../components/search-pane.tsx";
import { LazyScreen } from "../lazy-screen.tsx";
import type { ScreenNamed } from "../screens.ts";

/** Search alone, for `show("search")`; home has the same box. */
export function SearchScreen({ screen }: { screen: ScreenNamed<"search"> }): VNode {
  return (
    <div class="hb-screen hb-scroll">
      <SearchPane>
        <LazyScreen name="topics" screen={screen} />
      </SearchPane>
    </div>
  );
}
