import { createIndexBuilder, type SearchDocument, type SearchIndex } from "@helpbuoy/search";
import type { Environment } from "../environment.ts";
import { inSlices } from "../slices.ts";
import { documentAt, type Edition } from "./edition.ts";

/** How much an index knows: titles alone, other ways to ask and keywords too, or all the words. */
export type IndexStage = "titles" | "texts" | "bodies";
export type StagedIndex = { stage: IndexStage; index: SearchIndex; edition: Edition };

/**
 * Builds the index of all that an edition says, in slices.
 * @param words of bodies, by the article's place in the titles
 * @param others guides and tasks
 * @returns undefined when the signal aborted
 */
export async function buildSearchIndex(
  edition: Edition,
  words: ReadonlyMap<number, string>,
  others: readonly SearchDocument[],
  environment: Pick<Environment, "ticks" | "yieldToPage">,
  signal: AbortSignal,
): Promise<StagedIndex | undefined> {
  const builder = createIndexBuilder();
  builder.add(edition.titles.ids.map((_, at) => documentAt(edition, at, words.get(at))));
  builder.add(others);
  const index = await inSlices(builder.build(), environment, signal);
  return index && { stage: stageOf(edition, words), index, edition };
}

/** What an index comes to that is made of an edition and these words. */
export function stageOf({ texts }: Edition, words: ReadonlyMap<number, string>): IndexStage {
  return words.size > 0 ? "bodies" : texts ? "texts" : "titles";
}
