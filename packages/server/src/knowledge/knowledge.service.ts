import { join } from "node:path";
import type {
  Article,
  ArticleHit,
  BodiesPart,
  Form,
  FormsPart,
  Locale,
  Manifest,
  PartRef,
  SearchHit,
  SiteKey,
  Task,
  TasksPart,
  TextsPart,
  TitlesPart,
} from "@helpbuoy/protocol";
import type { Deps } from "../deps.ts";
import type { IntentTraining } from "../bot/intent-training.ts";
import { outsideQuestions } from "../bot/outside-questions.ts";
import type { ConfirmedQuestions } from "../learning/confirmed-questions.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { SitesService } from "../sites/sites.service.ts";
import { findMedia, type StoredMedia } from "./media.repository.ts";
import type { PackIntents } from "./pack-intents.ts";
import {
  findPart,
  findPublication,
  type Publication,
  type StoredPart,
} from "./publications.repository.ts";
import { indexKnowledge, type PublishedKnowledge } from "./published-knowledge.ts";

type Wanted = Publication & { learned: number };

export type KnowledgeService = ReturnType<typeof createKnowledgeService>;

/** Answers with what is published: parts as they are, articles and searches from one index in memory. */
export function createKnowledgeService(
  { database, settings }: Deps,
  {
    sites,
    confirmed,
    training,
    packIntents,
  }: {
    sites: SitesService;
    confirmed: ConfirmedQuestions;
    training: IntentTraining;
    packIntents: PackIntents;
  },
) {
  const loads = new Map<string, Promise<PublishedKnowledge>>();
  const current = new Map<string, PublishedKnowledge>();
  const learning = new WeakMap<PublishedKnowledge, Promise<void>>();

  async function publication(site: StoredSite, locale: Locale) {
    const found = await findPublication(database, site.key, locale);
    if (!found) throw new ProblemError("not_found");
    return found;
  }

  async function part<Part>(siteKey: SiteKey, { hash }: PartRef): Promise<Part> {
    const stored = await findPart(database, siteKey, hash);
    if (!stored) throw new ProblemError("not_found");
    return JSON.parse(stored.content);
  }

  async function load(siteKey: SiteKey, wanted: Wanted): Promise<PublishedKnowledge> {
    const texts = await part<TextsPart>(siteKey, wanted.texts);
    const bodies: BodiesPart[] = [];
    for (const ref of texts.bodies) bodies.push(await part<BodiesPart>(siteKey, ref));
    const knowledge = await indexKnowledge(wanted, {
      titles: await part<TitlesPart>(siteKey, wanted.titles),
      texts,
      bodies,
      forms: await part<FormsPart>(siteKey, wanted.forms),
      confirmed: await confirmed.list(siteKey, wanted.locale),
    });
    learning.set(knowledge, learn(siteKey, knowledge));
    return knowledge;
  }

  // Nobody waits for it either: until it is trained, the texts alone answer.
  async function learn(siteKey: SiteKey, knowledge: PublishedKnowledge): Promise<void> {
    const { locale, examples } = knowledge;
    const outside = outsideQuestions(locale).filter((text) => !knowledge.knowsAllOf(text));
    const model = await training.model(siteKey, locale, { examples, outside });
    if (model) knowledge.learn(model);
    void packIntents.add(siteKey, knowledge, outside);
  }

  /** What is published now; a new version answers once its index is whole. */
  async function published(site: StoredSite, locale: Locale): Promise<PublishedKnowledge> {
    const wanted = await publication(site, locale);
    const name = `${site.key}/${locale}`;
    const ready = current.get(name);
    if (ready?.version === wanted.version && ready.learned === wanted.learned) return ready;
    const building = `${name}/${wanted.version}/${wanted.learned}`;
    const loading =
      loads.get(building) ??
      load(site.key, wanted)
        .then((knowledge) => {
          current.set(name, knowledge);
          return knowledge;
        })
        .finally(() => loads.delete(building));
    loads.set(building, loading);
    if (!ready) return loading;
    // Nobody waits for it: the old version answers, and the next request tries again.
    loading.catch(() => {});
    return ready;
  }

  return {
    async manifest(site: StoredSite, locale: Locale): Promise<Manifest> {
      const { learned: _, intents, ...said } = await publication(site, locale);
      return {
        site: sites.publicFace(site),
        ...said,
        ...(intents && { intents: { hash: intents.hash, bytes: intents.bytes } }),
      };
    },

    /** The forms published now: a ticket is not judged by those of the version before. */
    async forms(site: StoredSite, locale: Locale): Promise<Form[]> {
      const wanted = await publication(site, locale);
      return (await part<FormsPart>(site.key, wanted.forms)).forms;
    },

    /** The task published now, by the same reason; undefined: there is none of that name. */
    async task(site: StoredSite, locale: Locale, slug: string): Promise<Task | undefined> {
      const wanted = await publication(site, locale);
      if (!wanted.tasks) return undefined;
      const { tasks } = await part<TasksPart>(site.key, wanted.tasks);
      return tasks.find((one) => one.slug === slug);
    },

    /** @throws ProblemError `not_found` */
    async part(siteKey: SiteKey, hash: string): Promise<StoredPart> {
      const stored = await findPart(database, siteKey, hash);
      if (!stored) throw new ProblemError("not_found");
      return stored;
    },

    /**
     * A media file by name, and where its bytes stand.
     * @throws ProblemError `not_found`
     */
    async media(siteKey: SiteKey, name: string): Promise<StoredMedia & { path: string }> {
      const media = await findMedia(database, siteKey, name);
      if (!media) throw new ProblemError("not_found");
      return { ...media, path: join(mediaFolder(settings.data, siteKey), media.name) };
    },

    published,

    /** What is published now, once the bot has learnt all that it can from it. */
    async learnt(site: StoredSite, locale: Locale): Promise<PublishedKnowledge> {
      const knowledge = await published(site, locale);
      await learning.get(knowledge);
      return knowledge;
    },

    /** @throws ProblemError `article_not_found` */
    async article(site: StoredSite, locale: Locale, idOrSlug: string): Promise<Article> {
      const knowledge = await published(site, locale);
      const article = knowledge.article(/^\d+$/.test(idOrSlug) ? Number(idOrSlug) : idOrSlug);
      if (!article) throw new ProblemError("article_not_found");
      return article;
    },

    async search(
      site: StoredSite,
      locale: Locale,
      query: string,
      limit: number,
    ): Promise<SearchHit[]> {
      return (await published(site, locale)).search(query, limit);
    },

    async searchArticles(
      site: StoredSite,
      locale: Locale,
      query: string,
      limit: number,
    ): Promise<ArticleHit[]> {
      return (await published(site, locale)).searchArticles(query, limit);
    },
  };
}

/** Where a site's pictures and videos stand. */
export function mediaFolder(folder: string, siteKey: SiteKey): string {
  return join(folder, "media", siteKey);
}
