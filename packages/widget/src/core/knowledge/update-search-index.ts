import { updateIndex, type SearchDocument, type SearchIndex } from "@helpbuoy/search";
import { bodyPlace } from "./bodies.ts";
import { documentAt, type Edition } from "./edition.ts";
import type { ListedSelfService } from "./listed-self-service.ts";
import type { IndexStage, StagedIndex } from "./search-index.ts";

export { updateIndex };

/** Where more than this share of all that is indexed says something else, building anew costs no more. */
const MOST_CHANGED = 1 / 3;

/**
 * The index of an edition made from that of the one before: only what changed is read. A step for
 * each article, guide and task that is compared, then those of `updateIndex`.
 * @param words of bodies, by the article's place in the titles, for an index that knows them
 * @param listed the guides and tasks of an edition
 * @returns undefined where too much has changed
 */
export function* updateSearchIndex(
  { stage, index, edition: old }: StagedIndex,
  edition: Edition,
  words: ReadonlyMap<number, string>,
  listed: (edition: Edition) => Pick<ListedSelfService, "documents">,
): Generator<void, SearchIndex | undefined> {
  const removed = new Map<string, string>();
  for (const [id, said] of saidBy(old, stage, listed(old).documents)) {
    removed.set(id, said);
    yield;
  }
  const others = listed(edition).documents;
  const added = new Set<string>();
  for (const [id, said] of saidBy(edition, stage, others)) {
    if (removed.get(id) !== said) added.add(id);
    removed.delete(id);
    yield;
  }
  const all = edition.titles.ids.length + others.length;
  if (added.size + removed.size > all * MOST_CHANGED) return undefined;
  return yield* updateIndex(index, {
    removed: [...removed.keys()],
    added: [
      ...edition.titles.ids.flatMap((id, at) =>
        added.has(String(id)) ? [documentAt(edition, at, words.get(at))] : [],
      ),
      ...others.filter(({ id }) => added.has(id)),
    ],
  });
}

/** Ids, each with what tells whether an index of this stage would say anything else of it. */
function* saidBy(
  { titles, texts }: Edition,
  stage: IndexStage,
  others: readonly SearchDocument[],
): Generator<[id: string, said: string]> {
  for (const [position, id] of titles.ids.entries()) {
    const place = stage === "bodies" && texts ? bodyPlace(texts, position) : undefined;
    const { [position]: title } = titles.titles;
    const said = [title, texts?.questions[position], texts?.keywords[position]];
    // The hash of its run stands for the words: they are not all in memory.
    yield [String(id), JSON.stringify([...said, place?.ref.hash, place?.offset])];
  }
  for (const document of others) yield [document.id, JSON.stringify(document.fields)];
}
