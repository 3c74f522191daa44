/* oxlint-disable max-lines -- the reader of one folder, file by file, in the order of its README */
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import {
  categorySchema,
  formSchema,
  localeSchema,
  slugSchema,
  synonymGroupsSchema,
  type ArticleId,
  type Category,
  type Form,
  type Locale,
  type SynonymGroup,
} from "@helpbuoy/protocol";
import * as v from "valibot";
import type { StoredArticle } from "../knowledge/content.repository.ts";
import type { StoredGuide, StoredTask } from "../knowledge/self-service.repository.ts";
import type { AnsweredQuestion } from "../learning/confirmed-questions.ts";
import { askedText } from "../learning/missed-questions.ts";
import { readArticleFile } from "./article-file.ts";
import { formRefusals } from "./form-refusals.ts";
import { readGuideFile } from "./guide-file.ts";
import { readIds } from "./ids-file.ts";
import type { ListedFileContext } from "./listed-file.ts";
import { openMediaFolder, type ImportedMedia, type MediaFolder } from "./media-folder.ts";
import { readTaskFile } from "./task-file.ts";
import { checkYaml, parseYaml, type Refusal } from "./yaml-file.ts";

/** A place in a file of the folder, and what is said of it. */
export type Remark = Refusal & { file: string };

export type LocaleFolder = {
  locale: Locale;
  categories: Category[];
  articles: StoredArticle[];
  /** undefined: the folder has none, and says nothing about them. */
  forms: Form[] | undefined;
  /** Slugs whose files were refused: what was imported of them before stays. */
  refusedArticles: Set<string>;
  refusedForms: Set<string>;
  guides: ListedFolder<StoredGuide> | undefined;
  tasks: ListedFolder<StoredTask> | undefined;
  /** What visitors asked, with the slug it asks for; undefined: the folder says nothing about it. */
  confirmed: AnsweredQuestion[] | undefined;
  /** undefined: the folder says nothing about them. */
  synonyms: SynonymGroup[] | undefined;
};

/** Guides, or tasks; undefined where the folder has none, and says nothing about them. */
export type ListedFolder<Content> = {
  contents: Content[];
  /** Slugs whose files were refused: what was imported of them before stays. */
  refused: Set<string>;
};

export type KnowledgeFolder = {
  locales: LocaleFolder[];
  /** The numbers that articles had where the folder was written. */
  ids: ReadonlyMap<string, ArticleId>;
  media: Map<string, ImportedMedia>;
  refused: Remark[];
  warnings: Remark[];
};

const categoriesSchema = v.array(
  v.strictObject({ ...categorySchema.entries, title: v.pipe(v.string(), v.nonEmpty()) }),
);

const confirmedSchema = v.record(
  slugSchema,
  v.array(v.pipe(v.string(), v.nonEmpty(), v.maxLength(300))),
);

/** Reads a folder laid out as examples/knowledge/README.md says. A bad file costs only itself. */
export function readKnowledgeFolder(root: string): KnowledgeFolder {
  const refused: Remark[] = [];
  const warnings: Remark[] = [];
  const note = (path: string, list: Remark[]) => (refusal: Refusal) =>
    list.push({ file: relative(root, path), ...refusal });
  const names = listFolders(root).filter(
    (name) => v.is(localeSchema, name) && existsSync(join(root, name, "categories.yaml")),
  );
  const media = openMediaFolder(root, names);
  const reader: Reader = {
    root,
    media,
    refuse: (path, refusals) => refusals.forEach(note(path, refused)),
    warn: (path, remarks) => remarks.forEach(note(path, warnings)),
  };
  const locales: LocaleFolder[] = [];
  for (const locale of names) {
    const folder = readLocale(join(root, locale), locale, reader);
    if (folder) locales.push(folder);
  }
  return { locales, ids: readIds(root, reader.refuse), media: media.used, refused, warnings };
}

