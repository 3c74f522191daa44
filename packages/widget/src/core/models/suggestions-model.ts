import type { ArticleId } from "@helpbuoy/protocol";
import { computed, signal, type ReadonlySignal } from "@preact/signals-core";
import type { Keeper } from "../keeper.ts";
import type { Bodies } from "../knowledge/bodies.ts";
import type { Edition } from "../knowledge/edition.ts";
import type { ListedSelfService } from "../knowledge/listed-self-service.ts";
import { matchesPattern } from "../page-pattern.ts";
import type { Page } from "../page.ts";
import type { Announcements } from "../public-events.ts";
import type { ResultKind, Screen } from "../widget.ts";

/** A way to an article, a guide or a task. */
export type SuggestedLink = {
  kind: Exclude<ResultKind, "ticket">;
  target: Screen;
  title: string;
  categorySlug: string;
};

/** What may be wanted without being asked for. None of the lists says what another above it says. */
export type SuggestionsModel = {
  /** For the host page's address, or as the host asked with `suggest`. */
  page: ReadonlySignal<SuggestedLink[]>;
  /** What goes on from what this visitor read last, on this visit or before. */
  read: ReadonlySignal<SuggestedLink[]>;
  /** Where to begin, for who has read and asked nothing yet. */
  start: ReadonlySignal<SuggestedLink[]>;
  /** The tasks that settle what an article tells. */
  tasksFor(articleId: ArticleId): SuggestedLink[];
};

/** As the host names it: an article's id or slug, `guide/<slug>` or `task/<slug>`. */
export type Wanted = readonly (ArticleId | string)[] | undefined;

/** What was read, the newest last, with what each article names as related; and whether anybody was asked. */
type Seen = {
  read: readonly { id: ArticleId; related: readonly ArticleId[] }[];
  hasAsked: boolean;
};

const PAGE = 4;
const READ = 3;
const START = 3;
const REMEMBERED = 20;
const nothingSeen: Seen = { read: [], hasAsked: false };

export type SuggestionParts = {
  page: Pick<Page, "path">;
  wanted: ReadonlySignal<Wanted>;
  keeper: Keeper;
  announcements: Announcements;
};

export function createSuggestionsModel(
  parts: SuggestionParts & {
    edition: ReadonlySignal<Edition | undefined>;
    listed(edition: Edition): ListedSelfService;
    bodies: Pick<Bodies, "article">;
  },
): {
  /** undefined until what was kept of earlier visits is there: nothing moves under the visitor's finger. */
  model: ReadonlySignal<SuggestionsModel | undefined>;
  destroy(): void;
} {
  const { edition, page, wanted, announcements } = parts;
  const seen = signal<Seen>(nothingSeen);
  const restored = signal<SuggestionsModel | undefined>(undefined);
  const listed = computed(() => edition.value && parts.listed(edition.value));

  function link(id: ArticleId | string): SuggestedLink[] {
    const held = edition.value;
    if (!held) return [];
    const hit = listed.value?.hits.get(String(id));
    if (hit) {
      const { kind, slug, title, categorySlug } = hit;
      return [{ kind, target: { name: kind, slug }, title, categorySlug }];
    }
    const { titles, texts } = held;
    const byId = titles.ids.indexOf(Number(id));
    const at = byId >= 0 ? byId : (texts?.slugs.indexOf(String(id)) ?? -1);
    const articleId = titles.ids[at];
    if (articleId === undefined) return [];
    const category = titles.categories[titles.categoryOf[at] ?? -1];
    return [
      {
        kind: "article",
        target: { name: "article", idOrSlug: articleId },
        title: titles.titles[at] ?? "",
        categorySlug: category?.slug ?? "",
      },
    ];
  }
  const links = (ids: readonly (ArticleId | string)[]) => [...new Set(ids)].flatMap(link);

  /** What fits the page's address, articles and the others taking turns. */
  function fitting({ titles }: Edition): (ArticleId | string)[] {
    const path = page.path.value;
    const of = <Id>(pages: readonly [string, Id[]][] = []) =>
      pages.filter(([pattern]) => matchesPattern(path, pattern)).flatMap(([, ids]) => ids);
    const named = (kind: "guide" | "task") => {
      const some = titles[`${kind}s`];
      return of(some?.pages).map((at) => `${kind}/${some?.slugs[at]}`);
    };
    const articles = of(titles.pages);
    const [guides, tasks] = [named("guide"), named("task")];
    return [
      ...articles.slice(0, 2),
      ...guides.slice(0, 1),
      ...tasks.slice(0, 1),
      ...articles.slice(2),
      ...guides.slice(1),
      ...tasks.slice(1),
    ];
  }

  const forPage = computed(() => {
    const held = edition.value;
    return links(wanted.value ?? (held ? fitting(held) : [])).slice(0, PAGE);
  });

  const read = computed(() => {
    const last = seen.value.read[seen.value.read.length - 1];
    if (!last) return [];
    const known = new Set<string>(seen.value.read.map(({ id }) => String(id)));
    const ids = [...(listed.value?.settling(String(last.id)) ?? []).slice(0, 2), ...last.related];
    return without(links(ids.filter((id) => !known.has(String(id)))), forPage.value).slice(0, READ);
  });

  const start = computed(() => {
    if (seen.value.hasAsked || seen.value.read.length > 0) return [];
    const { popular = [], guides, tasks } = edition.value?.titles ?? {};
    const [guide] = guides?.slugs ?? [];
    const [task] = tasks?.slugs ?? [];
    const [first = [], ...others] = popular.map((id) => [id]);
    const begin = [
      ...first,
      ...(guide ? [`guide/${guide}`] : []),
      ...(task ? [`task/${task}`] : []),
    ];
    return without(links([...begin, ...others.flat()]), forPage.value).slice(0, START);
  });

  async function note(articleId: ArticleId): Promise<void> {
    const held = edition.peek();
    const at = held?.titles.ids.indexOf(articleId) ?? -1;
    const article = held && (await parts.bodies.article(held, at).catch(() => undefined));
    const others = seen.peek().read.filter(({ id }) => id !== articleId);
    const all = [...others, { id: articleId, related: article?.related ?? [] }];
    seen.value = { ...seen.peek(), read: all.slice(-REMEMBERED) };
  }

  const asked = () => {
    seen.value = { ...seen.peek(), hasAsked: true };
  };
  const undo = [
    announcements.listen("article:viewed", ({ articleId }) => void note(articleId)),
    announcements.listen("message:sent", asked),
    announcements.listen("ticket:created", asked),
  ];
  void parts.keeper.keep("seen", seen, readSeen).then(() => {
    restored.value = {
      page: forPage,
      read,
      start,
      tasksFor: (articleId) =>
        links(listed.value?.settling(String(articleId)) ?? []).filter(
          ({ kind }) => kind === "task",
        ),
    };
  });

  return { model: restored, destroy: () => undo.forEach((stop) => stop()) };
}

const without = (some: readonly SuggestedLink[], others: readonly SuggestedLink[]) =>
  some.filter(({ title }) => !others.some((other) => other.title === title));

function readSeen(stored: unknown): Seen | undefined {
  const { read, hasAsked } = Object(stored) as Partial<Seen>;
  const isWhole = Array.isArray(read) && read.every((one) => Array.isArray(one?.related));
  return isWhole ? { read, hasAsked: hasAsked === true } : undefined;
}
