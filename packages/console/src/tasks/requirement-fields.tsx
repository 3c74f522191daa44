import type { OrderState, Requirement, WrittenTask } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { changeAt } from "../fields/field-edits.ts";
import { OrderActs } from "../fields/order-acts.tsx";
import { Field } from "../ui/field.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { ofRequirement, type RequirementKind } from "./task-edits.ts";
import { WayFields } from "./way-fields.tsx";

const kinds: readonly RequirementKind[] = ["signed-in", "attribute", "order"];
const states: readonly OrderState[] = [
  "placed",
  "paid",
  "shipped",
  "delivered",
  "completed",
  "cancelled",
  "refunding",
  "refunded",
];

/** Who may use a task: each condition with what is said to whom it keeps out. */
export function RequirementFields(props: {
  task: WrittenTask;
  tasks: readonly { slug: string; title: string }[];
  articles: readonly { slug: string; title: string }[];
  problem: (path: string) => string | undefined;
  onRequires: (requires: Requirement[]) => void;
}): VNode {
  const { t } = useDesk();
  const { task, problem, onRequires } = props;
  const { requires } = task;
  return (
    <section class="task-part" aria-label={t("requirements")}>
      <h2>{t("requirements")}</h2>
      {requires.length === 0 && <p class="field-hint">{t("no_requirements")}</p>}
      {requires.map((requirement, at) => (
        <fieldset key={at} class="form-field">
          <legend>{t("requirement_number", { number: at + 1 })}</legend>
          <OrderActs
            items={requires}
            at={at}
            name={t("a_requirement", { number: at + 1 })}
            onItems={(items) => onRequires([...items])}
          />
          <KindFields
            requirement={requirement}
            problem={(part) => problem(`requires.${at}.${part}`)}
            onRequirement={(next) => onRequires(requires.with(at, next))}
          />
          <TextArea
            label={t("requirement_missing")}
            hint={t("requirement_missing_hint")}
            rows={2}
            maxLength={500}
            problem={problem(`requires.${at}.missing`)}
            value={requirement.missing}
            onValue={(missing) => onRequires(changeAt(requires, at, { missing }))}
          />
          <WayFields
            way={requirement.way}
            tasks={props.tasks}
            articles={props.articles}
            problem={(part) => problem(`requires.${at}.way.${part}`)}
            onWay={(way) => {
              const { way: _way, ...rest } = requirement;
              onRequires(requires.with(at, way ? { ...rest, way } : rest));
            }}
          />
        </fieldset>
      ))}
      <button
        type="button"
        class="button is-small is-own-width"
        disabled={requires.length >= 10}
        onClick={() => onRequires([...requires, { kind: "signed-in", missing: "" }])}
      >
        {t("add_requirement")}
      </button>
    </section>
  );
}

function KindFields(props: {
  requirement: Requirement;
  problem: (part: string) => string | undefined;
  onRequirement: (requirement: Requirement) => void;
}): VNode {
  const { t } = useDesk();
  const { requirement, problem, onRequirement } = props;
  return (
    <>
      <SelectField
        label={t("requirement_kind")}
        value={requirement.kind}
        choices={kinds.map((kind) => ({ value: kind, label: t(`requirement_${kind}`) }))}
        onValue={(kind) => onRequirement(ofRequirement(requirement, kind))}
      />
      {requirement.kind === "attribute" && (
        <>
          <Field
            label={t("attribute_name")}
            hint={t("attribute_name_hint")}
            required
            maxLength={60}
            problem={problem("name")}
            value={requirement.name}
            onValue={(name) => onRequirement({ ...requirement, name })}
          />
          <Field
            label={t("attribute_equals")}
            hint={t("commas_hint")}
            problem={problem("equals")}
            value={requirement.equals?.join(", ") ?? ""}
            onValue={(typed) => onRequirement({ ...requirement, equals: typed.split(/[,，]\s*/) })}
          />
          <Field
            label={t("attribute_at_least")}
            type="number"
            problem={problem("atLeast")}
            value={requirement.atLeast === undefined ? "" : String(requirement.atLeast)}
            onValue={(typed) => {
              const { atLeast: _atLeast, ...rest } = requirement;
              onRequirement(typed === "" ? rest : { ...rest, atLeast: Number(typed) });
            }}
          />
        </>
      )}
      {requirement.kind === "order" && (
        <fieldset class="checks is-wide">
          <legend>{t("order_states")}</legend>
          {states.map((state) => (
            <label key={state} class="check">
              <input
                type="checkbox"
                checked={requirement.states.includes(state)}
                onChange={(event) =>
                  onRequirement({
                    ...requirement,
                    states: states.filter((one) =>
                      one === state
                        ? event.currentTarget.checked
                        : requirement.states.includes(one),
                    ),
                  })
                }
              />
              {t(`order_${state}`)}
            </label>
          ))}
          {problem("states") && <p class="field-problem">{problem("states")}</p>}
        </fieldset>
      )}
    </>
  );
}
