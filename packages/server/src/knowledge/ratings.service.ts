import type { RateArticle } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import type { Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { Visitor } from "../visitors/visitors.service.ts";
import { hasArticleId } from "./content.repository.ts";
import { passRatingsOn, saveRating } from "./ratings.repository.ts";

export type RatingsService = ReturnType<typeof createRatingsService>;

/** "Did this help?" of articles. */
export function createRatingsService({ clock }: Deps) {
  return {
    passOn: passRatingsOn,

    /**
     * Does an `article.rate`. An article that is gone by now may still be rated: it was read.
     * @throws ProblemError `article_not_found` where there never was one
     */
    async rate(transaction: Transaction, visitor: Visitor, rating: RateArticle): Promise<void> {
      const { siteKey, visitorId } = visitor;
      if (!(await hasArticleId(transaction, siteKey, rating.articleId))) {
        throw new ProblemError("article_not_found");
      }
      await saveRating(transaction, siteKey, { visitorId, rating, at: isoTime(clock.now()) });
    },
  };
}
