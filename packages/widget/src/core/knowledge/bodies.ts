import type { Article, BodiesPart, PartRef, TextsPart } from "@helpbuoy/protocol";
import type { Edition } from "./edition.ts";
import type { Parts } from "./parts.ts";

/** Articles of the pack, by their place in the titles; -1: there is none. */
export type Bodies = {
  /** From storage or the network. Rejects with a `BackendError`. */
  article(edition: Edition, position: number): Promise<Article | undefined>;
  /** The same from storage alone. */
  kept(edition: Edition, position: number): Promise<Article | undefined>;
  /** A whole run of neighbouring articles, kept in storage. Rejects with a `BackendError`. */
  run(edition: Edition, ref: PartRef, signal?: AbortSignal): Promise<Article[]>;
  /** What each article of a run says, in their order: held in memory, where all else of it is not. */
  hold(ref: PartRef, words: readonly string[]): void;
  held(ref: PartRef): readonly string[] | undefined;
  /** An article's words if they are held. */
  words(edition: Edition, position: number): string | undefined;
};

// Of runs as they travel: the words of a small help centre are held whole, of a big one in part.
const HELD_BYTES = 2_000_000;

type Held = { ref: PartRef; words: readonly string[] };

export function createBodies(parts: Parts): Bodies {
  /** The newest last. */
  let said: Held[] = [];

  const held = (ref: PartRef | undefined) => said.find((one) => one.ref.hash === ref?.hash)?.words;

  const run: Bodies["run"] = (edition, ref, signal) => parts.get(edition, ref, readBodies, signal);

  return {
    run,
    held,
    hold(ref, words) {
      said = [...said.filter((one) => one.ref.hash !== ref.hash), { ref, words }];
      const bytes = () => said.reduce((sum, one) => sum + one.ref.bytes, 0);
      while (said.length > 1 && bytes() > HELD_BYTES) said.shift();
    },
    async article(edition, position) {
      const place = edition.texts && bodyPlace(edition.texts, position);
      return place && (await run(edition, place.ref))[place.offset];
    },
    async kept(edition, position) {
      const place = edition.texts && bodyPlace(edition.texts, position);
      return place && (await parts.kept(edition, place.ref, readBodies))?.[place.offset];
    },
    words(edition, position) {
      const place = edition.texts && bodyPlace(edition.texts, position);
      return place && held(place.ref)?.[place.offset];
    },
  };
}

function readBodies(stored: unknown): Article[] | undefined {
  const { articles } = Object(stored) as BodiesPart;
  return Array.isArray(articles) && articles.every((article) => Array.isArray(article?.body))
    ? articles
    : undefined;
}

/** Where in the runs of bodies an article stands: the run, and the place in it. */
export function bodyPlace(
  texts: TextsPart,
  position: number,
): { ref: PartRef; offset: number } | undefined {
  if (position < 0) return undefined;
  let first = 0;
  for (const run of texts.bodies) {
    if (position < first + run.count) return { ref: run, offset: position - first };
    first += run.count;
  }
  return undefined;
}
