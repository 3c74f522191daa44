import type { Category } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { ArticleSeed } from "../learning/article-seed.ts";
import { Field } from "../ui/field.tsx";
import { SelectField, slugChoices } from "../ui/select-field.tsx";
import { TextArea } from "../ui/text-area.tsx";
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
      <SelectField
        label={t("category")}
        required
        value={seed.categorySlug}
        choices={[{ value: "", label: "" }, ...slugChoices(categories)]}
        onValue={(categorySlug) => onSeed({ ...seed, categorySlug })}
      />
      <TextArea
        label={t("questions")}
        hint={t("questions_hint")}
        rows={Math.min(6, Math.max(2, seed.questions.length))}
        value={seed.questions.join("\n")}
        onValue={(typed) => onSeed({ ...seed, questions: typed.split("\n") })}
      />
    </>
  );
}
