import { asBackendError } from "@helpbuoy/client";
import type { Category } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { isAtLeast, useDesk } from "../console-context.ts";
import { formatMoment } from "../format.ts";
import { ConfirmedHere } from "../learning/confirmed-here.tsx";
import { createLearningApi } from "../learning/learning-api.ts";
import { putAsideAnswered } from "../learning/put-aside-answered.ts";
import { Field } from "../ui/field.tsx";
import { SelectField, slugChoices } from "../ui/select-field.tsx";
import { TextArea } from "../ui/text-area.tsx";
import type {
  ArticleDraft,
  ArticleKey,
  ArticleVersion,
  KnowledgeApi,
  ListedArticle,
  Seen,
} from "./knowledge-api.ts";
import { MarkdownField } from "./markdown-field.tsx";
import { MarkdownPreview } from "./markdown-preview.tsx";
import { VersionsDialog } from "./versions-dialog.tsx";

const PAUSE = 1_500; // ms after the last key before a draft is saved by itself

const empty: ArticleDraft = { title: "", categorySlug: "", questions: [], markdown: "" };

const isOlder = (one: Seen, other: Seen) =>
  one.version < other.version || (one.version === other.version && one.revision < other.revision);

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
  const saving = useRef<Promise<ArticleVersion | undefined>>(Promise.resolve(undefined));
  const seen = useRef<Seen>({ version: 0, revision: 0 });
  const written = useRef(draft);
  written.current = draft;

  /** @returns false: what came later was answered earlier, and stays */
  function take(version: ArticleVersion | undefined): boolean {
    if (version && isOlder(version, seen.current)) return false;
    setNewest(version);
    if (version) seen.current = { version: version.version, revision: version.revision };
    return true;
  }
  function show(version: ArticleVersion | undefined): void {
    if (!take(version)) return;
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
    // One after the other: the second must have seen what the first made.
    saving.current = saving.current
      .then(() =>
        knowledge.save(articleKey, { title, categorySlug, questions, markdown }, seen.current),
      )
      .then(
        (saved) => {
          take(saved);
          // What was typed meanwhile is still to be saved.
          if (written.current === draft) setDirty(false);
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
      const made =
        name === "submit"
          ? await knowledge.submit(articleKey)
          : await knowledge.publish(articleKey, saved);
      // What was typed meanwhile stays, as the next draft.
      if (written.current === draft) show(made);
      else take(made);
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
      <SelectField
        label={t("category")}
        value={draft.categorySlug}
        choices={[{ value: "", label: "", isDisabled: true }, ...slugChoices(categories)]}
        onValue={(categorySlug) => change({ categorySlug })}
      />
      <MarkdownField
        knowledge={knowledge}
        value={draft.markdown}
        onValue={(markdown) => change({ markdown })}
      />
      <MarkdownPreview
        load={(markdown) => knowledge.preview(articleKey, markdown)}
        markdown={draft.markdown}
        locale={articleKey.locale}
        label={props.name}
      />
      <TextArea
        label={t("questions")}
        hint={t("questions_hint")}
        rows={3}
        value={draft.questions.join("\n")}
        onValue={(typed) => change({ questions: typed.split("\n") })}
      />
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
