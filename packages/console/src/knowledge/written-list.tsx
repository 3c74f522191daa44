import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { isAtLeast, useDesk } from "../console-context.ts";
import { LoadingState } from "../learning/loading-state.tsx";
import type { Loaded } from "../learning/use-loaded.ts";
import { pathTo } from "../router.ts";
import { Empty } from "../ui/empty.tsx";
import { KnowledgeWays } from "./knowledge-ways.tsx";
import { NewWrittenDialog } from "./new-written-dialog.tsx";
import type { WrittenRow } from "./written-rows.ts";

const badges = { unsaved: "new", edited: "resolved", imported: "open" } as const;

/** Every guide, or every task, once, with what stands of each language. */
export function WrittenList(props: {
  kind: "guides" | "tasks";
  loaded: Pick<Loaded<unknown>, "problem" | "reload">;
  /** undefined: not loaded yet. */
  rows: readonly WrittenRow[] | undefined;
  openSlug: string | undefined;
}): VNode {
  const { t, site } = useDesk();
  const { kind, rows } = props;
  const [words, setWords] = useState("");
  const [isNew, setNew] = useState(false);
  const wanted = words.trim().toLowerCase();
  const shown = rows?.filter(({ slug, title, categorySlug }) =>
    [slug, title, categorySlug].some((text) => text.toLowerCase().includes(wanted)),
  );
  return (
    <section class="list article-list" aria-label={t(kind)}>
      <header class="list-head">
        <div class="card-head">
          <h1>{t("screen_knowledge")}</h1>
          {isAtLeast(site.role, "lead") && (
            <button type="button" class="button is-small is-primary" onClick={() => setNew(true)}>
              {t(kind === "guides" ? "new_guide" : "new_task")}
            </button>
          )}
        </div>
        <KnowledgeWays here={kind} />
        <input
          class="input"
          type="search"
          aria-label={t("find_articles")}
          placeholder={t("find_articles")}
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </header>
      {!shown ? (
        <LoadingState {...props.loaded} />
      ) : rows?.length === 0 ? (
        <Empty icon={kind === "guides" ? "tried" : "check"} title={t(`no_${kind}`)}>
          {t(`no_${kind}_text`)}
        </Empty>
      ) : shown.length === 0 ? (
        <Empty icon="search" title={t("nothing_found")} />
      ) : (
        <ul class="rows">
          {shown.map(({ slug, title, categorySlug, languages: states }) => (
            <li key={slug} class={slug === props.openSlug ? "row is-open" : "row"}>
              <a
                class="article-row"
                href={pathTo(site.key, kind, slug, states[0]?.locale ?? "")}
                aria-current={slug === props.openSlug ? "true" : undefined}
              >
                <span class="row-subject">{title || slug}</span>
                <span class="row-foot">
                  <span class="row-owner">{categorySlug}</span>
                  {states.map(({ locale, state }) => (
                    <span key={locale} class={`badge badge-${badges[state]}`}>
                      {locale} · {t(`written_${state}`)}
                    </span>
                  ))}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {isNew && (
        <NewWrittenDialog
          kind={kind}
          taken={(slug) => rows?.some((row) => row.slug === slug) ?? false}
          onClose={() => setNew(false)}
        />
      )}
    </section>
  );
}