type Reader = {
  root: string;
  media: MediaFolder;
  refuse: (path: string, refusals: Refusal[]) => void;
  warn: (path: string, warnings: Refusal[]) => void;
};

function readLocale(folder: string, locale: Locale, reader: Reader): LocaleFolder | undefined {
  const path = join(folder, "categories.yaml");
  const checked = checkYaml(parseYaml(readFileSync(path, "utf8")), categoriesSchema);
  if ("refusals" in checked) {
    reader.refuse(path, checked.refusals);
    return undefined;
  }
  const hasSelfService = listedNames(folder);
  const articles = readArticles(folder, locale, checked.value, { ...reader, hasSelfService });
  const confirmed = readConfirmed(folder, articles, reader);
  const categories = new Set(checked.value.map(({ slug }) => slug));
  const slugs = new Set([
    ...articles.articles.map(({ slug }) => slug),
    ...articles.refusedArticles,
  ]);
  const beside = {
    locale,
    hasArticle: (slug: string) => slugs.has(slug),
    hasSelfService,
    hasCategory: (slug: string) => categories.has(slug),
  };
  return {
    locale,
    categories: checked.value,
    ...articles,
    ...readForms(folder, locale, reader),
    guides: readListed(join(folder, "guides"), beside, reader, (source, context, file) =>
      readGuideFile(source, {
        ...context,
        media: (target, title) => reader.media.resolve(file, locale, target, title),
      }),
    ),
    tasks: readListed(join(folder, "tasks"), beside, reader, readTaskFile),
    confirmed,
    synonyms: readSynonyms(folder, reader),
  };
}

/** `synonyms.yaml`: a list of groups, each a list of words that say the same. */
function readSynonyms(folder: string, reader: Reader): SynonymGroup[] | undefined {
  const path = join(folder, "synonyms.yaml");
  if (!existsSync(path)) return undefined;
  const checked = checkYaml(parseYaml(readFileSync(path, "utf8")), synonymGroupsSchema);
  if ("value" in checked) return checked.value;
  reader.refuse(path, checked.refusals);
  return undefined;
}

/** Whether a guide or a task has a file here; of a kind without a folder nothing is known. */
function listedNames(folder: string): ListedFileContext["hasSelfService"] {
  const namesIn = (kind: string) => {
    const path = join(folder, `${kind}s`);
    return existsSync(path) ? new Set(readdirSync(path)) : undefined;
  };
  const names = { guide: namesIn("guide"), task: namesIn("task") };
  return (kind, slug) => names[kind]?.has(`${slug}.yaml`) ?? true;
}

/** `confirmed.yaml`: under each article's slug, what visitors asked that it answers. */
function readConfirmed(
  folder: string,
  { articles, refusedArticles }: Pick<LocaleFolder, "articles" | "refusedArticles">,
  reader: Reader,
): AnsweredQuestion[] | undefined {
  const path = join(folder, "confirmed.yaml");
  if (!existsSync(path)) return undefined;
  const yaml = parseYaml(readFileSync(path, "utf8"));
  const checked = checkYaml(yaml, confirmedSchema);
  if ("refusals" in checked) {
    reader.refuse(path, checked.refusals);
    return undefined;
  }
  const known = new Set([...articles.map(({ slug }) => slug), ...refusedArticles]);
  const byText = new Map<string, AnsweredQuestion>();
  for (const [slug, texts] of Object.entries(checked.value)) {
    if (!known.has(slug)) {
      reader.refuse(path, [
        { line: yaml.lineOfKey(slug), reason: `there is no article "${slug}"` },
      ]);
      continue;
    }
    for (const asked of texts) {
      const text = askedText(asked);
      byText.set(text, { slug, text });
    }
  }
  return [...byText.values()];
}

