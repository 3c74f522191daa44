import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { isTextKey, type TextKey } from "../translate.ts";
import type { Webhook } from "./settings-api.ts";

export function WebhookRow(props: {
  webhook: Webhook;
  onPing: () => void;
  onLook: () => void;
  onRenew: () => void;
  onRemove: () => void;
}): VNode {
  const { t } = useDesk();
  const { url, events, disabledAt } = props.webhook;
  const named = (event: string) => {
    const key = `event_${event}`;
    return isTextKey(key) ? t(key) : event;
  };
  const button = (key: TextKey, act: () => void) => (
    <button type="button" class="button is-small is-quiet" onClick={act}>
      {t(key)}
    </button>
  );
  return (
    <li class="person">
      <span class="person-name">
        <strong>{url}</strong>
        <span class="person-facts">{events.map(named).join(" · ")}</span>
        {disabledAt !== null && <span class="field-problem">{t("webhook_off")}</span>}
      </span>
      <span class="row-acts">
        {button("ping", props.onPing)}
        {button("deliveries", props.onLook)}
        {button("renew_secret", props.onRenew)}
        {button("remove", props.onRemove)}
      </span>
    </li>
  );
}
