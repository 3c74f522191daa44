import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { AuditEntry } from "../desk-api.ts";
import { formatFull } from "../format.ts";
import { isTextKey } from "../translate.ts";
import { Empty } from "../ui/empty.tsx";

const PAGE = 100;

/** Who did what, newest first. */
export function AuditScreen(): VNode {
  const { t, api, site, say, problemText, preferences } = useDesk();
  const [entries, setEntries] = useState<readonly AuditEntry[]>();
  const [isWhole, setWhole] = useState(false);

  async function more(): Promise<void> {
    try {
      const next = (await api.audit(site.key, entries?.at(-1)?.id)).entries;
      setEntries([...(entries ?? []), ...next]);
      setWhole(next.length < PAGE);
    } catch (cause) {
      say(problemText(cause), "problem");
    }
  }
  useEffect(() => void more(), []);

  return (
    <main class="page">
      <h1>{t("screen_audit")}</h1>
      <section class="card">
        {entries?.length === 0 && <Empty icon="audit" title={t("audit_empty")} />}
        {entries && entries.length > 0 && (
          <div class="table-scroll" tabIndex={0} role="region" aria-label={t("screen_audit")}>
            <table class="table">
              <thead>
                <tr>
                  <th>{t("when")}</th>
                  <th>{t("who")}</th>
                  <th>{t("what")}</th>
                  <th>{t("subject")}</th>
                </tr>
              </thead>
              <tbody>
                {entries.map(({ id, at, agent, act, subject }) => (
                  <tr key={id}>
                    <td>
                      <time dateTime={at}>{formatFull(at, preferences.locale.value)}</time>
                    </td>
                    <td>{agent.name}</td>
                    <td>
                      <Act name={act} />
                    </td>
                    <td>{subject}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {entries && !isWhole && (
          <button type="button" class="button" onClick={() => void more()}>
            {t("show_more")}
          </button>
        )}
      </section>
    </main>
  );
}

function Act({ name }: { name: string }): VNode {
  const { t } = useDesk();
  const key = `act_${name}`;
  return isTextKey(key) ? <>{t(key)}</> : <code>{name}</code>;
}