function readArticles(
  folder: string,
  locale: Locale,
  categories: readonly Category[],
  reader: Reader & Pick<ListedFileContext, "hasSelfService">,
): Pick<LocaleFolder, "articles" | "refusedArticles"> {
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".md"))) {
    const reason = "an article stands in the folder of its category";
    reader.refuse(join(folder, name), [{ line: 1, reason }]);
  }
  const files = listFolders(folder)
    .filter((category) => v.is(slugSchema, category))
    .flatMap((category) =>
      readdirSync(join(folder, category))
        .filter((name) => name.endsWith(".md"))
        .toSorted()
        .map((name) => ({
          category,
          stem: name.slice(0, -".md".length),
          path: join(folder, category, name),
        })),
    );
  const stems = new Set(files.map(({ stem }) => stem));
  const known = new Set(categories.map(({ slug }) => slug));
  const articles = new Map<string, StoredArticle>();
  const refusedArticles = new Set<string>();
  for (const { category, stem, path } of files) {
    const read = readArticleFile(readFileSync(path, "utf8"), {
      locale,
      category,
      stem,
      changed: statSync(path).mtime.toISOString().slice(0, 10),
      media: (target, title) => reader.media.resolve(path, locale, target, title),
      hasArticle: (slug) => stems.has(slug),
      hasSelfService: reader.hasSelfService,
      hasCategory: (slug) => known.has(slug),
    });
    reader.refuse(path, read.refusals);
    reader.warn(path, read.warnings);
    if (!read.article) refusedArticles.add(stem);
    else if (articles.has(stem)) {
      const other = articles.get(stem) as StoredArticle;
      const reason = `the slug "${stem}" is taken by the one in ${other.categorySlug}`;
      reader.refuse(path, [{ line: 1, reason }]);
    } else articles.set(stem, read.article);
  }
  return { articles: [...articles.values()], refusedArticles };
}

/** The files of guides, or of tasks: each stands for itself. */
function readListed<Content extends { slug: string }>(
  path: string,
  beside: Omit<ListedFileContext, "stem" | "changed">,
  reader: Reader,
  read: (
    source: string,
    context: ListedFileContext,
    file: string,
  ) => { content: Content } | { refusals: Refusal[] },
): ListedFolder<Content> | undefined {
  if (!existsSync(path) || !statSync(path).isDirectory()) return undefined;
  const contents: Content[] = [];
  const refused = new Set<string>();
  for (const name of readdirSync(path).toSorted()) {
    if (!name.endsWith(".yaml")) continue;
    const file = join(path, name);
    const stem = name.slice(0, -".yaml".length);
    const changed = statSync(file).mtime.toISOString().slice(0, 10);
    const found = read(readFileSync(file, "utf8"), { ...beside, stem, changed }, file);
    if ("content" in found) contents.push(found.content);
    else {
      reader.refuse(file, found.refusals);
      refused.add(stem);
    }
  }
  return { contents, refused };
}

function readForms(
  folder: string,
  locale: Locale,
  reader: Reader,
): Pick<LocaleFolder, "forms" | "refusedForms"> {
  const refusedForms = new Set<string>();
  const path = join(folder, "forms");
  if (!existsSync(path) || !statSync(path).isDirectory()) return { forms: undefined, refusedForms };
  const forms: Form[] = [];
  for (const name of readdirSync(path).toSorted()) {
    if (!name.endsWith(".yaml")) continue;
    const file = join(path, name);
    const stem = name.slice(0, -".yaml".length);
    const yaml = parseYaml(readFileSync(file, "utf8"));
    const checked = checkYaml(yaml, formSchema);
    const refusals =
      "refusals" in checked
        ? checked.refusals
        : formRefusals(checked.value, yaml, { locale, stem });
    if ("value" in checked && refusals.length === 0) forms.push(checked.value);
    else {
      reader.refuse(file, refusals);
      refusedForms.add(stem);
    }
  }
  if (!forms.some((form) => form.categories.length === 0)) {
    const reason =
      "no form has an empty list of categories, so some tickets have none to start from";
    reader.warn(path, [{ line: 1, reason }]);
  }
  return { forms, refusedForms };
}

function listFolders(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}
