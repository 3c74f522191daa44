import type { FollowedGuide } from "@helpbuoy/protocol";
import { answerWords, probeLine } from "./guide-words.ts";
import type { PanelContextValue } from "./panel-context.ts";

/** What a guide brings along with a handoff, in lines that can be struck out one by one. */
export type GuideLine = {
  kind: "guide" | "step" | "probe";
  text: string;
  guide: FollowedGuide;
  /** The line of the guide itself, of which this is a part. */
  whole?: GuideLine;
  turn?: FollowedGuide["path"][number];
  probe?: FollowedGuide["probes"][number];
};

export function guideLinesOf(guide: FollowedGuide, text: PanelContextValue["text"]): GuideLine[] {
  const whole: GuideLine = { kind: "guide", text: guide.title, guide };
  return [
    whole,
    ...guide.path.map((turn): GuideLine => {
      const words = `${turn.title} · ${answerWords(turn, text)}`;
      return { kind: "step", text: words, guide, whole, turn };
    }),
    ...guide.probes.map((probe): GuideLine => {
      return { kind: "probe", text: probeLine(probe, text), guide, whole, probe };
    }),
  ];
}

/** What is left of a guide when only these lines go along; undefined: nothing. */
export function guideOf(kept: readonly GuideLine[]): FollowedGuide | undefined {
  const guide = kept.find(({ kind }) => kind === "guide")?.guide;
  return (
    guide && {
      ...guide,
      path: kept.flatMap(({ turn }) => turn ?? []),
      probes: kept.flatMap(({ probe }) => probe ?? []),
    }
  );
}
