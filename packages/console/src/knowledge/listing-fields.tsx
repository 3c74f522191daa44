import type { Category, Listing } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useId } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { Field } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { SelectField, slugChoices } from "../ui/select-field.tsx";
import { TextArea } from "../ui/text-area.tsx";
import type { ListedArticle } from "./knowledge-api.ts";

export type ListedContent = Listing & { title: string; categorySlug: string };

const linesOf = (typed: string) => typed.split("\n");

/** What a guide or a task is called, where it stands, and what it is found by. */
export function ListingFields(props: {
  content: ListedContent;
  categories: readonly Category[];
  /** Of its language. */
  articles: readonly ListedArticle[];
  problem: (path: string) => string | undefined;
  onChange: (patch: Partial<ListedContent>) => void;
}): VNode {
  const { t } = useDesk();
  const { content, categories, articles, problem, onChange } = props;
  const id = useId();
  const titles = new Map(articles.map(({ slug, title }) => [slug, title]));
  return (
    <>
      <Field
        label={t("title")}
        required
        maxLength={200}
        problem={problem("title")}
        value={content.title}
        onValue={(title) => onChange({ title })}
      />
      <SelectField
        label={t("category")}
        problem={problem("categorySlug")}
        value={content.categorySlug}
        choices={[{ value: "", label: "", isDisabled: true }, ...slugChoices(categories)]}
        onValue={(categorySlug) => onChange({ categorySlug })}
      />
      <TextArea
        label={t("said_by_visitors")}
        hint={t("said_by_visitors_hint")}
        rows={3}
        problem={firstProblem("questions")}
        value={content.questions.join("\n")}
        onValue={(typed) => onChange({ questions: linesOf(typed) })}
      />
      <details class="more-fields">
        <summary>{t("found_by_more")}</summary>
        <Field
          label={t("keywords")}
          hint={t("commas_hint")}
          problem={firstProblem("keywords")}
          value={content.keywords.join(", ")}
          onValue={(typed) => onChange({ keywords: typed.split(/[,，]\s*/) })}
        />
        <TextArea
          label={t("listed_pages")}
          hint={t("listed_pages_hint")}
          rows={2}
          problem={firstProblem("pages")}
          value={content.pages.join("\n")}
          onValue={(typed) => onChange({ pages: linesOf(typed) })}
        />
        <div class="field">
          <label for={`${id}-articles`}>{t("listed_articles")}</label>
          {content.articles.length > 0 && (
            <ul class="listed-articles">
              {content.articles.map((slug, at) => (
                <li key={slug} class="listed-article">
                  <span>
                    {titles.get(slug) ?? slug}
                    {problem(`articles.${at}`) && (
                      <span class="field-problem"> {problem(`articles.${at}`)}</span>
                    )}
                  </span>
                  <button
                    type="button"
                    class="icon-button"
                    aria-label={t("remove_named", { name: titles.get(slug) ?? slug })}
                    onClick={() =>
                      onChange({ articles: content.articles.filter((one) => one !== slug) })
                    }
                  >
                    <Icon name="close" />
                  </button>
                </li>
              ))}
            </ul>
          )}
          <select
            id={`${id}-articles`}
            class="input"
            value=""
            onChange={(event) => {
              const slug = event.currentTarget.value;
              event.currentTarget.value = "";
              if (slug) onChange({ articles: [...content.articles, slug] });
            }}
          >
            <option value="">{t("add_article")}</option>
            {articles
              .filter(({ slug, isPublished }) => isPublished && !content.articles.includes(slug))
              .map(({ slug, title }) => (
                <option key={slug} value={slug}>
                  {title}
                </option>
              ))}
          </select>
        </div>
      </details>
    </>
  );

  /** What is wrong with one of several that are typed into one field. */
  function firstProblem(path: "questions" | "keywords" | "pages"): string | undefined {
    for (const at of content[path].keys()) {
      const found = problem(`${path}.${at}`);
      if (found) return found;
    }
    return problem(path);
  }
}

/** Without empty lines. */
export function tidyListing<Content extends Listing>(content: Content): Content {
  const filled = (list: readonly string[]) => list.map((one) => one.trim()).filter(Boolean);
  return {
    ...content,
    questions: filled(content.questions),
    keywords: filled(content.keywords),
    pages: filled(content.pages),
  };
}
