import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { Empty } from "../ui/empty.tsx";
import { DeliveryDialog } from "./delivery-dialog.tsx";
import type { Webhook, WebhookWithSecret } from "./settings-api.ts";
import { useChange } from "./use-change.ts";
import { WebhookForm } from "./webhook-form.tsx";
import { WebhookRow } from "./webhook-row.tsx";
import { WebhookSecret } from "./webhook-secret.tsx";

/** Other programs that are told of what happens; for admins. */
export function WebhookList(): VNode {
  const { t, api, site, confirm } = useDesk();
  const { attempt, change } = useChange();
  const [webhooks, setWebhooks] = useState<readonly Webhook[]>();
  const [isAdding, setAdding] = useState(false);
  const [shown, setShown] = useState<WebhookWithSecret>();
  const [looked, setLooked] = useState<Webhook>();

  const load = async () => setWebhooks((await api.webhooks(site.key)).webhooks);
  useEffect(() => void change(load), []);
  const add = (webhook: Pick<Webhook, "url" | "events">) =>
    attempt(async () => {
      setShown(await api.addWebhook(site.key, webhook));
      setAdding(false);
      await load();
    }, t("saved"));
  async function remove({ id, url }: Webhook): Promise<void> {
    const question = {
      title: t("remove_asked", { name: url }),
      text: t("webhook_removing"),
      act: t("remove"),
    };
    if (!(await confirm(question))) return;
    await change(async () => {
      await api.removeWebhook(site.key, id);
      if (shown?.id === id) setShown(undefined);
      await load();
    }, t("saved"));
  }

  return (
    <section class="card">
      <header class="card-head">
        <h2>{t("webhooks")}</h2>
        <button type="button" class="button is-small" onClick={() => setAdding(true)}>
          {t("new_webhook")}
        </button>
      </header>
      {shown && <WebhookSecret webhook={shown} />}
      {webhooks?.length === 0 && <Empty icon="link" title={t("no_webhooks")} />}
      <ul class="people">
        {webhooks?.map((webhook) => (
          <WebhookRow
            key={webhook.id}
            webhook={webhook}
            onPing={() => void change(() => api.pingWebhook(site.key, webhook.id), t("pinged"))}
            onLook={() => setLooked(webhook)}
            onRenew={() =>
              void change(
                async () => setShown(await api.renewWebhookSecret(site.key, webhook.id)),
                t("saved"),
              )
            }
            onRemove={() => void remove(webhook)}
          />
        ))}
      </ul>
      {isAdding && <WebhookForm onSave={add} onClose={() => setAdding(false)} />}
      {looked && <DeliveryDialog webhook={looked} onClose={() => setLooked(undefined)} />}
    </section>
  );
}
