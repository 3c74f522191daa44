import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { Icon } from "../ui/icon.tsx";
import type { MailState } from "./settings-api.ts";
import { useChange } from "./use-change.ts";

/** Whether letters go out, and what has not. */
export function MailCard(): VNode | null {
  const { t, api, site } = useDesk();
  const { change } = useChange();
  const [mail, setMail] = useState<MailState>();
  useEffect(() => void change(async () => setMail(await api.mailState(site.key))), []);
  if (!mail) return null;
  const { isConfigured, waiting, givenUp, lastError } = mail;
  return (
    <section class="card">
      <h2>{t("mail")}</h2>
      <p class={isConfigured ? "finding is-good" : "finding"}>
        <Icon name={isConfigured ? "check" : "alert"} />
        {t(isConfigured ? "mail_on" : "mail_off")}
      </p>
      {(isConfigured || waiting > 0 || givenUp > 0) && (
        <p class="person-facts">
          <span>{t("mail_waiting", { count: waiting })}</span>
          <span>{t("mail_given_up", { count: givenUp })}</span>
        </p>
      )}
      {lastError && <p class="card-text">{t("mail_error", { error: lastError })}</p>}
    </section>
  );
}
