import type { VNode } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
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

  const asked = useRef(0);
  async function load(): Promise<void> {
    asked.current += 1;
    const mine = asked.current;
    try {
      const answer = await knowledge.list();
      // An older answer that comes later knows less.
      if (mine === asked.current) setArticles(answer.articles);
    } catch (cause) {
      say(problemText(cause), "problem");
    }
  }
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
