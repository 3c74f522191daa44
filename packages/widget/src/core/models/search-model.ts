import { after, type KnowledgeBackend } from "@helpbuoy/client";
import type { Locale, SearchHit } from "@helpbuoy/protocol";
import { highlight, search } from "@helpbuoy/search";
import {
  batch,
  computed,
  effect,
  signal,
  untracked,
  type ReadonlySignal,
} from "@preact/signals-core";
import type { Edition } from "../knowledge/edition.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { OtherHit } from "../knowledge/other-scripts.ts";
import type { Announcements } from "../public-events.ts";
import type { Visit } from "../visit.ts";
import type {
  ConversationsModel,
  ResultKind,
  Screen,
  SearchModel,
  SearchResult,
} from "../widget.ts";

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
  /** Where my tickets are looked for. */
  conversations: Pick<ConversationsModel, "list">;
}): Search {
  const { backend, locale, visit, announcements } = parts;
  const { edition, index, depth } = parts.knowledge;
  const query = signal("");
  const status = signal<SearchModel["status"]["value"]>("idle");
  const found = signal<SearchResult[]>([]);
  const kind = signal<ResultKind | undefined>(undefined);
  let cancelNote = () => {};
  let isNoted = true;

  function find(typed: string, limit: number): SearchResult[] {
    const staged = index.value;
    const held = edition.value;
    const asked = typed.trim();
    if (!staged || !held || !asked) return [];
    const hits: OtherHit[] =
      depth.value?.find(held, staged.index, asked, limit) ?? search(staged.index, asked, { limit });
    return hits.flatMap(({ id, said = asked }) => {
      // An index of the version before may name what this one has no more.
      const hit = depth.value?.listed(held).hits.get(id) ?? articleHit(held, Number(id));
      return hit ? [shown(said, hit)] : [];
    });
  }

  function articleHit(held: Edition, articleId: number): SearchHit | undefined {
    const position = held.titles.ids.indexOf(articleId);
    if (position < 0) return undefined;
    const words = depth.value?.bodies.words(held, position);
    const category = held.titles.categories[held.titles.categoryOf[position] ?? -1];
    return {
      articleId,
      title: held.titles.titles[position] ?? "",
      categorySlug: category?.slug ?? "",
      excerpt: words ?? held.texts?.questions[position]?.[0] ?? "",
    };
  }

  function shown(asked: string, hit: SearchHit): SearchResult {
    // What is long enough to be cut is there with depth; the server cuts what it sends.
    const { text, ranges } = depth.value?.excerpt(hit.excerpt, asked, EXCERPT_CHARS) ?? {
      text: hit.excerpt,
      ranges: highlight(hit.excerpt, asked),
    };
    const target: Screen & { name: ResultKind } =
      "articleId" in hit
        ? { name: "article", idOrSlug: hit.articleId }
        : { name: hit.kind, slug: hit.slug };
    return {
      kind: target.name,
      target,
      ...("articleId" in hit && { articleId: hit.articleId }),
      title: hit.title,
      titleRanges: highlight(hit.title, asked),
      excerpt: text,
      excerptRanges: ranges,
      categorySlug: hit.categorySlug,
    };
  }

  async function askServer(asked: string, ended: AbortSignal): Promise<void> {
    try {
      const hits = await backend.search(asked, locale.peek(), { signal: ended });
      if (ended.aborted) return;
      found.value = hits.map((hit) => shown(asked, hit));
      status.value = "done";
    } catch {
      // Titles may have answered already; only with nothing to show is it a failure.
      if (!ended.aborted) status.value = found.peek().length > 0 ? "done" : "failed";
    }
  }

  const stopAnswering = effect(() => {
    const asked = query.value.trim();
    if (!asked) {
      batch(() => {
        found.value = [];
        kind.value = undefined;
        status.value = "idle";
      });
      return undefined;
    }
    const answers = find(asked, RESULTS);
    const { list } = parts.conversations;
    const local = depth.value?.withTickets(answers, list.value, asked) ?? answers;
    const knowsWords = index.value !== undefined && index.value.stage !== "titles";
    return untracked(() => {
      batch(() => {
        // The answer before stays until there is another: no flicker while the server is asked.
        if (knowsWords || local.length > 0) found.value = local;
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
    const count = found.peek().length;
    // What was shown was searched for, though more may have been coming.
    if (isNoted || !asked || (status.peek() !== "done" && count === 0)) return;
    isNoted = true;
    visit.searched(asked);
    announcements.announce("search", { query: asked, results: count });
    if (count === 0) announcements.announce("search:empty", { query: asked });
  }

  // Who reads what was found has searched, however fast they were.
  const stopListening = announcements.listen("article:viewed", note);

  return {
    query,
    status,
    found,
    kind,
    results: computed(() => {
      const some = found.value.filter((one) => one.kind === kind.value);
      return some.length > 0 ? some : found.value;
    }),
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
