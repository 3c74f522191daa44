import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { isAtLeast, useDesk } from "../console-context.ts";
import { formatFull } from "../format.ts";
import { Dialog } from "../ui/dialog.tsx";
import type { ArticleKey, ArticleVersion, DiffLine, KnowledgeApi } from "./knowledge-api.ts";

/** What an article said before: compared line by line, and had back. */
export function VersionsDialog(props: {
  knowledge: KnowledgeApi;
  articleKey: ArticleKey;
  onRestored: (version: ArticleVersion) => void;
  onClose: () => void;
}): VNode {
  const { knowledge, articleKey } = props;
  const { t, site, say, problemText, preferences } = useDesk();
  const [versions, setVersions] = useState<readonly ArticleVersion[]>([]);
  const [compared, setCompared] = useState<{ version: number; lines: readonly DiffLine[] }>();
  const newest = versions[0];

  const fail = (cause: unknown) => say(problemText(cause), "problem");
  useEffect(() => {
    knowledge.versions(articleKey).then((answer) => setVersions(answer.versions), fail);
  }, []);

  const compare = (version: number) =>
    knowledge
      .diff(articleKey, version, newest?.version ?? version)
      .then(({ lines }) => setCompared({ version, lines }), fail);
  async function restore(version: number): Promise<void> {
    try {
      props.onRestored(await knowledge.restore(articleKey, version));
      say(t("restored", { version }));
      props.onClose();
    } catch (cause) {
      fail(cause);
    }
  }

  return (
    <Dialog title={t("versions")} onClose={props.onClose}>
      <ul class="people">
        {versions.map(({ version, state, agentName, savedAt }) => (
          <li key={version} class="person">
            <span class="person-name">
              <strong>{t("version", { version })}</strong>
              <span class="person-facts">
                {t(`article_${state}`)} · {agentName || t("imported")} ·{" "}
                {formatFull(savedAt, preferences.locale.value)}
              </span>
            </span>
            {version !== newest?.version && (
              <>
                <button type="button" class="button is-small" onClick={() => void compare(version)}>
                  {t("compare")}
                </button>
                {isAtLeast(site.role, "lead") && (
                  <button
                    type="button"
                    class="button is-small"
                    onClick={() => void restore(version)}
                  >
                    {t("restore")}
                  </button>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {compared && (
        <div class="diff" role="region" tabIndex={0} aria-label={t("compare")}>
          {compared.lines.map(({ kind, text }, i) => (
            <div key={i} class={`diff-${kind}`}>
              <span aria-hidden="true">
                {kind === "added" ? "+" : kind === "removed" ? "−" : " "}
              </span>
              {kind !== "same" && (
                <span class="visually-hidden">{t(kind === "added" ? "added" : "removed")}</span>
              )}
              {text}
            </div>
          ))}
        </div>
      )}
    </Dialog>
  );
}
