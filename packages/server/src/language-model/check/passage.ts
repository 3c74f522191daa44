import type { ArticleId } from "@helpbuoy/protocol";

/** A stretch of a published article as the model reads it, and as its answer is checked against. */
export type Passage = {
  /** Counted from 1; what a citation names. */
  number: number;
  articleId: ArticleId;
  slug: string;
  title: string;
  heading: string;
  text: string;
};
