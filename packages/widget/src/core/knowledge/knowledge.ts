import {
  after,
  asBackendError,
  retryDelay,
  type BackendError,
  type KeyValueStorage,
  type KnowledgeBackend,
} from "@helpbuoy/client";
import type { Locale } from "@helpbuoy/protocol";
import { signal, type ReadonlySignal } from "@preact/signals-core";
import type { Environment } from "../environment.ts";
import type { SuggestionParts } from "../models/suggestions-model.ts";
import type { Depth } from "./depth.ts";
import type { Edition } from "./edition.ts";
import { fetchEdition } from "./fetch-edition.ts";
import { createKnowledgeCache } from "./knowledge-cache.ts";
import { buildSearchIndex, type StagedIndex } from "./search-index.ts";

/** The knowledge of one locale, as new as it is known to be. */
export type Knowledge = {
  edition: ReadonlySignal<Edition | undefined>;
  index: ReadonlySignal<StagedIndex | undefined>;
  /** Bodies and the richer index: fetched once there is something to be found. */
  depth: ReadonlySignal<Depth | undefined>;
  fetchDepth(): Promise<Depth>;
  /** Why there is none, or no newer one. */
  failure: ReadonlySignal<BackendError | undefined>;
  /** From storage at once, from the network where that is not it. */
  load(locale: Locale): void;
  /** Asks whether something new was published, and swaps it in whole (SPEC KP5). */
  refresh(): void;
  destroy(): void;
};

/** One locale's turn: ends when another is loaded. */
type Turn = { locale: Locale; ending: AbortController; isAsking: boolean; attempt: number };

const ATTEMPTS = 4; // in a row; then the next try waits for a wake, an opened panel or a new locale

export function createKnowledge(
  parts: SuggestionParts & {
    backend: KnowledgeBackend;
    storage: KeyValueStorage;
    environment: Environment;
  },
): Knowledge {
  const { backend, environment } = parts;
  const cache = createKnowledgeCache(parts.storage);
  const edition = signal<Edition | undefined>(undefined);
  const index = signal<StagedIndex | undefined>(undefined);
  const depth = signal<Depth | undefined>(undefined);
  const failure = signal<BackendError | undefined>(undefined);
  let turn: Turn | undefined;
  let indexing: AbortController | undefined;
  let cancelRetry = () => {};
  let isOver = false;

  async function fetchDepth(): Promise<Depth> {
    const { createDepth } = await import("./depth.ts");
    depth.value ??= createDepth({ ...parts, known: { edition, failure, refresh } });
    // Whoever listens outlives the widget: it may have ended while the code came.
    if (isOver) depth.value.destroy();
    return depth.value;
  }

  function show(next: Edition): void {
    edition.value = next;
    indexing?.abort();
    indexing = new AbortController();
    void makeSearchable(next, indexing.signal);
  }

  async function makeSearchable(next: Edition, ended: AbortSignal) {
    const use = (staged: StagedIndex | undefined) => {
      if (staged && !ended.aborted) index.value = staged;
    };
    try {
      if (next.texts) return await (await fetchDepth()).prepare(next, index.peek(), ended, use);
    } catch {
      // Its code did not come: search does with what can be built without.
    }
    use(await buildSearchIndex(next, new Map(), [], environment, ended));
  }

  async function ask(mine: Turn): Promise<void> {
    const { ending, locale: asked } = mine;
    if (mine.isAsking || ending.signal.aborted) return;
    mine.isAsking = true;
    cancelRetry();
    try {
      const onTitles = (titles: Edition) => {
        if (!ending.signal.aborted) show(titles);
      };
      const held = edition.peek();
      const { signal: ended } = ending;
      const next = await fetchEdition({ backend, cache, asked, held, signal: ended, onTitles });
      if (ended.aborted) return;
      mine.attempt = 0;
      failure.value = undefined;
      if (!next) return;
      if (next.titles === held?.titles) edition.value = next;
      else show(next);
      await cache.keepEdition(next);
      environment.whenIdle(() => void depth.peek()?.tidy(next));
    } catch (cause) {
      if (!ending.signal.aborted) tryAgain(mine, asBackendError(cause));
    } finally {
      mine.isAsking = false;
    }
  }

  function tryAgain(mine: Turn, error: BackendError): void {
    failure.value = error;
    mine.attempt += 1;
    const delay = retryDelay(mine.attempt, error, environment.random);
    if (delay === undefined || mine.attempt > ATTEMPTS) return;
    cancelRetry = after(delay, () => void ask(mine));
  }

  function refresh(): void {
    if (turn) void ask(turn);
  }

  const stopWaking = environment.connectivity.onWake(() => {
    if (failure.peek()) refresh();
  });

  function stop(): void {
    cancelRetry();
    turn?.ending.abort();
    indexing?.abort();
  }

  return {
    edition,
    index,
    depth,
    fetchDepth,
    failure,
    refresh,
    load(locale) {
      stop();
      // Beside the titles: home waits for what is suggested, or it would move what is there.
      void fetchDepth().catch(() => {});
      const mine: Turn = { locale, ending: new AbortController(), isAsking: false, attempt: 0 };
      turn = mine;
      void cache.edition(locale).then((stored) => {
        if (mine.ending.signal.aborted) return;
        edition.value = undefined;
        index.value = undefined;
        if (stored) show(stored);
        void ask(mine);
      });
    },
    destroy() {
      isOver = true;
      stop();
      stopWaking();
      depth.peek()?.destroy();
    },
  };
}
