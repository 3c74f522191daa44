import type {
  Article,
  BodiesPart,
  Form,
  FormsPart,
  Locale,
  Manifest,
  PartRef,
  TextsPart,
  TitlesPart,
} from "@helpbuoy/protocol";

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
  const { site, version, titles, texts, forms } = Object(stored) as Partial<Manifest>;
  const isWhole =
    typeof version === "string" &&
    Array.isArray(site?.locales) &&
    [titles, texts, forms].every((ref) => typeof ref?.hash === "string");
  return isWhole ? (stored as Manifest) : undefined;
}

export function readTitles(stored: unknown): TitlesPart | undefined {
  const part = Object(stored) as TitlesPart;
  const { ids, titles, categoryOf, categories, popular, pages } = part;
  const isWhole =
    areLists(ids, titles, categoryOf, categories, popular, pages) &&
    titles.length === ids.length &&
    categoryOf.length === ids.length &&
    categoryOf.every((index) => categories[index] !== undefined);
  return isWhole ? part : undefined;
}

/** @param articles how many there are in the titles it belongs to */
export function readTexts(stored: unknown, articles: number): TextsPart | undefined {
  const part = Object(stored) as TextsPart;
  const columns = [part.slugs, part.questions, part.keywords];
  const isWhole =
    areLists(part.bodies, ...columns) && columns.every((column) => column.length === articles);
  return isWhole ? part : undefined;
}

export function readForms(stored: unknown): Form[] | undefined {
  const { forms } = Object(stored) as FormsPart;
  return Array.isArray(forms) && forms.every((form) => areLists(form?.fields, form?.categories))
    ? forms
    : undefined;
}

export function readBodies(stored: unknown): Article[] | undefined {
  const { articles } = Object(stored) as BodiesPart;
  return Array.isArray(articles) && articles.every((article) => Array.isArray(article?.body))
    ? articles
    : undefined;
}

/** Where in the runs of bodies an article stands: the run, and the place in it. */
export function bodyPlace(
  texts: TextsPart,
  position: number,
): { ref: PartRef; offset: number } | undefined {
  let first = 0;
  for (const run of texts.bodies) {
    if (position < first + run.count) return { ref: run, offset: position - first };
    first += run.count;
  }
  return undefined;
}
