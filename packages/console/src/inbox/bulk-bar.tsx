import type { Id } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { BulkAct } from "../desk-api.ts";
import { Icon, type IconName } from "../ui/icon.tsx";

const acts: { name: "claim" | "resolve" | "spam"; icon: IconName; act: BulkAct }[] = [
  { name: "claim", icon: "hand", act: { type: "claim" } },
  { name: "resolve", icon: "check", act: { type: "status", status: "resolved" } },
  { name: "spam", icon: "spam", act: { type: "spam" } },
];

/** What can be done to all that are picked; each on its own, and what was refused is said. */
export function BulkBar({ ids, onDone }: { ids: readonly Id[]; onDone: () => void }): VNode {
  const { api, site, t, say, problemText } = useDesk();
  const [isBusy, setBusy] = useState(false);

  async function perform(act: BulkAct): Promise<void> {
    setBusy(true);
    try {
      const { outcome } = await api.bulk(site.key, ids, act);
      const refused = outcome.filter(({ problem }) => problem !== null).length;
      const done = outcome.length - refused;
      if (refused > 0) say(t("bulk_partly", { done, refused }), "problem");
      else say(t("bulk_done", { count: done }));
      onDone();
    } catch (cause) {
      say(problemText(cause), "problem");
    } finally {
      setBusy(false);
    }
  }

  return (
    <div class="bulk" role="toolbar" aria-label={t("bulk")}>
      <span class="bulk-count">{t("picked", { count: ids.length })}</span>
      {acts.map(({ name, icon, act }) => (
        <button
          key={name}
          type="button"
          class="button is-small"
          disabled={isBusy}
          onClick={() => void perform(act)}
        >
          <Icon name={icon} />
          {t(`bulk_${name}`)}
        </button>
      ))}
      <button type="button" class="icon-button" aria-label={t("bulk_none")} onClick={onDone}>
        <Icon name="close" />
      </button>
    </div>
  );
}
