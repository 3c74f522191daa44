import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";

/** What is seen beside what is written; on a narrow screen, what is seen at all. */
export function ViewTabs<View extends "write" | "picture" | "try">(props: {
  views: readonly View[];
  view: View;
  onView: (view: View) => void;
}): VNode {
  const { t } = useDesk();
  return (
    <div class="view-tabs" role="group" aria-label={t("view")}>
      {props.views.map((view) => (
        <button
          key={view}
          type="button"
          class={`tab is-${view}`}
          aria-pressed={props.view === view}
          onClick={() => props.onView(view)}
        >
          {t(`view_${view}`)}
        </button>
      ))}
    </div>
  );
}
