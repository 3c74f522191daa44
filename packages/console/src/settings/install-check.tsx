import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { isTextKey } from "../translate.ts";
import { Field } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { useChange } from "./use-change.ts";

/** Has the server look at a page, and says what is right or wrong with the tag in it. */
export function InstallCheck(): VNode {
  const { t, api, site } = useDesk();
  const { change } = useChange();
  const [url, setUrl] = useState("");
  const [findings, setFindings] = useState<readonly string[]>([]);
  const [isAsking, setAsking] = useState(false);

  async function check(event: Event): Promise<void> {
    event.preventDefault();
    setAsking(true);
    setFindings([]);
    await change(async () => setFindings((await api.checkInstall(site.key, url)).findings));
    setAsking(false);
  }

  const sentence = (finding: string) => {
    const key = `finding_${finding}`;
    return isTextKey(key) ? t(key) : finding;
  };
  return (
    <>
      <h3>{t("check_install")}</h3>
      <form class="check-form" onSubmit={(event) => void check(event)}>
        <Field label={t("check_page")} type="url" required value={url} onValue={setUrl} />
        <button type="submit" class="button" disabled={isAsking}>
          {t("check_do")}
        </button>
      </form>
      <div role="status">
        {findings.length > 0 && (
          <ul class="findings" aria-label={t("findings")}>
            {findings.map((finding) => (
              <li key={finding} class={finding === "tag_found" ? "finding is-good" : "finding"}>
                <Icon name={finding === "tag_found" ? "check" : "alert"} />
                {sentence(finding)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
