import type { Form, FormsPart, Locale, Manifest, TextsPart, TitlesPart } from "@helpbuoy/protocol";
import type { SearchDocument } from "@helpbuoy/search";

/** What one version of one locale's knowledge consists of; titles come before the rest. */
export type Edition = {
  locale: Locale;
  manifest: Manifest;
  titles: TitlesPart;
  texts: TextsPart | undefined;
  forms: Form[];
};

/*
 * A part comes from a network or a disk: its hash vouches for what came over the network, and these
 * for what was stored. They ask for what would break us further on, and answer undefined (SPEC KP5).
 */

const areLists = (...columns: unknown[]) => columns.every((column) => Array.isArray(column));

export function readManifest(stored: unknown): Manifest | undefined {
  const { site, version, titles, texts, forms, guides, tasks } = Object(
    stored,
  ) as Partial<Manifest>;
  const refs = [titles, texts, forms, ...[guides, tasks].filter((ref) => ref !== undefined)];
  const isWhole =
    typeof version === "string" &&
    Array.isArray(site?.locales) &&
    refs.every((ref) => typeof ref?.hash === "string");
  return isWhole ? (stored as Manifest) : undefined;
}

/** Lists, each as long as the first. */
const areColumns = (first: unknown, ...more: unknown[]) =>
  areLists(first, ...more) &&
  more.every((column) => (column as unknown[]).length === (first as unknown[]).length);

export function readTitles(stored: unknown): TitlesPart | undefined {
  const part = Object(stored) as TitlesPart;
  const { ids, titles, categoryOf, categories, popular, pages, guides, tasks } = part;
  const columns = [{ slugs: ids, titles, categoryOf, pages }, guides, tasks];
  const isWhole =
    areLists(categories, popular) &&
    columns.every(
      (some) =>
        some === undefined ||
        (areLists(some.pages) &&
          areColumns(some.slugs, some.titles, some.categoryOf) &&
          some.categoryOf.every((index) => categories[index] !== undefined)),
    );
  return isWhole ? part : undefined;
}

/** @param titles those it belongs to */
export function readTexts(stored: unknown, titles: TitlesPart): TextsPart | undefined {
  const part = Object(stored) as TextsPart;
  const isWhole =
    areLists(part.bodies) &&
    areColumns(titles.ids, part.slugs, part.questions, part.keywords) &&
    (["guides", "tasks"] as const).every((kind) => {
      const { questions, keywords, articles } = part[kind] ?? {};
      return !titles[kind] || areColumns(titles[kind].slugs, questions, keywords, articles);
    });
  return isWhole ? part : undefined;
}

export function readForms(stored: unknown): Form[] | undefined {
  const { forms } = Object(stored) as FormsPart;
  return Array.isArray(forms) && forms.every((form) => areLists(form?.fields, form?.categories))
    ? forms
    : undefined;
}

/** What is indexed of the article at a place of the titles. */
export function documentAt(
  { titles, texts }: Edition,
  position: number,
  body: string | undefined,
): SearchDocument {
  return {
    id: String(titles.ids[position]),
    fields: {
      title: titles.titles[position] ?? "",
      ...(texts && {
        questions: texts.questions[position] ?? [],
        keywords: texts.keywords[position] ?? [],
      }),
      ...(body !== undefined && { body }),
    },
  };
}
