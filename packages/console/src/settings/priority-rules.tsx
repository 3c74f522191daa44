import type { Priority, PriorityRule } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { Field } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { SelectField } from "../ui/select-field.tsx";

const MOST = 20;
/** What raises: every conversation begins with the normal one. */
const raising: Priority[] = ["high", "urgent"];

/** Whom the site serves first, by what its server signed (SPEC ID8). */
export function PriorityRules(props: {
  rules: readonly PriorityRule[];
  onRules: (rules: PriorityRule[]) => void;
}): VNode {
  const { t } = useDesk();
  const { rules, onRules } = props;
  return (
    <section class="card-part">
      <h3>{t("priority_rules")}</h3>
      <p class="field-hint">{t("priority_rules_hint")}</p>
      {rules.length === 0 && <p class="card-empty">{t("no_rules")}</p>}
      <ul class="stacked-form">
        {rules.map((rule, at) => (
          <Rule
            key={at}
            rule={rule}
            number={at + 1}
            onRule={(changed) => onRules(rules.with(at, changed))}
            onRemove={() => onRules(rules.toSpliced(at, 1))}
          />
        ))}
      </ul>
      {rules.length < MOST && (
        <button
          type="button"
          class="button is-small is-own-width"
          onClick={() => onRules([...rules, { attribute: "", equals: "", priority: "high" }])}
        >
          {t("add_rule")}
        </button>
      )}
    </section>
  );
}

function Rule(props: {
  rule: PriorityRule;
  number: number;
  onRule: (rule: PriorityRule) => void;
  onRemove: () => void;
}): VNode {
  const { t } = useDesk();
  const { rule, number, onRule } = props;
  return (
    <li>
      <div class="rule" role="group" aria-label={t("rule", { number })}>
        <Field
          label={t("rule_attribute")}
          required
          maxLength={60}
          value={rule.attribute}
          onValue={(attribute) => onRule({ ...rule, attribute })}
        />
        <Field
          label={t("rule_equals")}
          required
          maxLength={500}
          value={rule.equals}
          onValue={(equals) => onRule({ ...rule, equals })}
        />
        <SelectField
          label={t("rule_priority")}
          value={rule.priority}
          choices={[...new Set([rule.priority, ...raising])].map((priority) => ({
            value: priority,
            label: t(`priority_${priority}`),
          }))}
          onValue={(priority) => onRule({ ...rule, priority })}
        />
        <button
          type="button"
          class="icon-button"
          aria-label={t("remove_rule", { number })}
          onClick={props.onRemove}
        >
          <Icon name="close" />
        </button>
      </div>
    </li>
  );
}
