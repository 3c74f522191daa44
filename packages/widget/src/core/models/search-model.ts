import { after, type KnowledgeBackend } from "@helpbuoy/client";
import type { ArticleId, Locale } from "@helpbuoy/protocol";
import { excerpt, highlight, search } from "@helpbuoy/search";
import { batch, effect, signal, untracked, type ReadonlySignal } from "@preact/signals-core";
import type { Edition } from "../knowledge/edition.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { OtherHit } from "../knowledge/other-scripts.ts";
import type { Announcements } from "../public-events.ts";
import type { Visit } from "../visit.ts";
import type { SearchModel, SearchResult } from "../widget.ts";

const RESULTS = 20;
const EXCERPT_CHARS = 120;
const ASK_AFTER = 200; // ms without a key before the server is asked
const NOTE_AFTER = 1_000; // ms without a key before what was typed counts as searched

export type Search = SearchModel & { destroy(): void };

/** Answers from the local index as typed; until that knows more than titles, the server is asked too. */
export function createSearchModel(parts: {
  backend: KnowledgeBackend;
  knowledge: Pick<Knowledge, "edition" | "index" | "depth">;
  locale: ReadonlySignal<Locale>;
  visit: Visit;
  announcements: Announcements;
  /** The visitor agreed, where they are asked: the server hears what they type. */
  mayKeep: ReadonlySignal<boolean>;
}): Search {
  const { backend, locale, visit, announcements } = parts;
  const { edition, index, depth } = parts.knowledge;
  const query = signal("");
  const status = signal<SearchModel["status"]["value"]>("idle");
  const results = signal<SearchResult[]>([]);
  let cancelNote = () => {};
  let isNoted = true;

  function find(typed: string, limit: number): SearchResult[] {
    const staged = index.value;
    const held = edition.value;
    const asked = typed.trim();
    if (!staged || !held || !asked) return [];
    const hits: OtherHit[] =
      depth.value?.find(staged.index, asked, limit) ?? search(staged.index, asked, { limit });
    return hits
      .map(({ id, said = asked }) => found(held, Number(id), said))
      .filter((result) => result !== undefined);
  }

  function found(held: Edition, articleId: ArticleId, asked: string): SearchResult | undefined {
    const position = held.titles.ids.indexOf(articleId);
    // An index of the version before may name an article that this one has no more.
    if (position < 0) return undefined;
    const words = depth.value?.bodies.words(held, position);
    const category = held.titles.categories[held.titles.categoryOf[position] ?? -1];
    return shown(asked, {
      articleId,
      title: held.titles.titles[position] ?? "",
      categorySlug: category?.slug ?? "",
      excerpt: words ?? held.texts?.questions[position]?.[0] ?? "",
    });
  }

  async function askServer(asked: string, ended: AbortSignal): Promise<void> {
    try {
      const hits = await backend.search(asked, locale.peek(), { signal: ended });
      if (ended.aborted) return;
      results.value = hits.map((hit) => shown(asked, hit));
      status.value = "done";
    } catch {
      // Titles may have answered already; only with nothing to show is it a failure.
      if (!ended.aborted) status.value = results.peek().length > 0 ? "done" : "failed";
    }
  }

  const stopAnswering = effect(() => {
    const asked = query.value.trim();
    if (!asked) {
      batch(() => {
        results.value = [];
        status.value = "idle";
      });
      return undefined;
    }
    const local = find(asked, RESULTS);
    const knowsWords = index.value !== undefined && index.value.stage !== "titles";
    return untracked(() => {
      batch(() => {
        // The answer before stays until there is another: no flicker while the server is asked.
        if (knowsWords || local.length > 0) results.value = local;
        status.value = knowsWords ? "done" : "searching";
      });
      if (knowsWords || !parts.mayKeep.peek()) return undefined;
      const asking = new AbortController();
      const cancel = after(ASK_AFTER, () => void askServer(asked, asking.signal));
      return () => {
        cancel();
        asking.abort();
      };
    });
  });

  function note(): void {
    const asked = query.peek().trim();
    if (isNoted || !asked || status.peek() !== "done") return;
    isNoted = true;
    const count = results.peek().length;
    visit.searched(asked);
    announcements.announce("search", { query: asked, results: count });
    if (count === 0) announcements.announce("search:empty", { query: asked });
  }

  // Who reads what was found has searched, however fast they were.
  const stopListening = announcements.listen("article:viewed", note);

  return {
    query,
    status,
    results,
    find: (typed, limit) => untracked(() => find(typed, limit)),
    type(typed) {
      cancelNote();
      query.value = typed;
      isNoted = false;
      cancelNote = after(NOTE_AFTER, note);
    },
    clear() {
      note();
      cancelNote();
      query.value = "";
    },
    destroy() {
      cancelNote();
      stopListening();
      stopAnswering();
    },
  };
}

function shown(
  asked: string,
  hit: { articleId: ArticleId; title: string; categorySlug: string; excerpt: string },
): SearchResult {
  const { text, ranges } = excerpt(hit.excerpt, asked, EXCERPT_CHARS);
  return {
    articleId: hit.articleId,
    title: hit.title,
    titleRanges: highlight(hit.title, asked),
    excerpt: text,
    excerptRanges: ranges,
    categorySlug: hit.categorySlug,
  };
}
