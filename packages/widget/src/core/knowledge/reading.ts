import { asBackendError, type KnowledgeBackend } from "@helpbuoy/client";
import type { Article, ArticleId, Locale, Task } from "@helpbuoy/protocol";
import { failureReason } from "../failure-reason.ts";
import type { createGuideModels, GuideModel, GuideParts } from "../models/guide-model.ts";
import type { Loaded, SelfServiceLink } from "../models/knowledge-model.ts";
import type { Bodies } from "./bodies.ts";
import type { Edition } from "./edition.ts";
import type { ListedSelfService } from "./listed-self-service.ts";
import type { SelfService } from "./self-service.ts";

/** What can be opened and read: it never rejects, but says why there is nothing. */
export type Reading = {
  /** From the pack where it is, else from the server. */
  article(idOrSlug: ArticleId | string, locale: Locale): Promise<Loaded<{ article: Article }>>;
  /** Those that settle what an article tells, those made for it first. Rejects with a `BackendError`. */
  guidesFor(articleId: ArticleId): Promise<SelfServiceLink[]>;
  /** Where the visitor left it, ready to go on. Its code comes with the first. */
  openGuide(slug: string, parts: GuideParts): Promise<Loaded<{ model: GuideModel }>>;
  task(slug: string): Promise<Loaded<{ task: Task }>>;
};

/** The code that walks through guides. Fetched ahead with them, or they would not run offline. */
export const loadGuideModel = () => import("../models/guide-model.ts");

export function createReading(parts: {
  backend: KnowledgeBackend;
  bodies: Bodies;
  selfService: SelfService;
  held(): Edition | undefined;
  listed(edition: Edition): ListedSelfService;
}): Reading {
  const { backend, bodies, selfService } = parts;
  let models: ReturnType<typeof createGuideModels> | undefined;

  async function findArticle(idOrSlug: ArticleId | string, locale: Locale): Promise<Article> {
    const held = parts.held();
    // Right after the language has changed, what is held still speaks the last one.
    if (held?.manifest.locale === locale) {
      try {
        const article = await bodies.article(held, position(held, idOrSlug));
        if (article) return article;
      } catch (cause) {
        // Its part may have gone with a newer version; the article itself need not have.
        if (asBackendError(cause).kind === "offline") throw cause;
      }
    }
    return backend.article(idOrSlug, locale);
  }

  return {
    article: (idOrSlug, locale) =>
      loaded(async () => ({ article: await findArticle(idOrSlug, locale) })),
    async guidesFor(articleId) {
      const { settling, hits } = parts.listed(await selfService.searchable());
      return settling(String(articleId))
        .flatMap((id) => hits.get(id) ?? [])
        .filter(({ kind }) => kind === "guide");
    },
    openGuide: (slug, given) =>
      loaded(async () => {
        const guide = await selfService.guide(slug);
        if (!guide) return undefined;
        const { createGuideModels } = await loadGuideModel();
        models ??= createGuideModels(given);
        return { model: await models.open(guide) };
      }),
    task: (slug) =>
      loaded(async () => {
        const task = await selfService.task(slug);
        return task && { task };
      }),
  };
}

function position({ titles, texts }: Edition, idOrSlug: ArticleId | string): number {
  const byId = titles.ids.indexOf(Number(idOrSlug));
  return byId >= 0 ? byId : (texts?.slugs.indexOf(String(idOrSlug)) ?? -1);
}

async function loaded<Found extends object>(
  find: () => Promise<Found | undefined>,
): Promise<Loaded<Found>> {
  try {
    const found = await find();
    return found ? { status: "found", ...found } : { status: "missing" };
  } catch (cause) {
    const reason = failureReason(asBackendError(cause));
    return reason === "not_found" ? { status: "missing" } : { status: "failed", reason };
  }
}
