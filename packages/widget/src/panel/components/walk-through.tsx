import type { ArticleId } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { SelfServiceLink } from "../../core/widget.ts";
import { usePanel } from "../panel-context.ts";
import { Icon, icons } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";

const SHOWN = 2;

/** The guides that lead step by step through what an article tells; nothing where there are none. */
export function WalkThrough({ articleId }: { articleId: ArticleId }): VNode {
  const { widget, text } = usePanel();
  const { knowledge, panel } = widget;
  const [guides, setGuides] = useState<readonly SelfServiceLink[]>([]);
  const { value: known } = knowledge.guides;

  useEffect(() => {
    let isGone = false;
    knowledge.guidesFor(articleId).then(
      (found) => isGone || setGuides(found),
      // They are an offer: without them the article is whole.
      () => {},
    );
    return () => {
      isGone = true;
    };
  }, [articleId, known]);

  return (
    <>
      {guides.slice(0, SHOWN).map(({ slug, title }) => (
        <button
          key={slug}
          type="button"
          class="hb-walk-through"
          onClick={() => panel.show({ name: "guide", slug })}
        >
          <span class="hb-glyph">
            <Icon strokes={moreIcons.route} />
          </span>
          <span class="hb-row-text">
            <span class="hb-strong">{text("walkThrough")}</span>
            <span class="hb-muted">{title}</span>
          </span>
          <Icon strokes={icons.next} turns />
        </button>
      ))}
    </>
  );
}
