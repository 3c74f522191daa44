import type { Priority, ReplyTargets } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { CardProps } from "./general-card.tsx";
import { SettingsCard } from "./settings-card.tsx";

const priorities: Priority[] = ["urgent", "high", "normal", "low"];
const kinds = ["firstReply", "resolution"] as const;
const labels = { firstReply: "target_first_reply", resolution: "target_resolution" } as const;
/** What a site begins with (open minutes). */
const usual: ReplyTargets = {
  urgent: { firstReply: 15, resolution: 240 },
  high: { firstReply: 60, resolution: 480 },
  normal: { firstReply: 240, resolution: 1_440 },
  low: { firstReply: 480, resolution: 2_880 },
};
const MOST = 525_600;

/** Within how many open minutes a person answers and solves, by priority. */
export function TargetsCard({ settings, onSave }: CardProps): VNode {
  const { t } = useDesk();
  const [isWatched, setWatched] = useState(settings.targets !== null);
  const [targets, setTargets] = useState<ReplyTargets>(settings.targets ?? usual);

  const minutes = (priority: Priority, kind: (typeof kinds)[number]) => (
    <input
      type="number"
      class="input"
      required
      min={1}
      max={MOST}
      aria-label={t("target_of", { target: t(labels[kind]), priority: t(`priority_${priority}`) })}
      value={targets[priority][kind] || ""}
      onInput={(event) => {
        const changed = { ...targets[priority], [kind]: Number(event.currentTarget.value) };
        setTargets({ ...targets, [priority]: changed });
      }}
    />
  );

  return (
    <SettingsCard
      title={t("targets")}
      text={t("targets_text")}
      onSave={() => onSave({ targets: isWatched ? targets : null })}
    >
      <label class="check">
        <input
          type="checkbox"
          checked={isWatched}
          onChange={(event) => setWatched(event.currentTarget.checked)}
        />
        {t("targets_watched")}
      </label>
      {isWatched && (
        <table class="table targets">
          <thead>
            <tr>
              <th scope="col">{t("priority")}</th>
              {kinds.map((kind) => (
                <th key={kind} scope="col">
                  {t(labels[kind])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {priorities.map((priority) => (
              <tr key={priority}>
                <th scope="row">{t(`priority_${priority}`)}</th>
                {kinds.map((kind) => (
                  <td key={kind}>{minutes(priority, kind)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </SettingsCard>
  );
}
