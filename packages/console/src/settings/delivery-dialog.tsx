import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { formatDistance, formatFull } from "../format.ts";
import { isTextKey } from "../translate.ts";
import { Dialog } from "../ui/dialog.tsx";
import type { Delivery, Webhook } from "./settings-api.ts";
import { useChange } from "./use-change.ts";

/** What a webhook was sent, the newest first. */
export function DeliveryDialog(props: { webhook: Webhook; onClose: () => void }): VNode {
  const { t, api, site, preferences } = useDesk();
  const { change } = useChange();
  const { id } = props.webhook;
  const locale = preferences.locale.value;
  const [deliveries, setDeliveries] = useState<readonly Delivery[]>();
  const load = async () => setDeliveries((await api.deliveries(site.key, id)).deliveries);
  useEffect(() => void change(load), []);

  const outcome = ({ deliveredAt, deadAt, nextAt, lastStatus }: Delivery) => {
    const isDue = nextAt !== null && Date.parse(nextAt) <= Date.now();
    if (lastStatus === null || isDue) return t("delivery_new");
    if (deliveredAt !== null) return t("delivered", { status: lastStatus });
    if (deadAt !== null || nextAt === null) return t("delivery_dead", { status: lastStatus });
    const time = formatDistance(nextAt, Date.now(), locale);
    return t("delivery_due", { time, status: lastStatus });
  };
  const named = (type: string) => {
    const key = `event_${type}`;
    return isTextKey(key) ? t(key) : type;
  };
  const redeliver = (one: Delivery) =>
    void change(async () => {
      await api.redeliver(site.key, id, one.id);
      await load();
    }, t("redelivered"));

  return (
    <Dialog title={t("deliveries")} onClose={props.onClose}>
      {deliveries?.length === 0 && <p class="dialog-text">{t("no_deliveries")}</p>}
      <ul class="people">
        {deliveries?.map((one) => (
          <li key={one.id} class="person">
            <span class="person-name">
              <strong>{named(one.type)}</strong>
              <span class="person-facts">
                <span>{formatFull(one.createdAt, locale)}</span>
                <span>{outcome(one)}</span>
              </span>
            </span>
            <button type="button" class="button is-small" onClick={() => redeliver(one)}>
              {t("redeliver")}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
