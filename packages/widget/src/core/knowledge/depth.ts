import type { KeyValueStorage, KnowledgeBackend } from "@helpbuoy/client";
import { richTextToPlainText, type Article, type PartRef } from "@helpbuoy/protocol";
import { excerpt, rankKinds, type SearchIndex } from "@helpbuoy/search";
import type { Environment } from "../environment.ts";
import { withTickets } from "../models/found-tickets.ts";
import type { SelfServiceLink } from "../models/knowledge-model.ts";
import { createSuggestionsModel, type SuggestionParts } from "../models/suggestions-model.ts";
import type { startOfflineAnswers } from "../offline-bot/offline-answers.ts";
import { inSlices } from "../slices.ts";
import { createBodies, type Bodies } from "./bodies.ts";
import type { Edition } from "./edition.ts";
import { createIndexCache } from "./index-cache.ts";
import { knowledgeKey, partKey } from "./knowledge-cache.ts";
import { listSelfService, type ListedSelfService } from "./listed-self-service.ts";
import { createOtherScripts, type OtherHit } from "./other-scripts.ts";
import { createParts, type Parts } from "./parts.ts";
import { createReading, loadGuideModel, type Reading } from "./reading.ts";
import { buildSearchIndex, stageOf, type StagedIndex } from "./search-index.ts";
import { createSelfService, type KnownSoFar } from "./self-service.ts";

/** Hits that are put into the order of what is asked for, whatever few are wanted. */
const RANKED = 32;
const AHEAD_BYTES = 8_000_000; // of bodies, or of guides and tasks; where there is more, it is fetched on demand only

/** What comes after the titles: bodies, other ways to write, the index of every word, and all of it kept for next time. */
export type Depth = {
  parts: Parts;
  bodies: Bodies;
  reading: Reading;
  /** Cuts the words of a result. */
  excerpt: typeof excerpt;
  /** Whether parts may come that nobody has asked for yet. */
  mayFetchAhead(refs: readonly PartRef[]): boolean;
  /** Search that knows pinyin, traditional characters and what is needed too; reads signals. */
  find(held: Edition, index: SearchIndex, asked: string, limit: number): OtherHit[];
  listed(edition: Edition): ListedSelfService;
  /** Guides, or tasks, as lists name them. */
  named(kind: "guide" | "task", edition: Edition): SelfServiceLink[];
  /**
   * An index without guides and tasks, for the bot: its decisions were measured so. Where the code for
   * it does not come, the index as it is.
   */
  articlesAlone(staged: StagedIndex): Promise<SearchIndex>;
  /** The bot for a talk without a network. Asked for here, as it shares what is needed of what is found. */
  loadOfflineBot(): Promise<{ startOfflineAnswers: typeof startOfflineAnswers }>;
  withTickets: typeof withTickets;
  suggestions: ReturnType<typeof createSuggestionsModel>["model"];
  /**
   * Makes an edition searchable, step by step: by what an earlier visit built, else by other ways to
   * ask, and once the page is idle by every word.
   * @param before what has answered until now: where little has changed, it is brought up to date
   */
  prepare(
    edition: Edition,
    before: StagedIndex | undefined,
    signal: AbortSignal,
    onIndex: (staged: StagedIndex) => void,
  ): Promise<void>;
  /** Removes the parts of other versions. */
  tidy(edition: Edition): Promise<void>;
  destroy(): void;
};

