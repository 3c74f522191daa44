import { excerpt, type Excerpt, type SearchDocument } from "@helpbuoy/search";
import { bar, element, marked } from "./element.ts";
import type { Numbers } from "./numbers.ts";
import type { TypedHit } from "./searcher.ts";
import type { Words } from "./words.ts";

const EXCERPT = 120; // UTF-16 units

export type Found = { hit: TypedHit; document: SearchDocument };

/** What was found, best first: score and its parts, and the text that matched with its field. */
export function hitList(
  found: readonly Found[],
  { query, words, numbers }: { query: string; words: Words; numbers: Numbers },
): HTMLElement {
  const rows = found.map(({ hit, document }) => {
    const { field, said } = hit;
    const answers = said ?? query;
    const title = textsOf(document, "title")[0] ?? "";
    const text = field === "title" ? undefined : bestText(textsOf(document, field), answers);
    return element(
      "li",
      {},
      element("h3", {}, marked(title, excerpt(title, answers, title.length + 2).ranges)),
      element(
        "p",
        { class: "score" },
        element("span", { class: "unseen" }, `${words.score} `),
        element("strong", {}, numbers.score(hit.score)),
        bar(hit.score),
      ),
      text && element("p", { class: "said" }, marked(text.text, text.ranges)),
      element(
        "p",
        { class: "parts" },
        element("span", { class: "tag" }, words.fields[field] ?? field),
        element("span", {}, words.coverage(numbers.share(hit.coverage))),
        said === undefined ? undefined : element("span", {}, words.said(said)),
        ...furtherParts(hit, numbers),
        hit.id.startsWith("made") ? element("span", {}, words.made) : undefined,
      ),
    );
  });
  return element("ol", { class: "hits" }, ...rows);
}

/** Whatever else a hit tells in numbers. */
function furtherParts(hit: TypedHit, numbers: Numbers): HTMLElement[] {
  return Object.entries(hit)
    .filter(([name, value]) => typeof value === "number" && !["score", "coverage"].includes(name))
    .map(([name, value]) => element("span", {}, `${name} ${numbers.score(Number(value))}`));
}

const textsOf = (document: SearchDocument, field: string): readonly string[] => {
  const texts = document.fields[field] ?? [];
  return typeof texts === "string" ? [texts] : texts;
};

/** The one of a field's texts in which the most is found. */
function bestText(texts: readonly string[], query: string): Excerpt | undefined {
  const length = ({ ranges }: Excerpt) => ranges.reduce((sum, [from, to]) => sum + to - from, 0);
  return texts
    .map((text) => excerpt(text, query, EXCERPT))
    .sort((a, b) => length(b) - length(a))[0];
}
