import type { KnowledgeBackend } from "@helpbuoy/client";
import type {
  Article,
  ArticleId,
  Category,
  Form,
  NotHelpedReason,
  Site,
  Task,
} from "@helpbuoy/protocol";
import { computed, type ReadonlySignal } from "@preact/signals-core";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Reading } from "../knowledge/reading.ts";
import type { FailureReason } from "../widget.ts";
import type { GuideModel, GuideParts } from "./guide-model.ts";

export type ArticleLink = { id: ArticleId; title: string; categorySlug: string };
/** To a guide or a task. */
export type SelfServiceLink = { slug: string; title: string; categorySlug: string };

export type KnowledgeModel = {
  /** `loading` until titles are there; `offline` without them and without a network. */
  status: ReadonlySignal<"loading" | "ready" | "offline" | "failed">;
  site: ReadonlySignal<Site | undefined>;
  /** Of all that is published: another one with each publication. */
  version: ReadonlySignal<string | undefined>;
  categories: ReadonlySignal<Category[]>;
  popular: ReadonlySignal<ArticleLink[]>;
  guides: ReadonlySignal<SelfServiceLink[]>;
  tasks: ReadonlySignal<SelfServiceLink[]>;
  /** Those that settle what the article tells, those made for it first. Rejects where its code does not come. */
  guidesFor(articleId: ArticleId): Promise<SelfServiceLink[]>;
  forms: ReadonlySignal<Form[]>;
  articlesOf(categorySlug: string): ArticleLink[];
  link(id: ArticleId): ArticleLink | undefined;
  /**
   * From the pack where it is, else from the server.
   * @param isAgain it is being read already, and counts as viewed once
   */
  article(idOrSlug: ArticleId | string, isAgain?: boolean): Promise<LoadedArticle>;
  /** A guide where the visitor left it, to be walked through. From the pack, once it is there, as tasks are. */
  openGuide(slug: string): Promise<Loaded<{ model: GuideModel }>>;
  task(slug: string): Promise<Loaded<{ task: Task }>>;
  /** The form of a category, or the fallback form. */
  formFor(categorySlug: string | undefined): Form | undefined;
  mediaUrl(source: string): string;
  rate(rating: {
    articleId: ArticleId;
    helped: boolean;
    reason?: NotHelpedReason;
    comment?: string;
  }): void;
};
/** `failed`: why, for the sentence shown. */
export type Loaded<Found extends object> =
  | ({ status: "found" } & Found)
  | { status: "missing" }
  | { status: "failed"; reason: FailureReason };
export type LoadedArticle = Loaded<{ article: Article }>;

/** What the panel may know of the knowledge: links to articles, and articles. */
export function createKnowledgeModel(
  parts: GuideParts & {
    backend: KnowledgeBackend;
    knowledge: Pick<Knowledge, "edition" | "depth" | "failure" | "fetchDepth">;
    /** The last one known, before this visit has asked. */
    site: ReadonlySignal<Site | undefined>;
    rate: KnowledgeModel["rate"];
  },
): KnowledgeModel {
  const { backend, knowledge, site, locale, visit, announcements } = parts;
  const { edition, failure } = knowledge;

  const positions = computed(() => new Map(edition.value?.titles.ids.map((id, at) => [id, at])));

  function linkAt(at: number | undefined, held = edition.value): ArticleLink | undefined {
    const id = held?.titles.ids[at ?? -1];
    if (!held || at === undefined || id === undefined) return undefined;
    const category = held.titles.categories[held.titles.categoryOf[at] ?? -1];
    return { id, title: held.titles.titles[at] ?? "", categorySlug: category?.slug ?? "" };
  }

  const link = (id: ArticleId) => linkAt(positions.value.get(id));

  const named = (kind: "guide" | "task") =>
    computed(() => (edition.value && knowledge.depth.value?.named(kind, edition.value)) ?? []);

  /** Its code comes with the bodies. */
  async function read<Found extends object>(
    find: (reading: Reading) => Promise<Loaded<Found>>,
  ): Promise<Loaded<Found>> {
    try {
      return await find((await knowledge.fetchDepth()).reading);
    } catch {
      return { status: "failed", reason: "offline" };
    }
  }

  return {
    site,
    status: computed(() => {
      if (edition.value) return "ready";
      if (!failure.value) return "loading";
      return failure.value.kind === "offline" ? "offline" : "failed";
    }),
    version: computed(() => edition.value?.manifest.version),
    categories: computed(() => edition.value?.titles.categories ?? []),
    popular: computed(() =>
      (edition.value?.titles.popular ?? []).map(link).filter((found) => found !== undefined),
    ),
    guides: named("guide"),
    tasks: named("task"),
    guidesFor: async (articleId) => (await knowledge.fetchDepth()).reading.guidesFor(articleId),
    forms: computed(() => edition.value?.forms ?? []),
    articlesOf(categorySlug) {
      const { categories, categoryOf } = edition.value?.titles ?? {
        categories: [],
        categoryOf: [],
      };
      return categoryOf
        .map((category, at) =>
          categories[category]?.slug === categorySlug ? linkAt(at) : undefined,
        )
        .filter((found) => found !== undefined);
    },
    link,
    async article(idOrSlug, isAgain) {
      const loaded = await read((reading) => reading.article(idOrSlug, locale.peek()));
      if (loaded.status === "found" && !isAgain) {
        const { id, title } = loaded.article;
        visit.read(id);
        announcements.announce("article:viewed", { articleId: id, title });
      }
      return loaded;
    },
    openGuide: (slug) => read((reading) => reading.openGuide(slug, parts)),
    task: (slug) => read((reading) => reading.task(slug)),
    formFor(categorySlug): Form | undefined {
      const forms = edition.value?.forms ?? [];
      return (
        forms.find((form) => form.categories.includes(categorySlug ?? "")) ??
        forms.find((form) => form.categories.length === 0)
      );
    },
    mediaUrl: (source) => backend.mediaUrl(source),
    rate: parts.rate,
  };
}
