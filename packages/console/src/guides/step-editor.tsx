import { branchesOf, probeNames, type WrittenGuide, type WrittenStep } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { MarkdownField } from "../knowledge/markdown-field.tsx";
import { MarkdownPreview } from "../knowledge/markdown-preview.tsx";
import type { KnowledgeApi } from "../knowledge/knowledge-api.ts";
import type { SelfServiceApi } from "../knowledge/self-service-api.ts";
import { Field } from "../ui/field.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { BranchSelect } from "./branch-select.tsx";
import { leadTo, ofKind, stepKinds, withNewStep } from "./guide-edits.ts";
import { answerText, stepText } from "./guide-words.ts";
import { OptionFields } from "./option-fields.tsx";
import { OutcomeFields } from "./outcome-fields.tsx";

/** One step of a guide, open for writing. */
export function StepEditor(props: {
  api: SelfServiceApi;
  knowledge: KnowledgeApi;
  guide: WrittenGuide;
  step: WrittenStep;
  at: number;
  tasks: readonly { slug: string; title: string }[];
  problem: (path: string) => string | undefined;
  onSteps: (steps: WrittenGuide["steps"]) => void;
}): VNode {
  const { t } = useDesk();
  const { api, guide, step, at, onSteps } = props;
  const problem = (part: string) => props.problem(`steps.${at}.${part}`);
  const replace = (next: WrittenStep) => onSteps(guide.steps.with(at, next));
  /** Makes a step and leads there. */
  const leadToNew = (lead: (to: string) => WrittenStep) => {
    const { steps, id: to } = withNewStep(guide.steps);
    onSteps(steps.with(at, lead(to)));
  };
  const ways = branchesOf(step);

  return (
    <div class="step-editor">
      <SelectField
        label={t("step_kind")}
        hint={t(`step_${step.kind}_hint`)}
        value={step.kind}
        choices={stepKinds.map((kind) => ({ value: kind, label: t(`step_${kind}`) }))}
        onValue={(kind) => replace(ofKind(step, kind))}
      />
      <Field
        label={t("title")}
        required
        maxLength={200}
        problem={problem("title")}
        value={step.title}
        onValue={(title) => replace({ ...step, title })}
      />
      <MarkdownField
        knowledge={props.knowledge}
        rows={5}
        maxLength={20_000}
        problem={problem("text")}
        value={step.text}
        onValue={(text) => replace({ ...step, text })}
      />
      {step.text.trim() && (
        <MarkdownPreview
          load={async (markdown) => {
            const { previews } = await api.previewSteps(guide, [markdown]);
            return previews[0] ?? { tree: [], problems: [] };
          }}
          markdown={step.text}
          locale={guide.locale}
          label={stepText(step, at, t)}
        />
      )}
      {step.kind === "probe" && (
        <SelectField
          label={t("probe")}
          hint={t("probe_hint")}
          value={step.probe}
          choices={probeNames.map((name) => ({ value: name, label: t(`probe_${name}`) }))}
          onValue={(probe) => replace({ ...step, probe })}
        />
      )}
      {step.kind === "choice" ? (
        <OptionFields
          steps={guide.steps}
          step={step}
          problem={problem}
          onStep={replace}
          onNew={leadToNew}
        />
      ) : (
        ways.map(({ answer, to }) => (
          <BranchSelect
            key={answer}
            label={t("leads_to", { answer: answerText(step, answer, t) })}
            steps={guide.steps}
            value={to}
            onValue={(next) => replace(leadTo(step, answer, next))}
            onNew={() => leadToNew((next) => leadTo(step, answer, next))}
          />
        ))
      )}
      {step.kind === "end" && (
        <OutcomeFields step={step} tasks={props.tasks} problem={problem} onStep={replace} />
      )}
    </div>
  );
}
