import {
  taskFieldTypes,
  type AskedField,
  type FieldGroup,
  type TaskField,
} from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { FieldCondition } from "../fields/field-condition.tsx";
import { FieldEditor, type FieldProblems } from "../fields/field-editor.tsx";
import { newField, withoutCondition } from "../fields/field-edits.ts";
import { OrderActs } from "../fields/order-acts.tsx";
import { Field } from "../ui/field.tsx";

const MOST_IN_GROUP = 20;

/** Fields that are asked again for each of several things. */
export function GroupEditor(props: {
  fields: readonly TaskField[];
  group: FieldGroup;
  at: number;
  problem: FieldProblems;
  onFields: (fields: readonly TaskField[]) => void;
}): VNode {
  const { t, newId } = useDesk();
  const { fields, group, at, problem, onFields } = props;
  const number = at + 1;
  const change = (patch: Partial<FieldGroup>) => onFields(fields.with(at, { ...group, ...patch }));
  const setCount = (name: "min" | "max", typed: string) => {
    const { [name]: _old, ...rest } = group;
    onFields(fields.with(at, typed === "" ? rest : { ...rest, [name]: Number(typed) }));
  };
  return (
    <fieldset class="form-field">
      <legend>{t("field_number", { number })}</legend>
      <OrderActs items={fields} at={at} name={t("a_field", { number })} onItems={onFields} />
      <Field
        label={t("group_label")}
        hint={t("group_label_hint")}
        required
        problem={problem("label")}
        value={group.label}
        onValue={(label) => change({ label })}
      />
      <Field
        label={t("field_hint")}
        value={group.hint ?? ""}
        onValue={(hint) => change({ hint })}
      />
      <div class="two-fields">
        <Field
          label={t("group_min")}
          type="number"
          min={0}
          max={20}
          problem={problem("min")}
          value={group.min === undefined ? "" : String(group.min)}
          onValue={(typed) => setCount("min", typed)}
        />
        <Field
          label={t("group_max")}
          type="number"
          min={1}
          max={20}
          problem={problem("max")}
          value={group.max === undefined ? "" : String(group.max)}
          onValue={(typed) => setCount("max", typed)}
        />
      </div>
      {group.fields.map((field, place) => (
        <FieldEditor<AskedField>
          key={field.id}
          fields={group.fields}
          field={field}
          at={place}
          types={taskFieldTypes}
          problem={(part) => problem(`fields.${place}.${part}`)}
          onFields={(own) => change({ fields: [...own] })}
        />
      ))}
      {problem("fields") && <p class="field-problem">{problem("fields")}</p>}
      <button
        type="button"
        class="button is-small is-own-width"
        disabled={group.fields.length >= MOST_IN_GROUP}
        onClick={() =>
          change({ fields: [...group.fields, newField(`field-${newId().toLowerCase()}`)] })
        }
      >
        {t("add_to_group")}
      </button>
      <FieldCondition
        above={fields.slice(0, at)}
        condition={group.visibleIf}
        problem={problem("visibleIf")}
        onCondition={(visibleIf) =>
          visibleIf ? change({ visibleIf }) : onFields(fields.with(at, withoutCondition(group)))
        }
      />
    </fieldset>
  );
}
