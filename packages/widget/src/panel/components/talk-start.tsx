import type { ArticleId } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { usePanel } from "../panel-context.ts";
import { Icon } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";

const SHOWN = 5; // articles of a category offered as questions

/** What stands in a talk before its first message: topics, then the questions of the chosen one. */
export function TalkStart(options: {
  categorySlug: string | undefined;
  onCategory: (slug: string) => void;
  onQuestion: (articleId: ArticleId, title: string) => void;
}): VNode {
  const { categorySlug, onCategory, onQuestion } = options;
  const { widget, text } = usePanel();
  const { categories, articlesOf } = widget.knowledge;
  const category = categories.value.find(({ slug }) => slug === categorySlug);
  return (
    <div class="hb-start">
      <span class="hb-glyph">
        <Icon strokes={moreIcons.buoy} />
      </span>
      <p class="hb-start-title">
        {category ? text("aboutTopic", { topic: category.title }) : text("talkGreeting")}
      </p>
      <p class="hb-muted">{text(category ? "aboutTopicHint" : "talkHint")}</p>
      <div class="hb-choices">
        {category
          ? articlesOf(category.slug)
              .slice(0, SHOWN)
              .map(({ id, title }) => (
                <button
                  type="button"
                  class="hb-choice"
                  key={id}
                  onClick={() => onQuestion(id, title)}
                >
                  {title}
                </button>
              ))
          : categories.value.map(({ slug, title }) => (
              <button type="button" class="hb-choice" key={slug} onClick={() => onCategory(slug)}>
                {title}
              </button>
            ))}
      </div>
    </div>
  );
}
