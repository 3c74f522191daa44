import type { ApiClient } from "@helpbuoy/client";
import type { Category, Locale, RichText } from "@helpbuoy/protocol";

export type ArticleState = "draft" | "review" | "published";
export type ArticleKey = { locale: Locale; slug: string };
export type ListedArticle = ArticleKey & {
  title: string;
  categorySlug: string;
  state: ArticleState | "unpublished";
  isPublished: boolean;
  isOutdated: boolean;
  savedAt: string;
};
export type ArticleVersion = ArticleKey & {
  version: number;
  state: ArticleState;
  revision: number;
  title: string;
  categorySlug: string;
  questions: string[];
  markdown: string;
  agentName: string;
  savedAt: string;
  publishedAt: string | null;
};
export type ArticleDraft = Pick<
  ArticleVersion,
  "title" | "categorySlug" | "questions" | "markdown"
>;
export type DiffLine = { kind: "same" | "added" | "removed"; text: string };
export type Seen = { version: number; revision: number };

export type KnowledgeApi = ReturnType<typeof createKnowledgeApi>;

/** The routes of the knowledge editor. Each call rejects with a `BackendError`. */
export function createKnowledgeApi(api: ApiClient, site: string) {
  const base = `/sites/${encodeURIComponent(site)}/knowledge`;
  const at = ({ locale, slug }: ArticleKey) => `${base}/${locale}/articles/${slug}`;
  const get = <Answer>(path: string, query: Record<string, string> = {}) =>
    api.json<Answer>(path, { query, cache: "no-store" });
  const post = <Answer>(path: string, json: object = {}) =>
    api.json<Answer>(path, { method: "POST", json });

  return {
    list: () => get<{ articles: ListedArticle[] }>(base),
    categories: (locale: Locale) => get<{ categories: Category[] }>(`${base}/${locale}/categories`),
    saveCategories: (locale: Locale, categories: readonly Category[]) =>
      api.json<object>(`${base}/${locale}/categories`, { method: "PUT", json: { categories } }),
    versions: (key: ArticleKey) => get<{ versions: ArticleVersion[] }>(at(key)),
    save: (key: ArticleKey, draft: ArticleDraft, { version, revision }: Seen) =>
      api.json<ArticleVersion>(at(key), { method: "PUT", json: { ...draft, version, revision } }),
    preview: (key: ArticleKey, markdown: string) =>
      post<{ tree: RichText; problems: { line: number; code: string; about: string }[] }>(
        `${at(key)}/preview`,
        { markdown },
      ),
    diff: (key: ArticleKey, from: number, to: number) =>
      get<{ lines: DiffLine[] }>(`${at(key)}/diff`, { from: String(from), to: String(to) }),
    submit: (key: ArticleKey) => post<ArticleVersion>(`${at(key)}/submit`),
    publish: (key: ArticleKey, { version, revision }: Seen) =>
      post<ArticleVersion>(`${at(key)}/publish`, { version, revision }),
    unpublish: (key: ArticleKey) => post<object>(`${at(key)}/unpublish`),
    restore: (key: ArticleKey, version: number) =>
      post<ArticleVersion>(`${at(key)}/restore`, { version }),
    uploadPicture: (file: Blob) =>
      api.json<{ source: string }>(`${base}/media`, { method: "POST", file }),
  };
}
