import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { entriesOf, views, type View, type Viewer } from "../models/desk-views.ts";
import { pathTo } from "../router.ts";

/** The views with how many stand in each. */
export function ViewList({ view, viewer }: { view: View; viewer: Viewer }): VNode {
  const { desk, site, t } = useDesk();
  const entries = [...desk.entries.value.values()];
  const isCut = desk.stream.value === "reconnecting";
  return (
    <nav class="views" aria-label={t("views")}>
      <p class="views-title">{site.name}</p>
      <ul>
        {views.map((name) => {
          const count = entriesOf(name, entries, viewer).length;
          return (
            <li key={name}>
              <a
                class={`view view-${name}`}
                href={pathTo(site.key, "inbox", name)}
                aria-current={name === view ? "page" : undefined}
              >
                <span>{t(`view_${name}`)}</span>
                {count > 0 && name !== "resolved" && <span class="view-count">{count}</span>}
              </a>
            </li>
          );
        })}
      </ul>
      <p class="views-stream" role="status">
        {isCut && (
          <>
            <span class="dot" />
            {t("reconnecting")}
          </>
        )}
      </p>
    </nav>
  );
}
