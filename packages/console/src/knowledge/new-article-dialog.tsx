import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { slugOf, type ArticleSeed } from "../learning/article-seed.ts";
import { pathTo } from "../router.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import type { KnowledgeApi } from "./knowledge-api.ts";
import { SeedFields } from "./seed-fields.tsx";

/** Names an article: its address stays, whatever its title becomes. */
export function NewArticleDialog(props: {
  knowledge: KnowledgeApi;
  taken: (slug: string) => boolean;
  /** What it begins with; it is saved as a draft. */
  seed?: ArticleSeed;
  onClose: () => void;
}): VNode {
  const { t, site, router, problemText } = useDesk();
  const [seed, setSeed] = useState(props.seed);
  const [slug, setSlug] = useState(() => slugOf(props.seed?.title ?? ""));
  const [problem, setProblem] = useState<string>();
  const [failure, setFailure] = useState("");
  const [isBusy, setBusy] = useState(false);

  async function begin(event: Event): Promise<void> {
    event.preventDefault();
    setProblem(undefined);
    setFailure("");
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) return setProblem(t("slug_wrong"));
    if (props.taken(slug)) return setProblem(t("slug_taken"));
    if (seed) {
      const { locale, title, categorySlug } = seed;
      const questions = [...new Set(seed.questions.map((one) => one.trim()).filter(Boolean))];
      const draft = { title, categorySlug, questions, markdown: "" };
      setBusy(true);
      try {
        await props.knowledge.save({ locale, slug }, draft, { version: 0, revision: 0 });
      } catch (cause) {
        setBusy(false);
        return setFailure(problemText(cause));
      }
    }
    props.onClose();
    router.go(pathTo(site.key, "knowledge", slug, ...(seed ? [seed.locale] : [])));
  }

  return (
    <Dialog title={t("new_article")} onClose={props.onClose}>
      <form class="dialog-form" onSubmit={(event) => void begin(event)}>
        {seed && <SeedFields knowledge={props.knowledge} seed={seed} onSeed={setSeed} />}
        <Field
          label={t("slug")}
          hint={t("slug_hint")}
          problem={problem}
          required
          maxLength={80}
          value={slug}
          onValue={setSlug}
        />
        <p class="form-problem" role="alert">
          {failure}
        </p>
        <button type="submit" class="button is-primary" disabled={isBusy}>
          {t("begin")}
        </button>
        {seed && <p class="field-hint">{t("seed_hint")}</p>}
      </form>
    </Dialog>
  );
}
