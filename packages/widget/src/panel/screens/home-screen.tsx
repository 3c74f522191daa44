import type { VNode } from "preact";
import { Dock } from "../components/dock.tsx";
import { SearchPane } from "../components/search-pane.tsx";
import { LazyScreen } from "../lazy-screen.tsx";
import { usePanel } from "../panel-context.ts";
import type { ScreenNamed } from "../screens.ts";

export function HomeScreen({ screen }: { screen: ScreenNamed<"home"> }): VNode {
  const { widget, text, locale } = usePanel();
  const greeting = widget.knowledge.site.value?.look?.greeting[locale()];
  return (
    <div class="hb-screen">
      <div class="hb-scroll">
        <div class="hb-welcome">
          <p class="hb-greeting">{greeting ?? text("greeting")}</p>
        </div>
        <SearchPane>
          <LazyScreen name="topics" screen={screen} />
        </SearchPane>
      </div>
      <Dock />
    </div>
  );
}
