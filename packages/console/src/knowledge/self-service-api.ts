import type { ApiClient } from "@helpbuoy/client";
import type { RichText, WrittenGuide, WrittenTask } from "@helpbuoy/protocol";
import type { ArticleKey } from "./knowledge-api.ts";

/** What stands on the server of a guide or a task in one language. */
export type Stored<Content> = Content & {
  /** Changes with what it says. */
  mark: string;
  /** Written here; else an import brought it. */
  isEdited: boolean;
  /** ISO 8601 date. */
  updatedAt: string;
};
export type StoredGuide = Stored<WrittenGuide>;
export type StoredTask = Stored<WrittenTask>;
export type TextPreview = {
  tree: RichText;
  problems: { line: number; code: string; about: string }[];
};

export type SelfServiceApi = ReturnType<typeof createSelfServiceApi>;

/** The routes of guides and tasks. Each call rejects with a `BackendError`. */
export function createSelfServiceApi(api: ApiClient, site: string) {
  const base = `/sites/${encodeURIComponent(site)}`;
  const get = <Answer>(path: string) => api.json<Answer>(path, { cache: "no-store" });
  const put = <Answer>(path: string, json: object) =>
    api.json<Answer>(path, { method: "PUT", json });
  const remove = (path: string, { locale, slug }: ArticleKey): Promise<void> =>
    api.call(`${base}/${path}/${slug}`, { method: "DELETE", query: { locale } }, async () => {});
  return {
    guides: () => get<{ guides: StoredGuide[] }>(`${base}/guides`),
    /** @param seen the mark of what was edited; null: there was none */
    saveGuide: ({ slug, ...guide }: WrittenGuide, seen: string | null) =>
      put<StoredGuide>(`${base}/guides/${slug}`, { ...guide, seen }),
    removeGuide: (key: ArticleKey) => remove("guides", key),
    previewSteps: ({ locale, slug }: ArticleKey, texts: readonly string[]) =>
      api.json<{ previews: TextPreview[] }>(`${base}/guides/${slug}/preview`, {
        method: "POST",
        json: { locale, texts },
      }),
    tasks: () => get<{ tasks: StoredTask[] }>(`${base}/tasks`),
    saveTask: ({ slug, ...task }: WrittenTask, seen: string | null) =>
      put<StoredTask>(`${base}/tasks/${slug}`, { ...task, seen }),
    removeTask: (key: ArticleKey) => remove("tasks", key),
  };
}
