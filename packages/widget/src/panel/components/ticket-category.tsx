import type { VNode } from "preact";
import { usePanel } from "../panel-context.ts";
import { Row } from "../ui/row.tsx";

/** The first question of a ticket: what it is about. */
export function TicketCategory(options: {
  /** Empty: none of them. */
  onChoose: (categorySlug: string) => void;
}): VNode {
  const { widget, text } = usePanel();
  return (
    <>
      <p class="hb-lead">{text("whichTopic")}</p>
      <ul class="hb-list">
        {widget.knowledge.categories.value.map(({ slug, title, description }) => (
          <li key={slug}>
            <Row onClick={() => options.onChoose(slug)}>
              <span class="hb-row-text">
                <span>{title}</span>
                <span class="hb-muted">{description}</span>
              </span>
            </Row>
          </li>
        ))}
        <li>
          <Row onClick={() => options.onChoose("")}>
            <span class="hb-row-text">{text("otherTopic")}</span>
          </Row>
        </li>
      </ul>
    </>
  );
}
