import type { VNode } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { ArticleEditor } from "./article-editor.tsx";
import { ArticleList } from "./article-list.tsx";
import { createKnowledgeApi, type ListedArticle } from "./knowledge-api.ts";

/** The knowledge base: every article with where it stands, and one of them open for writing. */
export function KnowledgeScreen(): VNode {
  const { api, site, router, say, problemText } = useDesk();
  const knowledge = useMemo(() => createKnowledgeApi(api.client, site.key), [site.key]);
  const [articles, setArticles] = useState<readonly ListedArticle[]>();
  const slug = router.place.value.rest[0];

  const load = () =>
    knowledge
      .list()
      .then((answer) => setArticles(answer.articles))
      .catch((cause) => say(problemText(cause), "problem"));
  useEffect(() => void load(), [knowledge]);

  return (
    <main class={slug ? "knowledge has-open" : "knowledge"}>
      <ArticleList knowledge={knowledge} articles={articles} openSlug={slug} onChange={load} />
      {slug && (
        <ArticleEditor
          key={slug}
          knowledge={knowledge}
          slug={slug}
          articles={articles ?? []}
          onChange={() => void load()}
        />
      )}
    </main>
  );
}
