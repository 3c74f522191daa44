import type { WrittenStep } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { changeAt, removeAt } from "../fields/field-edits.ts";
import { Field } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { BranchSelect } from "./branch-select.tsx";
import { leadTo, MOST_OPTIONS } from "./guide-edits.ts";

type Choice = WrittenStep & { kind: "choice" };

/** The answers of a question, each with where it leads. */
export function OptionFields(props: {
  steps: readonly WrittenStep[];
  step: Choice;
  problem: (part: string) => string | undefined;
  onStep: (step: WrittenStep) => void;
  onNew: (lead: (to: string) => WrittenStep) => void;
}): VNode {
  const { t } = useDesk();
  const { steps, step, problem, onStep } = props;
  const setOptions = (options: Choice["options"]) => onStep({ ...step, options });
  return (
    <>
      {step.options.map(({ label, next }, at) => (
        <fieldset key={at} class="option-fields">
          <legend>{t("option_number", { number: at + 1 })}</legend>
          <Field
            label={t("option_label")}
            required
            maxLength={200}
            problem={problem(`options.${at}.label`)}
            value={label}
            onValue={(typed) => setOptions(changeAt(step.options, at, { label: typed }))}
          />
          <BranchSelect
            label={t("option_leads_to")}
            steps={steps}
            value={next}
            onValue={(to) => setOptions(changeAt(step.options, at, { next: to }))}
            onNew={() => props.onNew((to) => leadTo(step, `option-${at}`, to))}
          />
          {step.options.length > 2 && (
            <button
              type="button"
              class="icon-button"
              aria-label={t("remove_named", {
                name: label || t("option_number", { number: at + 1 }),
              })}
              onClick={() => setOptions(removeAt(step.options, at))}
            >
              <Icon name="close" />
            </button>
          )}
        </fieldset>
      ))}
      <button
        type="button"
        class="button is-small is-own-width"
        disabled={step.options.length >= MOST_OPTIONS}
        onClick={() => setOptions([...step.options, { label: "", next: "" }])}
      >
        {t("add_option")}
      </button>
    </>
  );
}
