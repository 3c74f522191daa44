import { createHttpKnowledge, createSiteApi } from "@helpbuoy/client";
import {
  richTextToPlainText,
  type BodiesPart,
  type Locale,
  type RichText,
  type TextsPart,
  type TitlesPart,
} from "@helpbuoy/protocol";
import type { BotSection } from "@helpbuoy/search";

/** What search and bot read of an article. */
export type PackArticle = {
  id: string;
  title: string;
  /** Other ways to ask for it. */
  questions: readonly string[];
  keywords: readonly string[];
  body: string;
  sections: BotSection[];
  /** Its category is one where a person is offered with every answer. */
  personFirst: boolean;
};

export type Pack = { locale: Locale; articles: PackArticle[] };

/** Fetches a locale's pack from where the widget fetches it. Rejects with a `BackendError`. */
export async function loadPack(locale: Locale, signal: AbortSignal): Promise<Pack> {
  const backend = createHttpKnowledge(createSiteApi({ url: location.origin, site: "demo" }));
  const manifest = await backend.manifest(locale, { signal });
  const [titles, texts] = (await Promise.all([
    backend.part(manifest.titles, { signal }),
    backend.part(manifest.texts, { signal }),
  ])) as [TitlesPart, TextsPart];
  const runs = (await Promise.all(
    texts.bodies.map((ref) => backend.part(ref, { signal })),
  )) as BodiesPart[];
  const bodies = new Map(runs.flatMap((run) => run.articles).map(({ id, body }) => [id, body]));
  const articles = titles.ids.map((id, at) => {
    const body = bodies.get(id) ?? [];
    return {
      id: String(id),
      title: titles.titles[at] ?? "",
      questions: texts.questions[at] ?? [],
      keywords: texts.keywords[at] ?? [],
      body: richTextToPlainText(body),
      sections: sectionsOf(body),
      personFirst: titles.categories[titles.categoryOf[at] ?? -1]?.personFirst === true,
    };
  });
  return { locale: manifest.locale, articles };
}

/** Cut at headings as the server's bot cuts them: what stands before the first is section 0. */
function sectionsOf(body: RichText): BotSection[] {
  const sections: { heading: string; blocks: RichText }[] = [{ heading: "", blocks: [] }];
  for (const block of body) {
    if (block.type === "heading" && block.level <= 3) {
      sections.push({ heading: richTextToPlainText([block]), blocks: [] });
    } else sections.at(-1)?.blocks.push(block);
  }
  return sections.map(({ heading, blocks }) => ({ heading, text: richTextToPlainText(blocks) }));
}
