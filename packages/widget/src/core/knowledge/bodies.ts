import { BackendError, type KeyValueStorage, type KnowledgeBackend } from "@helpbuoy/client";
import type { Article, PartRef } from "@helpbuoy/protocol";
import { bodyPlace, readBodies, type Edition } from "./edition.ts";
import { partKey } from "./knowledge-cache.ts";

/** Articles of the pack, by their place in the titles. */
export type Bodies = {
  /** From storage or the network. Rejects with a `BackendError`. */
  article(edition: Edition, position: number): Promise<Article | undefined>;
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

export function createBodies(backend: KnowledgeBackend, storage: KeyValueStorage): Bodies {
  /** The newest last. */
  let said: Held[] = [];

  const held = (ref: PartRef | undefined) => said.find((one) => one.ref.hash === ref?.hash)?.words;

  async function run(edition: Edition, ref: PartRef, signal?: AbortSignal): Promise<Article[]> {
    const key = partKey(edition.locale, ref);
    let articles = readBodies(await storage.get(key));
    if (!articles) {
      articles = readBodies(await backend.part(ref, signal ? { signal } : {}));
      if (!articles) throw new BackendError("invalid_response");
      await storage.set([[key, { articles }]]);
    }
    return articles;
  }

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
    words(edition, position) {
      const place = edition.texts && bodyPlace(edition.texts, position);
      return place && held(place.ref)?.[place.offset];
    },
  };
}
