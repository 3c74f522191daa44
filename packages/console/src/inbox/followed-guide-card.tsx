import type { FollowedGuide, ProbeReading } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { Icon, type IconName } from "../ui/icon.tsx";

type Turn = FollowedGuide["path"][number];
type Probe = FollowedGuide["probes"][number];

const marks: Record<ProbeReading["result"], IconName> = {
  passed: "check",
  failed: "alert",
  unknown: "question",
};

/** The guide that led the visitor here: what they were asked and answered, and what was measured. */
export function FollowedGuideCard({ guide }: { guide: FollowedGuide | null }): VNode | null {
  const { t } = useDesk();
  if (!guide) return null;
  return (
    <section class="card followed-guide">
      <h3>
        <Icon name="route" />
        {t("guide_followed")}
      </h3>
      <p class="followed-guide-title">{guide.title}</p>
      <p class="field-hint">{t(`guide_outcome_${guide.outcome ?? "left"}`)}</p>
      {guide.path.length > 0 && (
        <ol class="followed-guide-path" aria-label={t("guide_path")}>
          {guide.path.map((turn, at) => (
            // A step may come twice; only its place tells the two apart.
            <li key={at}>
              <span>{turn.title}</span> <strong>{answerWords(turn, t)}</strong>
            </li>
          ))}
        </ol>
      )}
      {guide.probes.length > 0 && (
        <>
          <h4>{t("guide_probes")}</h4>
          <ul class="followed-guide-probes">
            {guide.probes.map((probe) => (
              <ProbeRow key={probe.probe} probe={probe} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

type Translate = ReturnType<typeof useDesk>["t"];

function answerWords({ answer, option }: Turn, t: Translate): string {
  if (answer === "option") return option ?? "";
  if (answer === "yes" || answer === "no") return t(answer);
  return answer === "next" ? t("guide_done") : t(`probe_${answer}`);
}

function ProbeRow({ probe: { probe, result, fact } }: { probe: Probe }): VNode {
  const { t } = useDesk();
  const isState = fact === "granted" || fact === "denied" || fact === "prompt";
  return (
    <li class={`probe-${result}`}>
      <Icon name={marks[result]} />
      <span>{t(`probe_of_${probe}`)}</span>
      <span class="probe-fact">
        {isState ? t(`permission_${fact}`) : fact || t(`probe_${result}`)}
      </span>
      {fact && <span class="visually-hidden">{t(`probe_${result}`)}</span>}
    </li>
  );
}
