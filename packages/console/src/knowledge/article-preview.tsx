import type { RichText } from "@helpbuoy/protocol";
import { RichTextView } from "@helpbuoy/rich-text/render";
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { ArticleKey, KnowledgeApi } from "./knowledge-api.ts";

const PAUSE = 300; // ms after the last key

type Seen = { tree: RichText; problems: { line: number; code: string; about: string }[] };

/** The article as visitors will see it, by the renderer of the widget. */
export function ArticlePreview(props: {
  knowledge: KnowledgeApi;
  articleKey: ArticleKey;
  markdown: string;
  /** Of the language, so that two previews have a name each. */
  language: string;
}): VNode {
  const { api, site, t } = useDesk();
  const { knowledge, articleKey, markdown } = props;
  const [seen, setSeen] = useState<Seen>({ tree: [], problems: [] });

  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      knowledge.preview(articleKey, markdown).then(
        (answer) => !isOver && setSeen(answer),
        // The next key asks again; what is shown stays.
        () => {},
      );
    }, PAUSE);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [markdown]);

  return (
    <section
      class="article-preview"
      aria-label={`${t("preview")} · ${props.language}`}
      lang={articleKey.locale}
    >
      {seen.problems.map(({ line, code, about }) => (
        <p key={`${line} ${code}`} class="field-problem">
          {t("line_wrong", { line })} <code>{about || code}</code>
        </p>
      ))}
      {seen.tree.length === 0 ? (
        <p class="card-empty">{t("preview_empty")}</p>
      ) : (
        <RichTextView
          tree={seen.tree}
          mediaUrl={(source) => api.mediaUrl(site.key, source)}
          onArticle={() => {}}
          videoHosts={[]}
          locale={articleKey.locale}
        />
      )}
    </section>
  );
}
