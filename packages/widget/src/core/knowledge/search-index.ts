import { createIndexBuilder, type SearchDocument, type SearchIndex } from "@helpbuoy/search";
import type { Environment } from "../environment.ts";
import { inSlices } from "../slices.ts";
import type { Edition } from "./edition.ts";

/** How much an index knows: titles alone, other ways to ask and keywords too, or all the words. */
export type IndexStage = "titles" | "texts" | "bodies";
export type StagedIndex = { stage: IndexStage; index: SearchIndex };

/**
 * Builds the index of all that an edition says, in slices.
 * @param words of bodies, by the article's place in the titles
 * @returns undefined when the signal aborted
 */
export async function buildSearchIndex(
  edition: Edition,
  words: ReadonlyMap<number, string>,
  environment: Pick<Environment, "ticks" | "yieldToPage">,
  signal: AbortSignal,
): Promise<StagedIndex | undefined> {
  const builder = createIndexBuilder();
  builder.add(documents(edition, words));
  const index = await inSlices(builder.build(), environment, signal);
  const stage = words.size > 0 ? "bodies" : edition.texts ? "texts" : "titles";
  return index && { stage, index };
}

function* documents(
  { titles, texts }: Edition,
  words: ReadonlyMap<number, string>,
): Generator<SearchDocument, void> {
  for (const [position, id] of titles.ids.entries()) {
    const body = words.get(position);
    yield {
      id: String(id),
      fields: {
        title: titles.titles[position] ?? "",
        ...(texts && {
          questions: texts.questions[position] ?? [],
          keywords: texts.keywords[position] ?? [],
        }),
        ...(body !== undefined && { body }),
      },
    };
  }
}
