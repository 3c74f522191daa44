import type { Listing } from "@helpbuoy/protocol";
import * as v from "valibot";
import type { Refusal, YamlFile } from "./yaml-file.ts";

/** When what a file says last changed. Default: when the file did. */
export const updatedEntry = {
  updated: v.optional(v.pipe(v.string(), v.isoDate("it is not a date like 2026-11-02"))),
};

/** Where the file of a guide or a task stands, and what stands beside it. */
export type ListedFileContext = {
  /** As its folder says. */
  locale: string;
  /** The file's name without its ending. */
  stem: string;
  /** ISO 8601 date of the file. */
  changed: string;
  hasArticle: (slug: string) => boolean;
  hasSelfService: (kind: "guide" | "task", slug: string) => boolean;
  hasCategory: (slug: string) => boolean;
};

/** What must agree with the folder, and what must stand there. */
export function listingRefusals(
  file: Pick<Listing, "articles"> & { slug: string; locale: string; category: string },
  yaml: YamlFile,
  context: ListedFileContext,
): Refusal[] {
  const refusals: Refusal[] = [];
  const refuse = (path: (string | number)[], reason: string) =>
    refusals.push({ line: yaml.lineOf(path), reason });
  if (file.slug !== context.stem) {
    refuse(["slug"], `"slug" must be ${context.stem}, as the file is named`);
  }
  if (file.locale !== context.locale) {
    refuse(["locale"], `"locale" must be ${context.locale}, as its folder is named`);
  }
  if (!context.hasCategory(file.category)) {
    refuse(["category"], `the category "${file.category}" does not stand in categories.yaml`);
  }
  for (const [at, slug] of file.articles.entries()) {
    if (!context.hasArticle(slug)) refuse(["articles", at], `there is no article "${slug}"`);
  }
  return refusals;
}
