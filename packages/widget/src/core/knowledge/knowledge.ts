import {
  after,
  asBackendError,
  BackendError,
  retryDelay,
  type KeyValueStorage,
  type KnowledgeBackend,
} from "@helpbuoy/client";
import type { Locale, Manifest, PartRef } from "@helpbuoy/protocol";
import { signal, type ReadonlySignal } from "@preact/signals-core";
import type { Environment } from "../environment.ts";
import type { Depth } from "./depth.ts";
import { readForms, readManifest, readTexts, readTitles, type Edition } from "./edition.ts";
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

const ATTEMPTS = 4; // in a row; then the next try waits for a wake, an opened panel or a new locale

export function createKnowledge(parts: {
  backend: KnowledgeBackend;
  storage: KeyValueStorage;
  environment: Environment;
}): Knowledge {
  const { backend, environment } = parts;
  const cache = createKnowledgeCache(parts.storage);
  const edition = signal<Edition | undefined>(undefined);
  const index = signal<StagedIndex | undefined>(undefined);
  const depth = signal<Depth | undefined>(undefined);
  const failure = signal<BackendError | undefined>(undefined);
  let loading: AbortController | undefined;
  let indexing: AbortController | undefined;
  let refreshing: Promise<void> | undefined;
  let cancelRetry = () => {};
  let attempt = 0;

  async function fetchDepth(): Promise<Depth> {
    const { createDepth } = await import("./depth.ts");
    return (depth.value ??= createDepth(parts));
  }

  function show(next: Edition, isStored = false): void {
    edition.value = next;
    indexing?.abort();
    indexing = new AbortController();
    void makeSearchable(next, isStored, indexing.signal);
  }

  async function makeSearchable(
    next: Edition,
    isStored: boolean,
    signal: AbortSignal,
  ): Promise<void> {
    const use = (staged: StagedIndex | undefined) => {
      if (staged && !signal.aborted) index.value = staged;
    };
    // What a visit before has built is there sooner than anything built now.
    if (!isStored) use(await buildSearchIndex(next, new Map(), environment, signal));
    if (!next.texts) return;
    try {
      await (await fetchDepth()).prepare(next, signal, use);
    } catch {
      // Its code did not come: search does with what it has, or with what can be built without.
      if (isStored) use(await buildSearchIndex(next, new Map(), environment, signal));
    }
  }

  async function part<Part>(
    locale: Locale,
    ref: PartRef,
    signal: AbortSignal,
    read: (stored: unknown) => Part | undefined,
  ): Promise<Part> {
    const found = read(await cache.part(locale, ref)) ?? read(await backend.part(ref, { signal }));
    if (!found) throw new BackendError("invalid_response");
    return found;
  }

  async function fetchNew(asked: Locale, signal: AbortSignal): Promise<void> {
    const manifest = readManifest(await backend.manifest(asked, { signal }));
    if (!manifest) throw new BackendError("invalid_response");
    const held = edition.peek();
    const isWhole = held?.texts !== undefined;
    if (signal.aborted || (isWhole && held.manifest.version === manifest.version)) return;
    const next = await fetchEdition(manifest, !isWhole, signal);
    if (signal.aborted) return;
    show(next);
    await cache.keepEdition(next);
    environment.whenIdle(() => void depth.peek()?.tidy(next));
  }

  /** @param isFirst titles are shown as soon as they come: nothing stands there to be replaced */
  async function fetchEdition(
    manifest: Manifest,
    isFirst: boolean,
    signal: AbortSignal,
  ): Promise<Edition> {
    const { locale } = manifest;
    const titles = await part(locale, manifest.titles, signal, readTitles);
    if (isFirst && !signal.aborted) show({ locale, manifest, titles, texts: undefined, forms: [] });
    const [texts, forms] = await Promise.all([
      part(locale, manifest.texts, signal, (stored) => readTexts(stored, titles.ids.length)),
      part(locale, manifest.forms, signal, readForms),
    ]);
    return { locale, manifest, titles, texts, forms };
  }

  function refresh(locale: Locale, { signal }: AbortController): void {
    cancelRetry();
    refreshing ??= fetchNew(locale, signal)
      .then(() => {
        attempt = 0;
        if (!signal.aborted) failure.value = undefined;
      })
      .catch((cause: unknown) => {
        if (signal.aborted) return;
        const error = asBackendError(cause);
        failure.value = error;
        attempt += 1;
        const delay = retryDelay(attempt, error, environment.random);
        if (delay === undefined || attempt > ATTEMPTS) return;
        cancelRetry = after(delay, () => refreshNow());
      })
      .finally(() => {
        refreshing = undefined;
      });
  }

  let refreshNow = () => {};
  const stopWaking = environment.connectivity.onWake(() => {
    if (failure.peek()) refreshNow();
  });

  function stop(): void {
    cancelRetry();
    loading?.abort();
    indexing?.abort();
  }

  return {
    edition,
    index,
    depth,
    fetchDepth,
    failure,
    load(locale) {
      stop();
      const controller = new AbortController();
      loading = controller;
      refreshing = undefined;
      attempt = 0;
      refreshNow = () => refresh(locale, controller);
      void cache.edition(locale).then((stored) => {
        if (controller.signal.aborted) return;
        edition.value = undefined;
        index.value = undefined;
        if (stored) show(stored, true);
        refreshNow();
      });
    },
    refresh: () => refreshNow(),
    destroy() {
      stop();
      stopWaking();
    },
  };
}
