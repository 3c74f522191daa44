import type { GuideAnswer, GuideStep } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import type { GuideModel } from "../../core/widget.ts";
import { usePanel } from "../panel-context.ts";
import { Row } from "../ui/row.tsx";
import { GuideEnd } from "./guide-end.tsx";
import { ProbeCard } from "./probe-card.tsx";

/** The ways on from a step. */
export function GuideAnswers({ model, step }: { model: GuideModel; step: GuideStep }): VNode {
  const { text } = usePanel();
  const way = (answer: GuideAnswer, label: string, isFirst = false) => (
    <button
      type="button"
      class={isFirst ? "hb-button hb-primary" : "hb-button"}
      onClick={() => model.answer(answer)}
    >
      {label}
    </button>
  );
  switch (step.kind) {
    case "show":
      return <div class="hb-moves">{way("next", text("goOnStep"), true)}</div>;
    case "check":
      return (
        <div class="hb-guide-ask" role="group" aria-labelledby="hb-guide-ask">
          <p class="hb-strong" id="hb-guide-ask">
            {text("guideHelped")}
          </p>
          <div class="hb-moves hb-even">
            {way("yes", text("guideHelpedYes"))}
            {way("no", text("guideHelpedNo"))}
          </div>
        </div>
      );
    case "choice":
      return (
        <ul class="hb-options" aria-labelledby="hb-step">
          {step.options.map(({ label }, at) => (
            <li key={label}>
              <Row onClick={() => model.answer(`option-${at}`)}>
                <span class="hb-row-text">{label}</span>
              </Row>
            </li>
          ))}
        </ul>
      );
    case "probe":
      return <ProbeCard model={model} probe={step.probe} />;
    case "end":
      return <GuideEnd model={model} end={step} />;
    default:
      return step satisfies never;
  }
}
