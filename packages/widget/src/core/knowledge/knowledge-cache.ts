import type { KeyValueStorage } from "@helpbuoy/client";
import type { Locale, PartRef } from "@helpbuoy/protocol";
import { readForms, readManifest, readTexts, readTitles, type Edition } from "./edition.ts";

/** Knowledge in the browser's storage, one locale beside the other. What is not whole is not there. */
export type KnowledgeCache = {
  edition(locale: Locale): Promise<Edition | undefined>;
  keepEdition(edition: Edition): Promise<void>;
  part(locale: Locale, ref: PartRef): Promise<unknown>;
};

/** Where something of a locale's knowledge is kept. */
export const knowledgeKey = (locale: Locale, name: string) => `knowledge/${locale}/${name}`;
export const partKey = (locale: Locale, { hash }: PartRef) => knowledgeKey(locale, `part/${hash}`);

export function createKnowledgeCache(storage: KeyValueStorage): KnowledgeCache {
  const part = (locale: Locale, ref: PartRef) => storage.get(partKey(locale, ref));

  return {
    part,
    async edition(locale) {
      const manifest = readManifest(await storage.get(knowledgeKey(locale, "manifest")));
      if (!manifest) return undefined;
      const [titles, texts, forms] = await Promise.all([
        part(locale, manifest.titles).then(readTitles),
        part(locale, manifest.texts),
        part(locale, manifest.forms).then(readForms),
      ]);
      const whole = titles && readTexts(texts, titles);
      return whole && forms && { locale, manifest, titles, texts: whole, forms };
    },
    async keepEdition({ locale, manifest, titles, texts, forms }) {
      await storage.set([
        [partKey(locale, manifest.titles), titles],
        [partKey(locale, manifest.texts), texts],
        [partKey(locale, manifest.forms), { forms }],
        [knowledgeKey(locale, "manifest"), manifest],
      ]);
    },
  };
}
