import type { VNode } from "preact";
import type { SelfServiceLink } from "../../core/widget.ts";
import { usePanel } from "../panel-context.ts";
import { Icon } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";
import { Row } from "../ui/row.tsx";

/** Guides, or tasks, by their titles; nothing where there are none. */
export function SelfServiceList(options: {
  kind: "guide" | "task";
  links: readonly SelfServiceLink[];
}): VNode | null {
  const { kind, links } = options;
  const { widget, text } = usePanel();
  if (links.length === 0) return null;
  const isGuide = kind === "guide";
  return (
    <section class="hb-section">
      <h3 class="hb-section-title">{text(isGuide ? "guidesHere" : "doItHere")}</h3>
      <ul class="hb-list">
        {links.map(({ slug, title }) => (
          <li key={slug}>
            <Row onClick={() => widget.panel.show({ name: kind, slug })}>
              <span class="hb-glyph">
                <Icon strokes={isGuide ? moreIcons.route : moreIcons.form} />
              </span>
              <span class="hb-row-text">{title}</span>
            </Row>
          </li>
        ))}
      </ul>
    </section>
  );
}
