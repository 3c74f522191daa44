import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { ArticleKey } from "../knowledge/knowledge-api.ts";
import { ConfirmedRows } from "./confirmed-rows.tsx";
import { createLearningApi } from "./learning-api.ts";
import { useKeptFocus } from "./use-kept-focus.ts";
import { useLoaded } from "./use-loaded.ts";

/** In the editor: what was confirmed as asking for this article. */
export function ConfirmedHere({ articleKey }: { articleKey: ArticleKey }): VNode | null {
  const { api, site, t } = useDesk();
  const { locale, slug } = articleKey;
  const learning = useMemo(() => createLearningApi(api.client, site.key), [site.key]);
  const confirmed = useLoaded(() => learning.confirmed(locale, slug));
  const place = useKeptFocus<HTMLDetailsElement>(confirmed.value);
  const count = confirmed.value?.length ?? 0;
  return (
    <details ref={place} class="confirmed-here keeps-focus" tabIndex={-1}>
      <summary>
        {t("confirmed_here")} <span class="badge">{count}</span>
      </summary>
      {confirmed.problem !== undefined ? (
        <p class="field-problem" role="alert">
          {confirmed.problem}{" "}
          <button type="button" class="link-button" onClick={() => void confirmed.reload()}>
            {t("retry")}
          </button>
        </p>
      ) : count === 0 ? (
        <p class="field-hint">{t("confirmed_here_none")}</p>
      ) : (
        <ConfirmedRows
          questions={confirmed.value ?? []}
          learning={learning}
          locale={locale}
          onChange={confirmed.reload}
        />
      )}
    </details>
  );
}
