import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import type { Entry } from "../models/desk-views.ts";
import { Icon } from "../ui/icon.tsx";
import { useActs } from "./use-acts.ts";

/** Whether agents are warned of it: not where somebody has already said what it is. */
export function looksLikeSpam({ record, snapshot }: Entry): boolean {
  return record.suspicion !== null && !record.isSpam && snapshot.conversation.status !== "closed";
}

/** Why a conversation looks like spam, and the two ways on. */
export function SuspicionCard({ entry }: { entry: Entry }): VNode | null {
  const { t } = useDesk();
  const acts = useActs();
  const { suspicion } = entry.record;
  if (!suspicion || !looksLikeSpam(entry)) return null;
  return (
    <section class="card suspicion">
      <h3>
        <Icon name="alert" />
        {t("suspected")}
      </h3>
      <p class="field-hint">{t("suspected_why")}</p>
      <ul>
        {suspicion.signs.map((sign) => (
          <li key={sign}>{t(`suspected_sign_${sign}`)}</li>
        ))}
      </ul>
      <div class="suspicion-acts">
        <button
          type="button"
          class="button is-small"
          onClick={() => void acts.clearSuspicion(entry)}
        >
          {t("not_spam")}
        </button>
        <button type="button" class="button is-small" onClick={() => void acts.markSpam(entry)}>
          {t("spam")}
        </button>
      </div>
    </section>
  );
}
