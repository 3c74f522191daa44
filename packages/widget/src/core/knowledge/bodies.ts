import { BackendError, type KeyValueStorage, type KnowledgeBackend } from "@helpbuoy/client";
import { richTextToPlainText, type Article, type PartRef } from "@helpbuoy/protocol";
import { bodyPlace, readBodies, type Edition } from "./edition.ts";
import { partKey } from "./knowledge-cache.ts";

/** Articles of the pack, by their place in the titles. */
export type Bodies = {
  /** From memory, storage or the network. Rejects with a `BackendError`. */
  article(edition: Edition, position: number): Promise<Article | undefined>;
  /** An article's words if they are at hand in memory. */
  words(edition: Edition, position: number): string | undefined;
  /** A whole run of neighbouring articles, kept in storage. Rejects with a `BackendError`. */
  run(edition: Edition, ref: PartRef, signal?: AbortSignal): Promise<Article[]>;
};

const HELD_BYTES = 2_000_000; // of parts in memory: all of a small help centre, some of a big one

type Held = { ref: PartRef; articles: Article[]; words: (string | undefined)[] };

export function createBodies(backend: KnowledgeBackend, storage: KeyValueStorage): Bodies {
  /** The most recently used last. */
  let held: Held[] = [];

  function hold(one: Held): void {
    held = [...held.filter(({ ref }) => ref.hash !== one.ref.hash), one];
    const bytes = () => held.reduce((sum, { ref }) => sum + ref.bytes, 0);
    while (held.length > 1 && bytes() > HELD_BYTES) held.shift();
  }

  async function run(edition: Edition, ref: PartRef, signal?: AbortSignal): Promise<Article[]> {
    const atHand = held.find((one) => one.ref.hash === ref.hash);
    if (atHand) {
      hold(atHand);
      return atHand.articles;
    }
    const key = partKey(edition.locale, ref);
    let articles = readBodies(await storage.get(key));
    if (!articles) {
      articles = readBodies(await backend.part(ref, signal ? { signal } : {}));
      if (!articles) throw new BackendError("invalid_response");
      await storage.set([[key, { articles }]]);
    }
    hold({ ref, articles, words: [] });
    return articles;
  }

  return {
    run,
    async article(edition, position) {
      const place = edition.texts && bodyPlace(edition.texts, position);
      return place && (await run(edition, place.ref))[place.offset];
    },
    words(edition, position) {
      const place = edition.texts && bodyPlace(edition.texts, position);
      const found = held.find(({ ref }) => ref.hash === place?.ref.hash);
      const article = place && found?.articles[place.offset];
      if (!article) return undefined;
      return (found.words[place.offset] ??= richTextToPlainText(article.body));
    },
  };
}
