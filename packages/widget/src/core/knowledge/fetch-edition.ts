import { BackendError, type KnowledgeBackend } from "@helpbuoy/client";
import type { Locale, PartRef } from "@helpbuoy/protocol";
import { readForms, readManifest, readTexts, readTitles, type Edition } from "./edition.ts";
import type { KnowledgeCache } from "./knowledge-cache.ts";

/**
 * Fetches what is published now, unless it is what is held (SPEC KP5). Rejects with a `BackendError`.
 * @param onTitles called with the titles alone where nothing whole is held: they are worth showing
 * @returns undefined: what is held is as new as can be; the same parts again where the manifest alone changed
 */
export async function fetchEdition(parts: {
  backend: KnowledgeBackend;
  cache: KnowledgeCache;
  asked: Locale;
  held: Edition | undefined;
  signal: AbortSignal;
  onTitles(titles: Edition): void;
}): Promise<Edition | undefined> {
  const { backend, cache, asked, held, signal, onTitles } = parts;
  const manifest = readManifest(await backend.manifest(asked, { signal }));
  if (!manifest) throw new BackendError("invalid_response");
  const isWhole = held?.texts !== undefined;
  if (isWhole && held.manifest.version === manifest.version) {
    // The site may have changed, or the intent model may have come.
    const isSame = JSON.stringify(held.manifest) === JSON.stringify(manifest);
    return isSame ? undefined : { ...held, manifest };
  }
  const { locale } = manifest;

  async function part<Part>(ref: PartRef, read: (stored: unknown) => Part | undefined) {
    const found = read(await cache.part(locale, ref)) ?? read(await backend.part(ref, { signal }));
    if (!found) throw new BackendError("invalid_response");
    return found;
  }

  const titles = await part(manifest.titles, readTitles);
  if (!isWhole) onTitles({ locale, manifest, titles, texts: undefined, forms: [] });
  const [texts, forms] = await Promise.all([
    part(manifest.texts, (stored) => readTexts(stored, titles)),
    part(manifest.forms, readForms),
  ]);
  return { locale, manifest, titles, texts, forms };
}
