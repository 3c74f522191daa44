import type { Category, Locale } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { useLoaded } from "../learning/use-loaded.ts";
import {
  createKnowledgeApi,
  type ArticleKey,
  type KnowledgeApi,
  type ListedArticle,
} from "./knowledge-api.ts";
import { languages } from "./languages.ts";
import type { Stored, StoredTask } from "./self-service-api.ts";
import { readDraft } from "./use-written.ts";
import { WrittenList } from "./written-list.tsx";
import { writtenRows } from "./written-rows.ts";

type Listed = ArticleKey & { title: string; categorySlug: string };

export type EditorParts<Content> = {
  key: string;
  knowledge: KnowledgeApi;
  itemKey: ArticleKey;
  stored: Stored<Content> | undefined;
  /** The same in the other language, as far as it is saved. */
  other: Stored<Content> | undefined;
  /** Of its language. */
  categories: readonly Category[];
  articles: readonly ListedArticle[];
  tasks: readonly StoredTask[];
  onSaved: (stored: Stored<Content>) => void;
  onRemoved: () => void;
  onStale: () => void;
};

/** A list of guides, or of tasks, and one of them open: `<kind>/<slug>/<locale>`. */
export function WrittenScreen<Content extends Listed>(props: {
  kind: "guides" | "tasks";
  load: () => Promise<{ stored: Stored<Content>[]; tasks: StoredTask[] }>;
  editor: (parts: EditorParts<Content>) => VNode;
}): VNode {
  const { api, site, router, drafts, preferences, say, problemText } = useDesk();
  const { kind, editor } = props;
  const knowledge = useMemo(() => createKnowledgeApi(api.client, site.key), [site.key]);
  const loaded = useLoaded(props.load);
  const [stored, setStored] = useState<readonly Stored<Content>[]>();
  useEffect(() => setStored(loaded.value?.stored), [loaded.value]);
  const [articles, setArticles] = useState<readonly ListedArticle[]>([]);
  const [categories, setCategories] = useState<Record<Locale, readonly Category[]>>({});
  const fail = (cause: unknown) => say(problemText(cause), "problem");

  const [slug, wanted] = router.place.value.rest;
  const locale: Locale =
    languages.find((one) => one.locale === wanted)?.locale ?? preferences.locale.value;
  useEffect(() => {
    knowledge.list().then((answer) => setArticles(answer.articles), fail);
  }, [knowledge]);
  useEffect(() => {
    if (!slug) return;
    knowledge
      .categories(locale)
      .then((answer) => setCategories((all) => ({ ...all, [locale]: answer.categories })), fail);
  }, [locale, slug === undefined]);

  const itemKey = { locale, slug: slug ?? "" };
  const isSame = (one: ArticleKey) => one.slug === slug && one.locale === locale;
  const draftKind = kind === "guides" ? "guide" : "task";
  const unsaved = drafts.ids(draftKind).flatMap((id): Listed[] => {
    if (!id.startsWith(`${site.key}/`)) return [];
    const content = readDraft<Content>(drafts.of(id, draftKind).value)?.content;
    return content ? [content] : [];
  });
  const others = stored?.filter((one) => !isSame(one)) ?? [];

  return (
    <main class={slug ? "knowledge has-open is-wide" : "knowledge"}>
      <WrittenList
        kind={kind}
        loaded={loaded}
        rows={stored && writtenRows(stored, unsaved, preferences.locale.value)}
        openSlug={slug}
      />
      {slug &&
        stored &&
        editor({
          key: `${locale}/${slug}`,
          knowledge,
          itemKey,
          stored: stored.find(isSame),
          other: others.find((one) => one.slug === slug),
          categories: categories[locale] ?? [],
          articles: articles.filter((one) => one.locale === locale),
          tasks: loaded.value?.tasks.filter((one) => one.locale === locale) ?? [],
          onSaved: (one) => setStored([...others, one]),
          onRemoved: () => setStored(others),
          onStale: () => void loaded.reload(),
        })}
    </main>
  );
}
