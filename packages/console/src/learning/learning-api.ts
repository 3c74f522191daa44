import type { ApiClient } from "@helpbuoy/client";
import type { ConfirmedQuestion, Locale, MissedTopic } from "@helpbuoy/protocol";

export type LearningApi = ReturnType<typeof createLearningApi>;

/** The routes of what visitors asked and did not find. Each call rejects with a `BackendError`. */
export function createLearningApi(api: ApiClient, site: string) {
  const base = `/sites/${encodeURIComponent(site)}/questions`;
  const get = <Answer>(path: string, query: Record<string, string>) =>
    api.json<Answer>(`${base}/${path}`, { query, cache: "no-store" });
  const post = (path: string, json: object): Promise<void> =>
    api.call(`${base}/${path}`, { method: "POST", json }, async () => {});

  return {
    missed: async (locale: Locale) =>
      (await get<{ topics: MissedTopic[] }>("missed", { locale })).topics,
    /** Until they are asked again. */
    putAside: (locale: Locale, texts: readonly string[]) =>
      post("missed/dismiss", { locale, texts }),
    /** @param slug of the one article whose questions are wanted */
    confirmed: async (locale: Locale, slug?: string) =>
      (
        await get<{ questions: ConfirmedQuestion[] }>("confirmed", {
          locale,
          ...(slug !== undefined && { slug }),
        })
      ).questions,
    confirm: (locale: Locale, slug: string, texts: readonly string[]) =>
      post("confirmed", { locale, slug, texts }),
    takeBack: (locale: Locale, text: string) => post("confirmed/take-back", { locale, text }),
  };
}
