import { asBackendError } from "@helpbuoy/client";
import type { Category } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { isAtLeast, useDesk } from "../console-context.ts";
import { formatMoment } from "../format.ts";
import { ConfirmedHere } from "../learning/confirmed-here.tsx";
import { createLearningApi } from "../learning/learning-api.ts";
import { putAsideAnswered } from "../learning/put-aside-answered.ts";
import { Field } from "../ui/field.tsx";
import { ArticlePreview } from "./article-preview.tsx";
import type {
  ArticleDraft,
  ArticleKey,
  ArticleVersion,
  KnowledgeApi,
  ListedArticle,
} from "./knowledge-api.ts";
import { MarkdownField } from "./markdown-field.tsx";
import { VersionsDialog } from "./versions-dialog.tsx";

const PAUSE = 1_500; // ms after the last key before a draft is saved by itself

const empty: ArticleDraft = { title: "", categorySlug: "", questions: [], markdown: "" };

/** One language of an article: written, seen as visitors will see it, saved by itself, published. */
export function ArticlePane(props: {
  knowledge: KnowledgeApi;
  articleKey: ArticleKey;
  name: string;
  isFront: boolean;
  listed: ListedArticle | undefined;
  onChange: () => void;
}): VNode {
  const { knowledge, articleKey, listed } = props;
  const { api, t, site, say, problemText, preferences } = useDesk();
  const [newest, setNewest] = useState<ArticleVersion>();
  const [draft, setDraft] = useState(empty);
  const [categories, setCategories] = useState<readonly Category[]>([]);
  const [isDirty, setDirty] = useState(false);
  const [hasConflict, setConflict] = useState(false);
  const [dialog, setDialog] = useState(false);
  const id = useId();
  const saving = useRef<Promise<ArticleVersion | undefined>>(Promise.resolve(undefined));

  function show(version: ArticleVersion | undefined): void {
    setNewest(version);
    setDirty(false);
    setConflict(false);
    if (version) setDraft(version);
  }
  async function load(): Promise<void> {
    try {
      const [{ versions }, known] = await Promise.all([
        knowledge.versions(articleKey),
        knowledge.categories(articleKey.locale),
      ]);
      setCategories(known.categories);
      show(versions[0]);
    } catch (cause) {
      say(problemText(cause), "problem");
    }
  }
  useEffect(() => void load(), []);

  function change(patch: Partial<ArticleDraft>): void {
    setDraft({ ...draft, ...patch });
    setDirty(true);
  }

  const isWhole = draft.title.trim() !== "" && draft.categorySlug !== "";
  function save(): Promise<ArticleVersion | undefined> {
    const { title, categorySlug, markdown } = draft;
    const questions = draft.questions.map((one) => one.trim()).filter(Boolean);
    const seen = { version: newest?.version ?? 0, revision: newest?.revision ?? 0 };
    saving.current = knowledge
      .save(articleKey, { title, categorySlug, questions, markdown }, seen)
      .then(
        (saved) => {
          setNewest(saved);
          setDirty(false);
          props.onChange();
          return saved;
        },
        (cause) => {
          // What was typed stays where it is; the other's version is one press away.
          if (asBackendError(cause).problem?.code === "edited_by_other") setConflict(true);
          else say(problemText(cause), "problem");
          return undefined;
        },
      );
    return saving.current;
  }
  useEffect(() => {
    if (!isDirty || !isWhole || hasConflict) return undefined;
    const timer = setTimeout(() => void save(), PAUSE);
    return () => clearTimeout(timer);
  }, [draft, isDirty, hasConflict]);

  async function act(name: "submit" | "publish"): Promise<void> {
    const saved = isDirty ? await save() : ((await saving.current) ?? newest);
    if (!saved) return;
    try {
      show(
        name === "submit"
          ? await knowledge.submit(articleKey)
          : await knowledge.publish(articleKey, saved),
      );
      say(t(name === "submit" ? "submitted" : "published"));
      props.onChange();
      if (name === "submit") return;
      const { title, questions } = saved;
      const learning = createLearningApi(api.client, site.key);
      // Where that fails, they stand among the unanswered ones until somebody puts them aside.
      await putAsideAnswered(learning, articleKey.locale, [title, ...questions]).catch(() => {});
    } catch (cause) {
      const line = asBackendError(cause).problem?.issues?.[0]?.path.split(".")[1];
      say(line ? t("line_wrong", { line }) : problemText(cause), "problem");
    }
  }

  const mayPublish = isAtLeast(site.role, "lead");
  return (
    <section
      class={props.isFront ? "article-pane is-front" : "article-pane"}
      aria-label={props.name}
    >
      <header class="article-pane-head">
        <h2>{props.name}</h2>
        {newest && <span class="badge">{t(`article_${newest.state}`)}</span>}
        {listed?.isOutdated && <span class="badge badge-high">{t("translation_outdated")}</span>}
        <span class="article-saved" role="status">
          {isDirty
            ? t(isWhole ? "saving" : "not_whole")
            : newest &&
              t("saved_at", {
                time: formatMoment(newest.savedAt, Date.now(), preferences.locale.value),
              })}
        </span>
      </header>
      {hasConflict && (
        <p class="conflict" role="alert">
          {t("edited_by_other")}{" "}
          <button type="button" class="link-button" onClick={() => void load()}>
            {t("load_theirs")}
          </button>
        </p>
      )}
      <Field
        label={t("title")}
        required
        maxLength={200}
        value={draft.title}
        onValue={(title) => change({ title })}
      />
      <div class="field">
        <label for={`${id}-category`}>{t("category")}</label>
        <select
          id={`${id}-category`}
          class="input"
          value={draft.categorySlug}
          onChange={(event) => change({ categorySlug: event.currentTarget.value })}
        >
          <option value="" disabled />
          {categories.map(({ slug, title }) => (
            <option key={slug} value={slug}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <MarkdownField
        knowledge={knowledge}
        value={draft.markdown}
        onValue={(markdown) => change({ markdown })}
      />
      <ArticlePreview
        knowledge={knowledge}
        articleKey={articleKey}
        markdown={draft.markdown}
        language={props.name}
      />
      <div class="field">
        <label for={`${id}-questions`}>{t("questions")}</label>
        <textarea
          id={`${id}-questions`}
          class="input"
          rows={3}
          aria-describedby={`${id}-told`}
          value={draft.questions.join("\n")}
          onInput={(event) => change({ questions: event.currentTarget.value.split("\n") })}
        />
        <p id={`${id}-told`} class="field-hint">
          {t("questions_hint")}
        </p>
      </div>
      {newest && <ConfirmedHere articleKey={articleKey} />}
      <footer class="article-acts">
        <button type="button" class="button" onClick={() => setDialog(true)} disabled={!newest}>
          {t("versions")}
        </button>
        <span class="composer-space" />
        {!mayPublish && (
          <button
            type="button"
            class="button is-primary"
            disabled={!isWhole || (!isDirty && newest?.state !== "draft")}
            onClick={() => void act("submit")}
          >
            {t("submit")}
          </button>
        )}
        {mayPublish && (
          <button
            type="button"
            class="button is-primary"
            disabled={
              !isWhole || (!isDirty && newest?.state === "published" && listed?.isPublished)
            }
            onClick={() => void act("publish")}
          >
            {t("publish")}
          </button>
        )}
      </footer>
      {dialog && (
        <VersionsDialog
          knowledge={knowledge}
          articleKey={articleKey}
          onRestored={(version) => {
            show(version);
            props.onChange();
          }}
          onClose={() => setDialog(false)}
        />
      )}
    </section>
  );
}
