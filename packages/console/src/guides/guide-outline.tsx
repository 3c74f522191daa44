import { branchesOf, type WrittenStep } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { Icon } from "../ui/icon.tsx";
import { answerText, stepText, type GuideFault } from "./guide-words.ts";

/** What is wrong with a guide, and the picture of it in words: each step, and where it leads. */
export function GuideOutline(props: {
  steps: readonly WrittenStep[];
  faults: readonly GuideFault[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}): VNode {
  const { t } = useDesk();
  const { steps, faults, onChoose } = props;
  const names = new Map(steps.map((step, at) => [step.id, stepText(step, at, t)]));
  return (
    <>
      {faults.length > 0 && (
        <section class="guide-faults" aria-label={t("guide_faults")}>
          <h2>{t("guide_faults")}</h2>
          <ul>
            {faults.map(({ at, problem, text }) => (
              <li key={`${at} ${problem} ${text}`}>
                <Icon name="alert" />
                <button
                  type="button"
                  class="fault-button"
                  onClick={() => onChoose(steps[at]?.id ?? "")}
                >
                  {text}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <details class="more-fields guide-outline">
        <summary>{t("guide_in_words")}</summary>
        <ol>
          {steps.map((step, at) => (
            <li key={step.id}>
              <button
                type="button"
                class="link-button"
                aria-current={step.id === props.chosen ? "true" : undefined}
                onClick={() => onChoose(step.id)}
              >
                {stepText(step, at, t)}
              </button>
              <ul>
                {branchesOf(step).map(({ answer, to }) => (
                  <li key={answer}>
                    {t("leads_from_to", {
                      answer: answerText(step, answer, t),
                      step: names.get(to) ?? t("nowhere"),
                    })}
                  </li>
                ))}
                {step.kind === "end" && <li>{t(`outcome_${step.outcome}`)}</li>}
              </ul>
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}
