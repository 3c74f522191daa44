import type { Locale } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { ListedArticle } from "../knowledge/knowledge-api.ts";
import { Icon } from "../ui/icon.tsx";
import { AnyArticlePicker } from "./any-article-picker.tsx";
import type { ChosenArticle } from "./article-choice.tsx";

/** The way to any other article than those that stand near. */
export function OtherArticle(props: {
  articles: readonly ListedArticle[];
  locale: Locale;
  isOff: boolean;
  onChoose: (article: ChosenArticle) => Promise<void>;
}): VNode {
  const { t } = useDesk();
  const [isPicking, setPicking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        class="suggestion is-other"
        disabled={props.isOff}
        aria-expanded={isPicking}
        onClick={() => setPicking(!isPicking)}
      >
        <Icon name="search" />
        <span>{t("other_article")}</span>
      </button>
      {isPicking && (
        <AnyArticlePicker
          articles={props.articles}
          locale={props.locale}
          onPick={(article) => {
            setPicking(false);
            void props.onChoose(article);
          }}
          onClose={() => {
            setPicking(false);
            button.current?.focus();
          }}
        />
      )}
    </>
  );
}
