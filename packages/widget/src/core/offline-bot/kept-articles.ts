import { articleSections, type ArticleSection } from "@helpbuoy/protocol";
import type { BotArticle } from "@helpbuoy/search";
import type { Bodies } from "../knowledge/bodies.ts";
import type { Edition } from "../knowledge/edition.ts";

/** An article as the bot reads it, without sections where its words are not kept here. */
export type KeptArticle = BotArticle & { readonly sections: readonly ArticleSection[] };

/** Articles of an edition, by the id they are found under, as far as this browser keeps them. */
export type KeptArticles = {
  has(id: string): boolean;
  get(id: string): KeptArticle | undefined;
  /**
   * What is made of articles. Their words are in storage, for which a decision does not wait: it is
   * made again with those that it asked for.
   */
  read<Made>(make: () => Made): Promise<Made>;
};

export function createKeptArticles(edition: Edition, bodies: Bodies): KeptArticles {
  const { titles, texts } = edition;
  const read = new Map<string, ArticleSection[]>();
  const unread = new Set<string>();
  const placeOf = (id: string) => titles.ids.indexOf(Number(id));

  return {
    has: (id) => placeOf(id) >= 0,
    get(id) {
      const place = placeOf(id);
      if (place < 0) return undefined;
      if (!read.has(id)) unread.add(id);
      return {
        id,
        title: titles.titles[place] ?? "",
        questions: texts?.questions[place] ?? [],
        sections: read.get(id) ?? [],
        personFirst: titles.categories[titles.categoryOf[place] ?? -1]?.personFirst ?? false,
      };
    },
    async read(make) {
      for (;;) {
        const made = make();
        if (unread.size === 0) return made;
        for (const id of unread) {
          const article = await bodies.kept(edition, placeOf(id));
          read.set(id, articleSections(article?.body ?? []));
        }
        unread.clear();
      }
    },
  };
}
