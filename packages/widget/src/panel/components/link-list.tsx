import type { VNode } from "preact";
import type { SuggestedLink } from "../../core/widget.ts";
import { usePanel } from "../panel-context.ts";
import { Row } from "../ui/row.tsx";
import KindMark from "./kind-mark.tsx";

/** Titles of any kind that open what they name; nothing where there are none. */
export function LinkList(options: {
  title?: string;
  links: readonly SuggestedLink[];
}): VNode | null {
  const { title, links } = options;
  const { panel } = usePanel().widget;
  if (links.length === 0) return null;
  return (
    <section class={title && "hb-section"}>
      {title && <h3 class="hb-section-title">{title}</h3>}
      <ul class="hb-list">
        {links.map((link) => (
          <li key={String(Object.values(link.target))}>
            <Row onClick={() => panel.show(link.target)}>
              <span class="hb-row-text">
                {link.title}
                {link.kind !== "article" && (
                  <span class="hb-row-kind">
                    <KindMark screen={link} />
                  </span>
                )}
              </span>
            </Row>
          </li>
        ))}
      </ul>
    </section>
  );
}
