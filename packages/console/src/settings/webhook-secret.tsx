import type { VNode } from "preact";
import { useId } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { WebhookWithSecret } from "./settings-api.ts";

/** A secret that the server shows this once. */
export function WebhookSecret({ webhook }: { webhook: WebhookWithSecret }): VNode {
  const { t } = useDesk();
  const id = useId();
  return (
    <div class="field" role="status">
      <label for={id}>{t("webhook_secret", { host: new URL(webhook.url).host })}</label>
      <input
        id={id}
        class="input"
        readOnly
        value={webhook.secret}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p class="field-hint">{t("webhook_secret_hint")}</p>
    </div>
  );
}
