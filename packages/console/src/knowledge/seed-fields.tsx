import type { Category } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { ArticleSeed } from "../learning/article-seed.ts";
import { Field } from "../ui/field.tsx";
import type { KnowledgeApi } from "./knowledge-api.ts";

/** What a new article begins with: title, category, other ways to ask for it. */
export function SeedFields({
  knowledge,
  seed,
  onSeed,
}: {
  knowledge: KnowledgeApi;
  seed: ArticleSeed;
  onSeed: (seed: ArticleSeed) => void;
}): VNode {
  const { t, say, problemText } = useDesk();
  const [categories, setCategories] = useState<readonly Category[]>([]);
  const id = useId();
  useEffect(() => {
    knowledge.categories(seed.locale).then(
      (known) => setCategories(known.categories),
      (cause) => say(problemText(cause), "problem"),
    );
  }, []);
  return (
    <>
      <Field
        label={t("title")}
        required
        maxLength={200}
        value={seed.title}
        onValue={(title) => onSeed({ ...seed, title })}
      />
      <div class="field">
        <label for={`${id}-category`}>{t("category")}</label>
        <select
          id={`${id}-category`}
          class="input"
          required
          value={seed.categorySlug}
          onChange={(event) => onSeed({ ...seed, categorySlug: event.currentTarget.value })}
        >
          <option value="" />
          {categories.map(({ slug, title }) => (
            <option key={slug} value={slug}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for={`${id}-questions`}>{t("questions")}</label>
        <textarea
          id={`${id}-questions`}
          class="input"
          rows={Math.min(6, Math.max(2, seed.questions.length))}
          aria-describedby={`${id}-told`}
          value={seed.questions.join("\n")}
          onInput={(event) => onSeed({ ...seed, questions: event.currentTarget.value.split("\n") })}
        />
        <p id={`${id}-told`} class="field-hint">
          {t("questions_hint")}
        </p>
      </div>
    </>
  );
}
