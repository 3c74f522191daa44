import type { ProbeName } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { GuideModel } from "../../core/widget.ts";
import { probeFact, probeName, probeResult } from "../guide-words.ts";
import { usePanel } from "../panel-context.ts";
import { Icon, icons } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";

/** What the widget looks at by itself: that it is looking, then what it found, and the way on. */
export function ProbeCard({ model, probe }: { model: GuideModel; probe: ProbeName }): VNode {
  const { text, announce } = usePanel();
  const reading = model.reading.value;

  useEffect(() => {
    void model.look();
  }, [model]);
  useEffect(() => {
    if (!reading) return;
    const words = [probeName(probe, text), probeFact(reading, text), probeResult(reading, text)];
    announce(words.filter(Boolean).join(" · "));
  }, [reading]);

  const fact = reading && probeFact(reading, text);
  return (
    <>
      <div class={`hb-probe hb-probe-${reading?.result ?? "looking"}`}>
        <span class="hb-glyph">
          {reading ? (
            <Icon strokes={reading.result === "passed" ? moreIcons.check : icons.notice} />
          ) : (
            <span class="hb-spinner" />
          )}
        </span>
        <span class="hb-row-text">
          <span class="hb-probe-line">
            <span class="hb-strong">{probeName(probe, text)}</span>
            {fact && <bdi class="hb-fact">{fact}</bdi>}
          </span>
          <span class="hb-muted">
            {reading ? probeResult(reading, text) : text("guideLooking")}
          </span>
        </span>
      </div>
      {reading && (
        <div class="hb-moves">
          {reading.result !== "passed" && (
            <button type="button" class="hb-button" onClick={() => void model.look()}>
              {text("checkAgain")}
            </button>
          )}
          <button type="button" class="hb-button hb-primary" onClick={model.goOn}>
            {text("goOnStep")}
          </button>
        </div>
      )}
    </>
  );
}
