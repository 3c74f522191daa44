import type { FollowedGuide } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { answerWords, probeLine } from "../guide-words.ts";
import { usePanel } from "../panel-context.ts";

/** The steps taken in a guide with what was answered; `onBackTo` makes each a way back to it. */
export function GuidePath(options: {
  path: FollowedGuide["path"];
  onBackTo?: (at: number) => void;
}): VNode {
  const { path, onBackTo } = options;
  const { text } = usePanel();
  return (
    <ol class="hb-path" aria-label={text("guidePath")}>
      {path.map((turn, at) => {
        const words = (
          <>
            <span class="hb-muted">{turn.title}</span>
            <span>{answerWords(turn, text)}</span>
          </>
        );
        return (
          // A step may come twice; only its place tells the two apart.
          <li key={at}>
            {onBackTo ? (
              <button
                type="button"
                class="hb-path-step"
                title={text("guideBackTo")}
                onClick={() => onBackTo(at)}
              >
                {words}
              </button>
            ) : (
              <span class="hb-path-step">{words}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** What the probes of a guide found. */
export function GuideReadings({ probes }: Pick<FollowedGuide, "probes">): VNode | null {
  const { text } = usePanel();
  if (probes.length === 0) return null;
  return (
    <ul class="hb-readings" aria-label={text("guideMeasured")}>
      {probes.map((probe) => (
        <li key={probe.probe}>{probeLine(probe, text)}</li>
      ))}
    </ul>
  );
}
