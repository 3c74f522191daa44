import type { VNode } from "preact";
import { isAtLeast, useDesk } from "../console-context.ts";
import { pathTo } from "../router.ts";
import { Icon } from "../ui/icon.tsx";
import type { ArticleKey } from "./knowledge-api.ts";
import { languages } from "./languages.ts";
import type { Stored } from "./self-service-api.ts";
import type { WrittenState } from "./use-written.ts";

/** Above a guide or a task that is open: its languages, how it is saved, and what to do with it whole. */
export function WrittenHead<Content extends ArticleKey>(props: {
  kind: "guides" | "tasks";
  itemKey: ArticleKey;
  stored: Stored<Content> | undefined;
  state: WrittenState<Content>;
  onRemove: () => Promise<void>;
}): VNode {
  const { t, site, router, confirm, say, problemText } = useDesk();
  const { kind, itemKey, stored, state } = props;
  const mayEdit = isAtLeast(site.role, "lead");

  async function discard(): Promise<void> {
    const question = {
      title: t("discard_asked"),
      text: t(stored ? "discard_text" : "discard_new_text"),
      act: t("discard"),
    };
    if (!(await confirm(question))) return;
    state.discard();
    if (!stored) router.go(pathTo(site.key, kind));
  }
  async function remove(): Promise<void> {
    const question = {
      title: t("remove_asked", { name: itemKey.slug }),
      text: t(kind === "guides" ? "guide_removing" : "task_removing"),
      act: t("remove"),
    };
    if (!(await confirm(question))) return;
    try {
      await props.onRemove();
      state.discard();
      say(t("removed_done"));
      router.go(pathTo(site.key, kind));
    } catch (cause) {
      say(problemText(cause), "problem");
    }
  }

  return (
    <>
      <header class="article-editor-head written-head">
        <a class="icon-button pane-back" href={pathTo(site.key, kind)} aria-label={t("back")}>
          <Icon name="back" />
        </a>
        <h1 class="article-slug">{itemKey.slug}</h1>
        <nav class="ways is-pill" aria-label={t("language")}>
          {languages.map(({ locale, name }) => (
            <a
              key={locale}
              class="way"
              lang={locale}
              href={pathTo(site.key, kind, itemKey.slug, locale)}
              aria-current={locale === itemKey.locale ? "true" : undefined}
            >
              {name}
            </a>
          ))}
        </nav>
        <span class="written-acts">
          <span class="article-saved" role="status">
            {savedText()}
          </span>
          {state.isDirty && (
            <button type="button" class="button is-small is-quiet" onClick={() => void discard()}>
              {t("discard")}
            </button>
          )}
          {mayEdit && stored && (
            <button type="button" class="button is-small is-quiet" onClick={() => void remove()}>
              {t("remove")}
            </button>
          )}
          {mayEdit && state.content && (
            <button
              type="button"
              class="button is-small is-primary"
              disabled={!state.isDirty || state.isSaving || state.hasConflict}
              onClick={() => void state.save()}
            >
              {t("save_publish")}
            </button>
          )}
        </span>
      </header>
      {state.hasConflict && (
        <p class="conflict" role="alert">
          {t("saved_by_other")}{" "}
          <button type="button" class="link-button" onClick={state.discard}>
            {t("load_theirs")}
          </button>{" "}
          <button type="button" class="link-button" onClick={state.keepMine}>
            {t("keep_mine")}
          </button>
        </p>
      )}
      {!mayEdit && <p class="field-hint written-hint">{t("leads_change")}</p>}
    </>
  );

  function savedText(): string {
    if (state.isSaving) return t("saving");
    if (state.isDirty) return t("kept_here");
    if (!stored) return "";
    return t(stored.isEdited ? "published_here" : "published_imported", { date: stored.updatedAt });
  }
}
