import type { KeyValueStorage, KnowledgeBackend } from "@helpbuoy/client";
import { richTextToPlainText, type Article, type PartRef } from "@helpbuoy/protocol";
import type { Environment } from "../environment.ts";
import { inSlices } from "../slices.ts";
import { createBodies, type Bodies } from "./bodies.ts";
import type { Edition } from "./edition.ts";
import { createIndexCache } from "./index-cache.ts";
import { knowledgeKey, partKey } from "./knowledge-cache.ts";
import { createOtherScripts } from "./other-scripts.ts";
import { buildSearchIndex, type StagedIndex } from "./search-index.ts";

const AHEAD_BYTES = 8_000_000; // of bodies; bigger help centres fetch them on demand only

/** What comes after the titles: bodies, other ways to write, the index of every word, and all of it kept for next time. */
export type Depth = {
  bodies: Bodies;
  /** Search that knows pinyin and traditional characters too; reads signals. */
  find: ReturnType<typeof createOtherScripts>["find"];
  /**
   * Makes an edition searchable, step by step: by what an earlier visit built, else by other ways to
   * ask, and once the page is idle by every word.
   */
  prepare(
    edition: Edition,
    signal: AbortSignal,
    onIndex: (staged: StagedIndex) => void,
  ): Promise<void>;
  /** Removes the parts of other versions. */
  tidy(edition: Edition): Promise<void>;
};

export function createDepth(parts: {
  backend: KnowledgeBackend;
  storage: KeyValueStorage;
  environment: Environment;
}): Depth {
  const { backend, storage, environment } = parts;
  const bodies = createBodies(backend, storage);
  const indexes = createIndexCache(storage);

  async function readRun(edition: Edition, run: PartRef, signal: AbortSignal): Promise<string[]> {
    const articles = await bodies.run(edition, run, signal);
    const said: string[] = [];
    await inSlices(readWords(articles, said), environment, signal);
    if (!signal.aborted) bodies.hold(run, said);
    return said;
  }

  /** The words of all bodies; undefined: they did not all come, or are not to. */
  async function wordsAhead(
    edition: Edition,
    signal: AbortSignal,
  ): Promise<Map<number, string> | undefined> {
    const runs = edition.texts?.bodies ?? [];
    const bytes = runs.reduce((sum, run) => sum + run.bytes, 0);
    if (bytes > AHEAD_BYTES || savesData(environment)) return undefined;
    const words = new Map<number, string>();
    let first = 0;
    try {
      for (const run of runs) {
        const said = bodies.held(run) ?? (await readRun(edition, run, signal));
        for (const [offset, text] of said.entries()) words.set(first + offset, text);
        first += run.count;
      }
    } catch {
      // Ahead of need: what did not come now is fetched when it is asked for, or on the next visit.
      return undefined;
    }
    return words;
  }

  return {
    bodies,
    find: createOtherScripts(environment).find,
    async prepare(edition, signal, onIndex) {
      const use = async (staged: StagedIndex | undefined) => {
        if (!staged || signal.aborted) return;
        onIndex(staged);
        await indexes.keep(edition, staged);
      };
      const stored = await indexes.get(edition);
      if (stored && !signal.aborted) onIndex(stored);
      if (!stored) await use(await buildSearchIndex(edition, new Map(), environment, signal));
      if (signal.aborted) return;
      const cancel = environment.whenIdle(async () => {
        // Fetched in any case: every article then opens offline (SPEC KP4), and results show their words.
        const words = await wordsAhead(edition, signal);
        if (!words?.size || stored?.stage === "bodies") return;
        await use(await buildSearchIndex(edition, words, environment, signal));
      });
      signal.addEventListener("abort", cancel);
    },
    async tidy({ locale, manifest, texts }) {
      const refs = [manifest.titles, manifest.texts, manifest.forms, ...(texts?.bodies ?? [])];
      const named = new Set(refs.map((ref) => partKey(locale, ref)));
      const stored = await storage.keys(knowledgeKey(locale, "part/"));
      const gone = stored.filter((key) => !named.has(key));
      if (gone.length > 0) await storage.remove(gone);
    },
  };
}

/** One article a step. */
function* readWords(articles: readonly Article[], said: string[]): Generator<void, void> {
  for (const { body } of articles) {
    said.push(richTextToPlainText(body));
    yield;
  }
}

/** The visitor has asked their browser to be sparing. */
function savesData({ view }: Environment): boolean {
  const { connection } = view.navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}
