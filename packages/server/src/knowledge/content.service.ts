import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Category, Locale, SiteKey } from "@helpbuoy/protocol";
import type { MediaNode } from "@helpbuoy/rich-text/parse";
import { contentHash } from "../content-hash.ts";
import type { Connection, Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { EDITED } from "../import/import-plan.ts";
import { imageSize } from "../import/image-size.ts";
import { mediaKind } from "../import/media-kind.ts";
import { ProblemError } from "../problem/problem-error.ts";
import {
  deleteArticle,
  insertArticleId,
  listArticleIds,
  listArticles,
  listCategories,
  replaceCategories,
  saveArticle,
  type StoredArticle,
} from "./content.repository.ts";
import { categoriesOf, keepFromImport, leaveToImport } from "./kept-from-import.repository.ts";
import { mediaFolder } from "./knowledge.service.ts";
import { findMedia, saveMedia } from "./media.repository.ts";
import { listSelfService } from "./self-service.repository.ts";

/** What an editor says of an article; what only an import knows stays as it was. */
export type EditedContent = Pick<
  StoredArticle,
  "locale" | "slug" | "title" | "categorySlug" | "questions" | "body" | "updatedAt"
>;

/** The categories in which something stands: without them it would be found nowhere. */
export async function categoriesInUse(
  connection: Connection,
  siteKey: SiteKey,
  locale: Locale,
): Promise<Set<string>> {
  const all = [
    ...(await listArticles(connection, siteKey, locale)),
    ...(await listSelfService(connection, "guides", siteKey, locale)),
    ...(await listSelfService(connection, "tasks", siteKey, locale)),
  ];
  return new Set(all.map(({ categorySlug }) => categorySlug));
}

export type ContentService = ReturnType<typeof createContentService>;

/** What is written of a site, for those who write it one by one. */
export function createContentService({ settings }: Deps) {
  const articles = listArticles;

  async function article(
    connection: Connection,
    siteKey: SiteKey,
    { locale, slug }: { locale: Locale; slug: string },
  ): Promise<StoredArticle | undefined> {
    return (await articles(connection, siteKey, locale)).find((one) => one.slug === slug);
  }

  return {
    articles,
    article,
    categories: listCategories,
    categoriesInUse,
    /** From now on they are written here: an import only adds to them (SPEC ED3). */
    async replaceCategories(
      transaction: Transaction,
      siteKey: SiteKey,
      locale: Locale,
      categories: readonly Category[],
    ): Promise<void> {
      await keepFromImport(transaction, siteKey, categoriesOf(locale));
      await replaceCategories(transaction, siteKey, locale, categories);
    },

    async saveEdited(
      transaction: Transaction,
      siteKey: SiteKey,
      edited: EditedContent,
    ): Promise<void> {
      const known = await article(transaction, siteKey, edited);
      const ids = await listArticleIds(transaction, siteKey);
      if (!ids.has(edited.slug)) {
        const next = Math.max(0, ...ids.values()) + 1;
        await insertArticleId(transaction, siteKey, edited.slug, next);
      }
      const whole: StoredArticle = {
        keywords: [],
        related: [],
        pages: [],
        popular: null,
        ...known,
        ...edited,
      };
      const hash = EDITED + contentHash(JSON.stringify(whole));
      await leaveToImport(transaction, siteKey, {
        kind: "article",
        locale: edited.locale,
        slug: edited.slug,
      });
      await saveArticle(transaction, siteKey, whole, hash);
    },

    /** No import brings it back (SPEC ED3). */
    async removeArticle(
      transaction: Transaction,
      siteKey: SiteKey,
      { locale, slug }: { locale: Locale; slug: string },
    ): Promise<void> {
      await keepFromImport(transaction, siteKey, { kind: "article", locale, slug });
      await deleteArticle(transaction, siteKey, locale, slug);
    },

    /** Pictures that were uploaded, as nodes by their source; what is no picture is left out. */
    async mediaNodes(
      connection: Connection,
      siteKey: SiteKey,
      sources: readonly string[],
    ): Promise<Map<string, MediaNode>> {
      const nodes = new Map<string, MediaNode>();
      for (const source of new Set(sources)) {
        const name = source.replace(/^media\//, "");
        const media = await findMedia(connection, siteKey, name);
        if (!media) continue;
        if (media.type.startsWith("video/"))
          nodes.set(source, { type: "video", source, title: "" });
        if (!media.type.startsWith("image/")) continue;
        const size = imageSize(readFileSync(join(mediaFolder(settings.data, siteKey), name)));
        nodes.set(source, { type: "image", source, alt: "", ...size });
      }
      return nodes;
    },

    /**
     * Keeps a picture under its content hash.
     * @returns its source, as it stands in Markdown
     * @throws ProblemError `file_type_not_allowed` for what is no picture, whatever it is called
     */
    async savePicture(connection: Transaction, siteKey: SiteKey, bytes: Buffer): Promise<string> {
      const kind = mediaKind("pasted", bytes);
      if (kind?.kind !== "image") throw new ProblemError("file_type_not_allowed");
      const name = `${contentHash(bytes)}.${kind.extension}`;
      const folder = mediaFolder(settings.data, siteKey);
      mkdirSync(folder, { recursive: true });
      const place = join(folder, name);
      if (!existsSync(place)) {
        // Under its name only once it is whole: the name promises the content.
        const draft = join(folder, `.${name}.${process.pid}`);
        writeFileSync(draft, bytes);
        renameSync(draft, place);
      }
      await saveMedia(connection, siteKey, { name, type: kind.type, bytes: bytes.length });
      return `media/${name}`;
    },
  };
}
