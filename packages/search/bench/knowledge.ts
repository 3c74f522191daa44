// Reads the demo help centre (front matter and Markdown) for the benches of this folder.
import { readFileSync, readdirSync } from "node:fs";
import { parse as parseYaml } from "yaml";
import type { BotArticle, SearchDocument } from "../src/index.ts";

export type Article = BotArticle & { readonly keywords: readonly string[] };
export type Locale = "zh-CN" | "en";

/** A guide or task of the help centre, by the id it is found under: `guide/<slug>`, `task/<slug>`. */
export type SelfService = {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly string[];
  readonly keywords: readonly string[];
  /** The articles that it settles. */
  readonly articles: readonly string[];
};

const ROOT = new URL("../../../examples/knowledge/", import.meta.url);

export function readArticles(locale: Locale): Article[] {
  return readdirSync(new URL(locale, ROOT), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .toSorted()
    .map((path) => parse(path, readFileSync(new URL(`${locale}/${path}`, ROOT), "utf8")));
}

export function readSelfService(locale: Locale): SelfService[] {
  return ["guide", "task"].flatMap((kind) =>
    readdirSync(new URL(`${locale}/${kind}s`, ROOT))
      .toSorted()
      .map((name): SelfService => {
        const file = readFileSync(new URL(`${locale}/${kind}s/${name}`, ROOT), "utf8");
        const { slug, title, questions, keywords, articles } = parseYaml(file);
        return { id: `${kind}/${slug}`, title, questions, keywords, articles };
      }),
  );
}

/** With what the articles that it settles are called and asked for, as page and server have it. */
export function selfServiceDocument(
  { id, title, questions, keywords, articles: settled }: SelfService,
  articles: readonly Article[],
): SearchDocument {
  const told = articles.filter((article) => settled.includes(article.id));
  const body = told.flatMap((article) => [article.title, ...article.questions]);
  return { id, fields: { title, questions, keywords, body } };
}

/** Ids of what settles an article. */
export const settlingOf =
  (selfService: readonly SelfService[]) =>
  (articleId: string): string[] =>
    selfService.filter(({ articles }) => articles.includes(articleId)).map(({ id }) => id);

/** What is indexed of an article; `without` leaves one of its questions out. */
export function documentOf(article: Article, without?: string): SearchDocument {
  return {
    id: article.id,
    fields: {
      title: article.title,
      questions: article.questions.filter((question) => question !== without),
      keywords: article.keywords.join(" "),
      body: article.sections.map(({ heading, text }) => `${heading}\n${text}`),
    },
  };
}

function parse(path: string, source: string): Article {
  const [, head = "", body = ""] = source.split(/^---$/m);
  const plain = (text: string) =>
    text
      .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replace(/[*`#>|]|^\s*[-\d]+[.]? /gm, " ");
  return {
    id: path.replace(/.*\/|\.md$/g, ""),
    title: unquote(/^title: *(.+)$/m.exec(head)?.[1] ?? ""),
    questions: list(head, "questions"),
    keywords: list(head, "keywords"),
    sections: body.split(/^## /m).map((part, at) => {
      const [heading = "", ...lines] = part.split("\n");
      return at === 0
        ? { heading: "", text: plain(part) }
        : { heading, text: plain(lines.join("\n")) };
    }),
  };
}

function list(head: string, key: string): string[] {
  const inline = new RegExp(`^${key}: *\\[(.*)\\]`, "m").exec(head);
  if (inline) return (inline[1] as string).split(",").map(unquote);
  const block = new RegExp(`^${key}:\\n((?: +- .*\\n?)+)`, "m").exec(head);
  return (block?.[1] ?? "")
    .split("\n")
    .filter((line) => line.trim())
    .map((line) => unquote(line.replace(/^ *- /, "")));
}

const unquote = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/, "$2");

/** What visitors asked, by the article that answers it. */
export function readConfirmed(locale: Locale): Map<string, string[]> {
  const asked = new Map<string, string[]>();
  let texts: string[] = [];
  for (const line of readFileSync(new URL(`${locale}/confirmed.yaml`, ROOT), "utf8").split("\n")) {
    const slug = /^([a-z][\w-]*):$/.exec(line)?.[1];
    if (slug) asked.set(slug, (texts = []));
    else if (line.startsWith("  - ")) texts.push(unquote(line.slice(4)));
  }
  return asked;
}

/** What says the same, as the help centre's groups have it: a line of `synonyms.yaml` is one. */
export function readSynonymGroups(locale: Locale): string[][] {
  return readFileSync(new URL(`${locale}/synonyms.yaml`, ROOT), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("- ["))
    .map((line) => line.slice(3, -1).split(",").map(unquote));
}