export function createDepth(
  parts: SuggestionParts & {
    backend: KnowledgeBackend;
    storage: KeyValueStorage;
    environment: Environment;
    known: KnownSoFar;
  },
): Depth {
  const { backend, storage, environment } = parts;
  const packParts = createParts(backend, storage);
  const bodies = createBodies(packParts);
  const selfService = createSelfService({ parts: packParts, known: parts.known });
  const indexes = createIndexCache(storage);

  const otherScripts = createOtherScripts(environment);
  let lastAlone: { of: SearchIndex; index: Promise<SearchIndex> } | undefined;
  let lastListed: { of: Edition; listed: ListedSelfService } | undefined;

  function listed(edition: Edition): ListedSelfService {
    if (lastListed?.of !== edition) lastListed = { of: edition, listed: listSelfService(edition) };
    return lastListed.listed;
  }

  const { edition: known } = parts.known;
  const suggestions = createSuggestionsModel({ ...parts, edition: known, listed, bodies });

  async function readRun(edition: Edition, run: PartRef, signal: AbortSignal): Promise<string[]> {
    const articles = await bodies.run(edition, run, signal);
    const said: string[] = [];
    await inSlices(readWords(articles, said), environment, signal);
    if (!signal.aborted) bodies.hold(run, said);
    return said;
  }

  /** The words of all bodies; none: they did not all come, or are not to. */
  async function wordsAhead(edition: Edition, signal: AbortSignal): Promise<Map<number, string>> {
    const runs = edition.texts?.bodies ?? [];
    if (!mayFetchAhead(runs, environment)) return new Map();
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
      return new Map();
    }
    return words;
  }

  /** Ahead of need, as the bodies are. */
  async function selfServiceAhead(edition: Edition, signal: AbortSignal): Promise<void> {
    const { guides, tasks } = edition.manifest;
    if (!mayFetchAhead([guides, tasks], environment)) return;
    try {
      await selfService.fetchAhead(edition, signal);
      if (guides) await loadGuideModel();
    } catch {
      // As above.
    }
  }

  async function withoutSelfService({ index, edition }: StagedIndex): Promise<SearchIndex> {
    const removed = listed(edition).documents.map(({ id }) => id);
    if (removed.length === 0) return index;
    const code = await import("./update-search-index.ts").catch(() => undefined);
    const steps = code?.updateIndex(index, { removed });
    return (steps && (await inSlices(steps, environment, new AbortController().signal))) ?? index;
  }

  /** Of what has answered until now where little has changed, else from the beginning. */
  async function indexOf(
    edition: Edition,
    words: ReadonlyMap<number, string>,
    before: StagedIndex | undefined,
    signal: AbortSignal,
  ): Promise<StagedIndex | undefined> {
    const stage = stageOf(edition, words);
    if (before?.stage === stage) {
      // Wanted by few visits: a publication meets a widget in use.
      const code = await import("./update-search-index.ts").catch(() => undefined);
      const steps = code?.updateSearchIndex(before, edition, words, listed);
      const index = steps && (await inSlices(steps, environment, signal));
      if (index) return { stage, index, edition };
    }
    return buildSearchIndex(edition, words, listed(edition).documents, environment, signal);
  }

  return {
    parts: packParts,
    bodies,
    reading: createReading({
      backend,
      bodies,
      selfService,
      held: () => parts.known.edition.peek(),
      listed,
    }),
    excerpt,
    mayFetchAhead: (refs) => mayFetchAhead(refs, environment),
    listed,
    named: (kind, edition) => [...listed(edition).hits.values()].filter((one) => one.kind === kind),
    articlesAlone(staged) {
      if (lastAlone?.of !== staged.index) {
        lastAlone = { of: staged.index, index: withoutSelfService(staged) };
      }
      return lastAlone.index;
    },
    loadOfflineBot: () => import("../offline-bot/offline-answers.ts"),
    withTickets,
    suggestions: suggestions.model,
    destroy: suggestions.destroy,
    find(held, index, asked, limit) {
      const hits = otherScripts.find(index, asked, RANKED);
      return rankKinds(hits[0]?.said ?? asked, hits, listed(held).settling).slice(0, limit);
    },
    async prepare(edition, before, signal, onIndex) {
      let staged = await indexes.get(edition);
      if (staged && !signal.aborted) onIndex(staged);
      const make = async (words: ReadonlyMap<number, string>) => {
        const made = await indexOf(edition, words, before, signal);
        if (!made || signal.aborted) return;
        staged = made;
        onIndex(made);
        await indexes.keep(made);
      };
      // One that knows every word answers on until the new one does.
      if (!staged && before?.stage !== "bodies") await make(new Map());
      if (signal.aborted) return;
      const cancel = environment.whenIdle(async () => {
        // Fetched in any case: every article then opens offline (SPEC KP4), and results show their words.
        const words = await wordsAhead(edition, signal);
        if (!staged || (words.size > 0 && staged.stage !== "bodies")) await make(words);
        await selfServiceAhead(edition, signal);
      });
      signal.addEventListener("abort", cancel);
    },
    async tidy({ locale, manifest, texts }) {
      const { titles, forms, guides, tasks, intents } = manifest;
      const others = [forms, guides, tasks, intents, ...(texts?.bodies ?? [])];
      const refs = [titles, manifest.texts, ...others];
      const named = new Set(refs.map((ref) => ref && partKey(locale, ref)));
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

/** Neither too much, nor a visitor who has asked their browser to be sparing. */
function mayFetchAhead(refs: readonly (PartRef | undefined)[], { view }: Environment): boolean {
  const { connection } = view.navigator as { connection?: { saveData?: boolean } };
  const bytes = refs.reduce((sum, ref) => sum + (ref?.bytes ?? 0), 0);
  return bytes <= AHEAD_BYTES && connection?.saveData !== true;
}
