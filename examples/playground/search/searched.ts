import {
  createIndexBuilder,
  exportIndex,
  type SearchDocument,
  type SearchIndex,
} from "@helpbuoy/search";
import { makeTitles } from "./make-titles.ts";
import type { Pack } from "./pack.ts";
import { inSlices, type Slices } from "./slices.ts";

/** Documents to search in, their index, and what building it took. */
export type Searched = {
  index: SearchIndex;
  documents: ReadonlyMap<string, SearchDocument>;
  slices: Slices;
  /** Of the index as it is kept. */
  bytes: number;
};

/**
 * Makes a pack searchable.
 * @param titles undefined: its articles with all they say; else so many titles alone, the pack's own
 *   first, the rest made of its titles and other ways to ask
 * @returns undefined when the signal aborted
 */
export async function buildSearched(
  pack: Pack,
  titles: number | undefined,
  signal: AbortSignal,
): Promise<Searched | undefined> {
  const documents =
    titles === undefined ? articleDocuments(pack) : await titleDocuments(pack, titles, signal);
  const builder = createIndexBuilder();
  builder.add(documents);
  const built = await inSlices(builder.build(), signal);
  return (
    built && {
      index: built.result,
      documents: new Map(documents.map((document) => [document.id, document])),
      slices: built.slices,
      bytes: storedBytes(built.result),
    }
  );
}

const articleDocuments = ({ articles }: Pack): SearchDocument[] =>
  articles.map(({ id, title, questions, keywords, body }) => ({
    id,
    fields: { title, questions, keywords, body },
  }));

async function titleDocuments(
  { articles }: Pack,
  count: number,
  signal: AbortSignal,
): Promise<SearchDocument[]> {
  const texts = articles.flatMap(({ title, questions }) => [title, ...questions]);
  const made = (await inSlices(makeTitles(texts, { count }), signal))?.result ?? [];
  const own = articles.map(({ id, title }) => ({ id, fields: { title } }));
  const others = made.map((title, at) => ({ id: `made ${at}`, fields: { title } }));
  return [...own, ...others].slice(0, count);
}

const storedBytes = (index: SearchIndex): number =>
  exportIndex(index).pieces.reduce(
    (sum, piece) =>
      sum + (ArrayBuffer.isView(piece) ? piece.byteLength : JSON.stringify(piece).length),
    0,
  );
