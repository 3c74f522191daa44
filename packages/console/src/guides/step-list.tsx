import type { WrittenStep } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { removeAt } from "../fields/field-edits.ts";
import { OrderActs } from "../fields/order-acts.tsx";
import { Icon } from "../ui/icon.tsx";
import { MOST_STEPS, withNewStep } from "./guide-edits.ts";
import type { GuideFault } from "./guide-words.ts";
import { StepEditor } from "./step-editor.tsx";

type EditorProps = Parameters<typeof StepEditor>[0];

/** The steps of a guide, one of them open; the first is where it begins. */
export function StepList(
  props: Omit<EditorProps, "step" | "at"> & {
    chosen: string | undefined;
    faults: readonly GuideFault[];
    mayEdit: boolean;
    onChoose: (id: string | undefined) => void;
  },
): VNode {
  const { t, confirm } = useDesk();
  const { chosen, faults, mayEdit, onChoose, ...editor } = props;
  const { guide, onSteps } = editor;
  const { steps } = guide;
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector(".step.is-open")?.scrollIntoView({ block: "nearest" });
  }, [chosen]);

  async function remove(step: WrittenStep, at: number): Promise<void> {
    const question = {
      title: t("remove_asked", { name: step.title || t("step_number", { number: at + 1 }) }),
      text: t("step_removing"),
      act: t("remove"),
    };
    const isEmpty = !step.title.trim() && !step.text.trim();
    if (isEmpty || (await confirm(question))) onSteps(removeAt(steps, at));
  }

  return (
    <section class="steps" aria-label={t("steps")}>
      <h2>{t("steps")}</h2>
      <ol ref={list} class="step-list">
        {steps.map((step, at) => {
          const isOpen = step.id === chosen;
          const own = faults.filter((fault) => fault.at === at);
          const hasIssue = props.problem(`steps.${at}`) !== undefined;
          return (
            <li key={step.id} class={isOpen ? "step is-open" : "step"}>
              <div class="step-head">
                <button
                  type="button"
                  class="step-name"
                  aria-expanded={isOpen}
                  onClick={() => onChoose(isOpen ? undefined : step.id)}
                >
                  <span class={own.length > 0 || hasIssue ? "step-mark is-wrong" : "step-mark"}>
                    {at + 1}
                  </span>
                  <span class="step-title">{step.title || t("no_title")}</span>
                  <span class="badge">{t(`step_${step.kind}`)}</span>
                  {at === 0 && <span class="badge badge-open">{t("step_begin")}</span>}
                </button>
                {mayEdit && (
                  <OrderActs
                    items={steps}
                    at={at}
                    name={t("a_step", { number: at + 1 })}
                    onItems={(items) => onSteps([...items])}
                    onRemove={() => void remove(step, at)}
                  />
                )}
              </div>
              {own.length > 0 && (
                <ul class="step-faults">
                  {own.map(({ text }) => (
                    <li key={text}>
                      <Icon name="alert" /> {text}
                    </li>
                  ))}
                </ul>
              )}
              {isOpen && (
                <fieldset disabled={!mayEdit} class="plain-fields">
                  <StepEditor {...editor} step={step} at={at} />
                </fieldset>
              )}
            </li>
          );
        })}
      </ol>
      {mayEdit && (
        <button
          type="button"
          class="button is-small is-own-width"
          disabled={steps.length >= MOST_STEPS}
          onClick={() => {
            const { steps: next, id } = withNewStep(steps);
            onSteps(next);
            onChoose(id);
          }}
        >
          {t("add_step")}
        </button>
      )}
    </section>
  );
}
