import type { AskedField, TaskField } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { Field } from "../ui/field.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { FieldCondition } from "./field-condition.tsx";
import { changeAt, optionsOf, withoutCondition } from "./field-edits.ts";
import { FieldSelect } from "./field-select.tsx";
import { OrderActs } from "./order-acts.tsx";

/** What can be sensitive (SPEC SF1). */
const oneLine: AskedField["type"][] = ["text", "number", "phone"];

/** What is wrong with a part of a field, by the name that part has in the schema. */
export type FieldProblems = (part: string) => string | undefined;
const none: FieldProblems = () => undefined;

/** One field of a form or a task. */
export function FieldEditor<Item extends TaskField>(props: {
  fields: readonly Item[];
  field: AskedField & Item;
  at: number;
  /** Those there are here. */
  types: readonly AskedField["type"][];
  onFields: (fields: readonly Item[]) => void;
  problem?: FieldProblems;
}): VNode {
  const { t, newId } = useDesk();
  const { fields, field, at, types, onFields, problem = none } = props;
  const [lines, setLines] = useState((field.options ?? []).map(({ label }) => label).join("\n"));
  // Of before this edit: while a line is being worded anew it keeps its value.
  const [old] = useState(field.options ?? []);
  const change = (patch: Partial<AskedField>) =>
    onFields(changeAt(fields, at, patch as Partial<Item>));
  const above = fields.slice(0, at);
  const number = at + 1;

  return (
    <fieldset class="form-field">
      <legend>{t("field_number", { number })}</legend>
      <OrderActs items={fields} at={at} name={t("a_field", { number })} onItems={onFields} />
      <Field
        label={t("field_label")}
        required
        problem={problem("label")}
        value={field.label}
        onValue={(label) => change({ label })}
      />
      <SelectField
        label={t("field_type")}
        value={field.type}
        choices={types.map((type) => ({ value: type, label: t(`type_${type}`) }))}
        onValue={(type) => change({ type, ...(!oneLine.includes(type) && { sensitive: false }) })}
      />
      {field.type === "choice" && (
        <TextArea
          label={t("field_options")}
          rows={4}
          problem={problem("options")}
          value={lines}
          onValue={(typed) => {
            setLines(typed);
            change({ options: optionsOf(typed, old, () => `option-${newId().toLowerCase()}`) });
          }}
        />
      )}
      {(field.type === "order-lines" || field.type === "money") && (
        <FieldSelect
          label={t(field.type === "money" ? "field_of_lines" : "field_of_order")}
          none={field.type === "money" ? t("field_of_nothing") : ""}
          fields={above.filter(
            ({ type }) => type === (field.type === "money" ? "order-lines" : "order"),
          )}
          value={field.of}
          problem={problem("of")}
          onValue={(of) => change({ of })}
        />
      )}
      <Field
        label={t("field_hint")}
        value={field.hint ?? ""}
        onValue={(hint) => change({ hint })}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={field.required ?? false}
          onChange={(event) => change({ required: event.currentTarget.checked })}
        />
        {t("field_required")}
      </label>
      {oneLine.includes(field.type) && (
        <>
          <label class="check">
            <input
              type="checkbox"
              checked={field.sensitive ?? false}
              onChange={(event) => change({ sensitive: event.currentTarget.checked })}
            />
            {t("field_sensitive")}
          </label>
          {field.sensitive && <p class="field-hint">{t("field_sensitive_hint")}</p>}
        </>
      )}
      <FieldCondition
        above={above}
        condition={field.visibleIf}
        problem={problem("visibleIf")}
        onCondition={(visibleIf) =>
          visibleIf
            ? change({ visibleIf })
            : onFields(fields.with(at, withoutCondition(field) as Item))
        }
      />
    </fieldset>
  );
}
