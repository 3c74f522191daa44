import type { ArticleId, Context, FollowedGuide } from "@helpbuoy/protocol";
import type { Page } from "./page.ts";

/** What the visitor did before they asked: told to whoever answers, so that they need not. */
export type Visit = {
  searched(query: string): void;
  read(articleId: ArticleId): void;
  lastQuery(): string | undefined;
  /** The guide they walk through, or did last. */
  guide: FollowedGuide | undefined;
  /** As it stands now, for a command. */
  context(): Context;
  /** Whoever comes next did none of it. */
  forget(): void;
};

const SEARCHES = 20;
const ARTICLES = 50;
const QUERY_CHARS = 500;

export function createVisit(page: Pick<Page, "address">): Visit {
  let queries: string[] = [];
  let articles: ArticleId[] = [];
  const visit: Visit = {
    guide: undefined,
    searched(query) {
      const short = query.slice(0, QUERY_CHARS);
      queries = [...queries.filter((one) => one !== short), short].slice(-SEARCHES);
    },
    read(articleId) {
      articles = [...articles.filter((one) => one !== articleId), articleId].slice(-ARTICLES);
    },
    forget() {
      queries = [];
      articles = [];
      visit.guide = undefined;
    },
    lastQuery: () => queries[queries.length - 1],
    context: () => ({
      page: page.address().slice(0, 2048),
      ...(queries.length > 0 && { searched: queries }),
      ...(articles.length > 0 && { read: articles }),
    }),
  };
  return visit;
}
